using System.Text.Json;

namespace Kms.Web.Tests.Api;

[Collection(WorldCollection.Name)]
public sealed class DescriptionTests(World world)
{
    [Fact]
    public async Task The_description_names_every_endpoint_with_a_summary()
    {
        var described = (await OperationsAsync()).ToDictionary(one => one.Name, one => one.Operation);

        Assert.Equal(Endpoints.OfApi(world.App), described.Keys.Order(StringComparer.Ordinal));
        Assert.All(described.Values, operation => Assert.NotEmpty(operation.GetProperty("summary").GetString()!)); // required
    }

    [Fact]
    public async Task It_is_openapi_3_1() =>
        Assert.StartsWith("3.1", (await DocumentAsync()).GetProperty("openapi").GetString(), StringComparison.Ordinal);

    [Fact]
    public async Task Every_refusal_is_described_as_a_problem_with_its_codes()
    {
        foreach (var (name, operation) in await OperationsAsync())
        {
            var refusals = operation.GetProperty("responses").EnumerateObject().Where(response => response.Name[0] is '4' or '5').ToList();
            Assert.True(refusals.Count >= 2, name);
            Assert.All(refusals, response => Assert.True(response.Value.GetProperty("content").TryGetProperty("application/problem+json", out _), $"{name} {response.Name}"));
        }
    }

    [Fact]
    public async Task Bodies_have_examples()
    {
        var bodies = (await OperationsAsync()).Where(one => one.Operation.TryGetProperty("requestBody", out _)).ToList();

        Assert.All(bodies, one =>
        {
            var content = one.Operation.GetProperty("requestBody").GetProperty("content");
            Assert.True(content.TryGetProperty("multipart/form-data", out _) || content.GetProperty("application/json").TryGetProperty("example", out _), one.Name);
        });
    }

    private async Task<JsonElement> DocumentAsync() => (await world.App.Anonymous().GetAsync("/openapi/v1.json")).Expect(200).Json;

    private async Task<List<(string Name, JsonElement Operation)>> OperationsAsync() =>
    [
        .. from path in (await DocumentAsync()).GetProperty("paths").EnumerateObject()
           where path.Name.StartsWith("/api/v1", StringComparison.Ordinal)
           from operation in path.Value.EnumerateObject()
           select ($"{operation.Name.ToUpperInvariant()} {path.Name["/api/v1".Length..].TrimEnd('/')}", operation.Value),
    ];
}
