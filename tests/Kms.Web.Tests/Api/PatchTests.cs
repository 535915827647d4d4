namespace Kms.Web.Tests.Api;

/// <summary>A change of several things is made as a whole or not at all.</summary>
[Collection(WorldCollection.Name)]
public sealed class PatchTests(World world)
{
    [Fact]
    public async Task Nobody_is_deactivated_by_a_change_whose_other_half_is_refused()
    {
        var paula = await world.App.RegisterAsync("paula@patched.example");
        var id = (await paula.GetAsync("me")).Expect(200).Text("id");

        var refused = (await world.Operator.PatchAsync($"users/{id}", new { active = false, name = "Somebody else" })).Expect(422, "invalid");

        Assert.Equal("one-of", refused.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        (await paula.GetAsync("me")).Expect(200);
    }

    [Fact]
    public async Task The_own_name_stays_when_the_change_names_more_than_oneself_may_do()
    {
        var perla = await world.App.RegisterAsync("perla@patched.example");
        var id = (await perla.GetAsync("me")).Expect(200).Text("id");

        (await perla.PatchAsync($"users/{id}", new { name = "Perla", active = true })).Expect(422, "invalid");
        (await perla.PatchAsync($"users/{id}", new { name = "Perla", theme = "no such theme" })).Expect(422, "invalid");
        var kept = (await perla.GetAsync($"users/{id}")).Expect(200);
        (await perla.PatchAsync($"users/{id}", new { name = "Perla", theme = "dark" })).Expect(200);

        Assert.NotEqual("Perla", kept.Text("name"));
        Assert.Equal("Perla", (await perla.GetAsync($"users/{id}")).Expect(200).Text("name"));
    }
}
