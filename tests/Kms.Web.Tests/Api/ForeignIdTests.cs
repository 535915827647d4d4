namespace Kms.Web.Tests.Api;

/// <summary>Somebody else's things do not exist: every endpoint, called with ids of another organisation.</summary>
[Collection(WorldCollection.Name)]
public sealed class ForeignIdTests(World world)
{
    public static TheoryData<string> Endpoints => [.. ForeignCases.All.Keys];

    [Fact]
    public void Every_endpoint_has_a_case() => Assert.Equal(Api.Endpoints.OfApi(world.App), ForeignCases.All.Keys.Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Endpoints))]
    public async Task Another_organisation_learns_nothing_from(string endpoint) => await ForeignCases.All[endpoint].RunAsync(world, world.Third, endpoint);

    [Theory, MemberData(nameof(Endpoints))]
    public async Task A_person_without_rights_learns_nothing_from(string endpoint) => await ForeignCases.All[endpoint].RunAsync(world, world.Person, endpoint);

    [Theory, MemberData(nameof(Endpoints))]
    public async Task Foreign_unknown_and_malformed_ids_are_answered_alike_by(string endpoint)
    {
        if (ForeignCases.All[endpoint] is not ForeignCase.Hidden hidden) return;

        var foreign = await hidden.SendAsync(world, world.Third, endpoint, id => id);
        var unknown = await hidden.SendAsync(world, world.Third, endpoint, ForeignCases.Unknown);
        var malformed = await hidden.SendAsync(world, world.Third, endpoint, _ => "x");

        Assert.Equal((foreign.Status, foreign.Body), (unknown.Status, unknown.Body));
        Assert.Equal((foreign.Status, foreign.Body), (malformed.Status, malformed.Body));
    }
}
