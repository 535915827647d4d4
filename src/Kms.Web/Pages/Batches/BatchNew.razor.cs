using Kms.Batches;
using Kms.Catalogue;
using Kms.Files;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;

namespace Kms.Web.Pages.Batches;

/// <summary>A batch reference from one or more files; a preview names every row that will be left out (I12).</summary>
public sealed partial class BatchNew
{
    private IReadOnlyList<Stored> _files = [];
    private string? _name;
    private string? _organisation;
    private string? _manufacturer;
    private string? _nameFault;
    private string? _organisationFault;
    private BatchReport? _report;
    private Selection _selection = Selection.Of();
    private long _chosen;
    private bool _chosenMore;

    private bool IsEmpty => _files.Count == 0 && _chosen == 0;

    // Devices marked in the list come with the address.
    internal override async Task LoadAsync(ActorTicket actor)
    {
        if (actor.Memberships.Length == 1) _organisation ??= actor.Memberships[0].Organisation.Value;
        _selection = await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri);
        if (_selection.Filter is null)
        {
            _chosen = _selection.Devices.Length;
            return;
        }
        var first = await Grains.Catalogue().SummariseAsync(actor, _selection);
        (_chosen, _chosenMore) = (first.Count, first.Next is not null);
    }

    // What was found out holds for these files, this organisation and this maker.
    private void ChangeFiles(IReadOnlyList<Stored> files) => (_files, _report) = (files, null);

    private void ChangeOrganisation(string? organisation) => (_organisation, _report) = (organisation, null);

    private void ChangeManufacturer(string manufacturer) => (_manufacturer, _report) = (manufacturer, null);

    private Task PreviewAsync() => Check() ? TryAsync(actor => SendAsync(actor, dryRun: true)) : Task.CompletedTask;

    // Nothing is saved before the rows that it leaves out have been shown.
    private async Task SaveAsync()
    {
        if (!Check()) return;
        if (_report is null && (!await TryAsync(actor => SendAsync(actor, dryRun: true)) || BatchReportCard.LeavesOut(_report!))) return; // sent, so there is a report: here and below
        if (_report!.Accepted == 0 || !await TryAsync(actor => SendAsync(actor, dryRun: false)) || _report.Batch is not { } batch) return;
        Toasts.Say(Words["Batch.Created", _report.Accepted]);
        GoOn($"/batches/{batch}");
    }

    private bool Check()
    {
        _nameFault = string.IsNullOrWhiteSpace(_name) ? Words["Fault.Missing"].Value : null;
        _organisationFault = string.IsNullOrEmpty(_organisation) ? Words["Fault.Choose"].Value : null;
        return _nameFault is null && _organisationFault is null;
    }

    private async Task SendAsync(ActorTicket actor, bool dryRun)
    {
        foreach (var file in _files) await Grains.GetGrain<IFileGrain>(file.Id).CompleteAsync(actor);
        var maker = string.IsNullOrWhiteSpace(_manufacturer) ? null : _manufacturer.Trim().ToUpperInvariant();
        var draft = new BatchDraft(_name!.Trim(), new OrganisationId(_organisation!), [.. _files.Select(file => new FileId(file.Id))], maker, dryRun, _chosen > 0 ? _selection : null); // checked before
        _report = await Grains.GetGrain<IBatchGrain>(NewId.Grain()).CreateAsync(actor, draft);
    }
}
