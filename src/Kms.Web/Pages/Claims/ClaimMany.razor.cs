using System.Collections.Immutable;
using System.Text;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace Kms.Web.Pages.Claims;

/// <summary>Many devices, each with its code: pasted or from a file. Runs as a job.</summary>
public sealed partial class ClaimMany
{
    // Its lines come back from the box above when somebody corrects one.
    private const long MaxFile = 4 << 20;
    private string? _text;
    private string? _fault;
    private string? _organisation;

    [Parameter] public EventCallback<JobId> OnStarted { get; set; }

    private ImmutableArray<ClaimItem> Items => ClaimLines.Read(_text);

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
        _text = await reader.ReadToEndAsync();
    }

    private async Task StartAsync()
    {
        var id = new JobId(NewId.Grain());
        var organisation = string.IsNullOrEmpty(_organisation) ? (OrganisationId?)null : new OrganisationId(_organisation);
        var order = new ClaimJob(organisation, Items, null);
        if (await TryAsync(actor => Grains.GetGrain<IJobGrain>(id.Value).StartAsync(actor, order))) await OnStarted.InvokeAsync(id);
    }
}
