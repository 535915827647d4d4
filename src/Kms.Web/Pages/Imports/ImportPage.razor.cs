using Kms.Files;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Imports;

/// <summary>A key file: upload, dry run with a row report, then the import itself.</summary>
public sealed partial class ImportPage
{
    private static readonly string[] s_formats = ["auto", "list", "kem", "pskc", "tts-csv", "tts-json", "tr005"];
    private IReadOnlyList<Stored> _files = [];
    private string? _format = "auto";
    private string? _password;
    private string? _manufacturer;
    private string? _organisation;
    private bool _publicClaim;
    private JobView? _job;

    [SupplyParameterFromQuery(Name = "job")] public string? Started { get; set; }

    [SupplyParameterFromQuery(Name = "dry")] public bool IsDry { get; set; }

    private JobId? Job => string.IsNullOrEmpty(Started) ? null : new JobId(Started);

    private async Task StartAsync(bool dryRun)
    {
        var id = NewId.Grain();
        if (!await TryAsync(actor => OrderAsync(actor, id, dryRun))) return;
        _job = null;
        GoOn($"/import?job={id}&dry={(dryRun ? "true" : "false")}");
    }

    private async Task OrderAsync(ActorTicket actor, string id, bool dryRun)
    {
        var file = new FileId(_files[0].Id);
        await Grains.GetGrain<IFileGrain>(file.Value).CompleteAsync(actor, string.IsNullOrEmpty(_password) ? null : _password);
        var maker = string.IsNullOrWhiteSpace(_manufacturer) ? null : _manufacturer.Trim().ToUpperInvariant();
        var organisation = string.IsNullOrEmpty(_organisation) ? (OrganisationId?)null : new OrganisationId(_organisation);
        await Grains.GetGrain<IJobGrain>(id).StartAsync(actor, new ImportJob(file, _format ?? "auto", maker, organisation, _publicClaim, dryRun));
    }
}
