using System.Globalization;
using System.Text.RegularExpressions;
using Kms.Catalogue;
using Kms.Testing.Circuits;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Components;

/// <summary>What a page asks of the database and sends to the browser: numbers that do not depend on what else the machine does.</summary>
[Collection(WorldCollection.Name)]
public sealed partial class PageCostTests(World world)
{
    private const string Elsewhere = "/claim/many";
    private const string ElsewhereText = "claim/batch";
    private const string WhoAsks = "actor_epoch"; // looked up at each door anew: the page, its connection, the circuit

    [Theory]
    [InlineData("/", "tile")]
    [InlineData("/devices", World.Device)]
    [InlineData("/devices?q=1000", World.Device)]
    [InlineData("/devices?right=owned&sort=label", World.Device)]
    [InlineData($"/devices/{World.Device}", "flowIQ")]
    [InlineData("/readers", "carl@customer.example")]
    [InlineData("/batches", "Delivery 1")]
    [InlineData("/claim-requests", World.Unclaimed)]
    [InlineData("/jobs", "aria-rowcount")]
    [InlineData("/organisations", "Rho Resale")]
    [InlineData("/members", "rita@rho.example")]
    [InlineData("/invitations", "ina@rho.example")]
    [InlineData("/mails", "aria-rowcount")]
    [InlineData("/audit", "aria-rowcount")]
    public async Task A_visit_asks_no_question_twice(string path, string text)
    {
        var asked = await VisitAsync(path, text);

        Assert.Empty(asked.GroupBy(question => question).Where(same => same.Count() > 1).Select(same => $"{same.Count()} x {same.Key}"));
    }

    [Fact]
    public async Task The_home_page_counts_no_further_than_it_shows()
    {
        var limits = (await VisitAsync("/", "tile")).Where(question => question.Contains("count(*)", StringComparison.Ordinal))
            .Select(question => int.Parse(Last().Match(question).Value, CultureInfo.InvariantCulture));

        Assert.All(limits, limit => Assert.InRange(limit, 1, HomeSummary.MostDevices));
    }

    [Fact]
    public async Task A_list_of_eight_rows_comes_in_eighty_kilobytes()
    {
        using var person = await SignInAsync();
        await using var circuit = await person.OpenAsync(Elsewhere, "/account/sessions");
        // What belongs to the frame may still be drawn after its page.
        await circuit.GoAsync("/devices?q=nothing", "devices");
        await circuit.GoAsync(Elsewhere, ElsewhereText);
        var before = circuit.Bytes;

        await circuit.GoAsync("/devices?claim=claimed", World.Device);

        Assert.InRange(circuit.Bytes - before, 1, 80 << 10);
    }

    private async Task<List<string>> VisitAsync(string path, string text)
    {
        using var person = await SignInAsync();
        world.App.Database.Asked.Clear();
        // What the page still asks after its rows were drawn is asked before it is left.
        await using (var circuit = await person.OpenAsync(path, text)) await circuit.GoAsync(Elsewhere, ElsewhereText);
        // A page may find all it shows in grains that are awake; the doors always ask.
        Assert.Contains(world.App.Database.Asked, question => question.Contains(WhoAsks, StringComparison.Ordinal));
        return [.. world.App.Database.Asked.Where(question => !question.Contains(WhoAsks, StringComparison.Ordinal))];
    }

    private Task<CircuitPerson> SignInAsync() => CircuitPerson.SignInAsync(world.App.ClientOptions.BaseAddress, "rita@rho.example", Arrivals.Passphrase);

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex Last();
}
