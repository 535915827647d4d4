using System.Collections.Immutable;
using System.Text;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Kms.Web.Pages.Claims;

/// <summary>Many devices, each with its code: pasted or from a file. Runs as a job.</summary>
public sealed partial class ClaimMany
{
    // Its lines come back from the box above when somebody corrects one.
    private const long MaxFile = 4 << 20;
    private const int MostMarked = 1000;
    private string? _text;
    private string? _fault;
    private string? _organisation;
    private ImmutableArray<ClaimItem> _items = [];
    private IReadOnlyList<ClaimLine> _faulty = [];

    // Devices marked in the list stand here already and lack only their codes.
    internal override async Task LoadAsync(ActorTicket actor)
    {
        var selection = await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri);
        var marked = selection.Filter is { } filter
            ? (await Grains.Catalogue().FindAsync(actor, filter, new PageRequest(MostMarked, CountTotal: false))).Items.Select(row => row.Id).Except(selection.Except)
            : selection.Devices;
        if (_text is null) Take(string.Join('\n', marked.Select(device => $"{device},")));
    }

    private async Task ReadAsync(InputFileChangeEventArgs change)
    {
        _fault = null;
        if (change.File.Size > MaxFile)
        {
            _fault = Words["Refusal.TooLarge"];
            return;
        }
        await using var stream = change.File.OpenReadStream(MaxFile);
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
        Take(await reader.ReadToEndAsync());
    }

    // A line that is no claim is told now, not after it has cost one of ten attempts a day.
    private void Take(string text)
    {
        _text = text;
        var lines = ClaimLines.Read(text);
        _items = [.. lines.Select(line => line.Item).OfType<ClaimItem>()];
        _faulty = [.. lines.Where(line => line.Fault is not null)];
    }

    private async Task StartAsync()
    {
        var id = new JobId(NewId.Grain());
        var organisation = string.IsNullOrEmpty(_organisation) ? (OrganisationId?)null : new OrganisationId(_organisation);
        var order = new ClaimJob(organisation, _items, null);
        if (await TryAsync(actor => Grains.GetGrain<IJobGrain>(id.Value).StartAsync(actor, order))) GoOn($"/claim/many?job={id}");
    }
}
