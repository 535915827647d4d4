using Kms.Audit;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Audit;

public sealed partial class AuditPage
{
    private static readonly string[] s_kinds =
    [
        "key.", "right.", "device.", "claim.", "export.", "transfer.", "batch.", "session.", "sign-in.", "password.", "token.", "user.", "member.", "invitation.", "access.",
        "partner.", "organisation.", "template.", "document.", "brand.", "certificate.", "authority.",
    ];

    private Person _person = Person.Nobody;
    private bool _severalOrganisations;
    private AuditForm _form = new();
    private AuditForm _asked = new();
    private AuditFilter _filter = new();
    private AuditVerdict? _verdict;
    private string? _actorName;
    private string? _fault;

    [SupplyParameterFromQuery] public string? Device { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? Actor { get; set; }

    [SupplyParameterFromQuery] public string? From { get; set; }

    [SupplyParameterFromQuery] public string? To { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _asked = new AuditForm { Device = Device, Kind = Kind, Organisation = Organisation, Actor = Actor, From = From, To = To };
        _form = _asked with { };
        // The grid fetches anew for another filter, and takes an equal one for another.
        if (_asked.ToFilter(Zone) is var filter && filter != _filter) _filter = filter;
        await base.OnParametersSetAsync();
    }

    internal override Task LoadAsync(ActorTicket actor)
    {
        (_person, _severalOrganisations) = (Person.Of(actor), actor.IsOperator || actor.Memberships.Length > 1);
        return Task.CompletedTask;
    }

    private async Task<Page<AuditEntry>> FetchAsync(PageRequest request) => await Grains.Audit().FindAsync(await Actors.GetAsync(), _filter, request);

    // The address has the account alone; its entries have the name.
    private void Name(Page<AuditEntry> page) => _actorName = Actor is null ? null : page.Items.FirstOrDefault()?.ActorName ?? _actorName;

    private void Find()
    {
        _fault = _form.FaultOf(Words);
        if (_fault is null && !_form.HasFaultyDay) Navigation.NavigateTo(_form.Address());
    }

    private void Turn(string? after) => Navigation.NavigateTo(_asked.Address(after));

    private string OnlyOf(UserId actor) => (_asked with { Actor = actor.Value }).Address();

    private async Task VerifyAsync() => await TryAsync(async actor => _verdict = await Grains.Audit().VerifyAsync(actor));
}
