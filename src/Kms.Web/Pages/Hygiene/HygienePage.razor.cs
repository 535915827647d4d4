using System.Globalization;
using Kms.Catalogue;
using Kms.Hygiene;
using Kms.Jobs;
using Kms.Keys;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Pages.Jobs;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Hygiene;

/// <summary>What is wrong with the keys of an estate (I14): counted by a job, looked into, accepted with a reason.</summary>
public sealed partial class HygienePage
{
    private Person _person = Person.Nobody;
    private IReadOnlyList<OrganisationId> _own = [];
    private HygieneReport? _report;
    private KeyFinding? _accepting;
    private JobState? _state;
    private string? _organisation;
    private string? _reason;
    private string? _fault;

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    /// <summary>The examination whose progress is looked at.</summary>
    [SupplyParameterFromQuery] public string? Job { get; set; }

    // The operator looks at everything, unless an organisation is picked.
    private OrganisationId? Of => !string.IsNullOrEmpty(Organisation) ? new OrganisationId(Organisation) : _own.Count > 0 && !_person.IsOperator ? _own[0] : null;

    private DeviceSuggestions Suggestions => new(Grains, Actors, Words);

    private IHygieneGrain Grain => Grains.GetGrain<IHygieneGrain>(Of?.Value ?? IHygieneGrain.Everything);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _person = Person.Of(actor);
        _own = [.. actor.Memberships.Where(membership => membership.Roles != Roles.None).Select(membership => membership.Organisation)];
        _organisation = await Suggestions.NameAsync(Of);
        _report = await Grain.GetAsync(actor);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private string DevicesOf(KeyFinding finding) =>
        DeviceQuery.Address("/devices", DeviceQuery.Write(new DeviceFilter(Organisation: Of, Health: finding)));

    private string ExportOf(KeyFinding? finding) =>
        DeviceQuery.Address("/api/v1/hygiene/export", [new("finding", finding?.ToString().ToLowerInvariant()), new("organisation", Of?.Value)]);

    private async Task ExamineAsync()
    {
        var id = NewId.Grain();
        if (await TryAsync(actor => Grains.GetGrain<IJobGrain>(id).StartAsync(actor, new HygieneJob(Of)))) GoOn(Address(Organisation, id));
    }

    // Once the examination is over the report is another one.
    private async Task ChangedAsync(JobView job)
    {
        var ended = _state is not null && _state != job.State && JobWatch.IsEnded(job);
        _state = job.State;
        if (ended) await ReloadAsync();
    }

    private async Task AcceptAsync()
    {
        _fault = string.IsNullOrWhiteSpace(_reason) ? Words["Keys.ReasonMissing"].Value : null;
        if (_fault is not null || _accepting is not { } finding) return;
        if (await TryAsync(async actor => _report = await Grain.AcknowledgeAsync(actor, finding, _reason!))) Close(); // looked at above
    }

    private async Task WithdrawAsync(KeyFinding finding) => await TryAsync(async actor => _report = await Grain.WithdrawAsync(actor, finding));

    private void Close() => (_accepting, _reason, _fault) = (null, null, null);

    private void Go(string? organisation) => Navigation.NavigateTo(Address(organisation, null));

    private static string Address(string? organisation, string? job) => DeviceQuery.Address("/hygiene", [new("organisation", organisation), new("job", job)]);
}
