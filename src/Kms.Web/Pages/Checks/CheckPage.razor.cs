using System.Collections.Immutable;
using System.Globalization;
using Kms.Devices;
using Kms.Files;
using Kms.Jobs;
using Kms.Telegrams;
using Kms.Users;
using Kms.Web.Api;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Checks;

/// <summary>Does a key fit? Telegrams pasted, or a log as a job. Devices in the address are those somebody asks for.</summary>
public sealed partial class CheckPage
{
    private const int MostLines = 10_000;
    private ImmutableArray<DeviceId> _wanted = [];
    private ImmutableArray<CheckedTelegram>? _answers;
    private ImmutableArray<string> _lines = [];
    private IReadOnlyList<Stored> _files = [];
    private bool _uploads;
    private string? _text;
    private string? _fault;

    [SupplyParameterFromQuery(Name = "job")] public string? Started { get; set; }

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _wanted = (await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri)).Devices;
        // Who may upload nothing else may upload no log either.
        var person = Person.Of(actor);
        _uploads = person.IsOperator || person.ManagesKeys;
    }

    private async Task CheckAsync()
    {
        _fault = null;
        ImmutableArray<string> lines = [.. (_text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (lines.IsEmpty) _fault = Words["Check.Empty"];
        if (lines.Length > MostLines) _fault = Words["Check.TooMany", MostLines.ToString("N0", CultureInfo.CurrentCulture)];
        if (_fault is not null) return;
        await TryAsync(async actor =>
        {
            _answers = await Grains.GetGrain<IKeyCheckGrain>(GrainKeys.Checks).CheckAsync(actor, lines, null);
            _lines = lines;
        });
    }

    private async Task StartAsync()
    {
        var id = NewId.Grain();
        if (await TryAsync(actor => OrderAsync(actor, id))) GoOn($"/check?job={id}");
    }

    private async Task OrderAsync(ActorTicket actor, string id)
    {
        var file = new FileId(_files[0].Id);
        await Grains.GetGrain<IFileGrain>(file.Value).CompleteAsync(actor);
        await Grains.GetGrain<IJobGrain>(id).StartAsync(actor, new CheckJob(file));
    }
}
