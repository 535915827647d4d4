using System.Text.Json;

namespace Kms.Web.Tests.Api;

/// <summary>How long rights last is a part of the organisation; what is not named stays.</summary>
[Collection(WorldCollection.Name)]
public sealed class PolicyTests(World world)
{
    [Fact]
    public async Task The_days_after_which_rights_end_are_set_kept_and_taken_away()
    {
        var id = (await world.Operator.PostAsync("organisations", new { name = "Policy Works", kind = "utility", country = "DK", locale = "da" })).Expect(201).Text("id");

        (await world.Operator.PatchAsync($"organisations/{id}", new { rightsEndAfterDays = 365 })).Expect(200);
        var renamed = (await world.Operator.PatchAsync($"organisations/{id}", new { name = "Policy Water" })).Expect(200);
        Assert.Equal(365, renamed.Json.GetProperty("rightsEndAfterDays").GetInt32());
        var refused = (await world.Operator.PatchAsync($"organisations/{id}", new { rightsEndAfterDays = 4000 })).Expect(422, "invalid");
        Assert.Equal("days-range", refused.Json.GetProperty("errors")[0].GetProperty("code").GetString());

        var none = (await world.Operator.PatchAsync($"organisations/{id}", new { rightsEndAfterDays = 0 })).Expect(200);

        Assert.Equal(JsonValueKind.Null, none.Json.GetProperty("rightsEndAfterDays").ValueKind);
    }
}
