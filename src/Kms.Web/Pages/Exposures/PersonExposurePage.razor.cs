using Kms.Exposures;
using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Pages.Devices;
using Kms.Web.Pages.Jobs;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Exposures;

/// <summary>What one account ever got (B3), and what is done when it is compromised.</summary>
public sealed partial class PersonExposurePage
{
    private const int IdLength = 32;
    private PersonExposure? _person;
    private JobState? _state;
    private UserId _id;
    private bool _administers;
    private bool _reporting;
    private int _shown;

    /// <summary>Null for the own account.</summary>
    [Parameter] public string? Id { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    /// <summary>The job that sets the keys to compromised, while its progress is looked at here.</summary>
    [SupplyParameterFromQuery] public string? Job { get; set; }

    internal override object Subject => Id ?? "";

    private string? Back => Id is null ? null : _administers ? $"/members/{Id}" : "/devices";

    private string? Lead => _person is { } person
        ? Words["Exposure.PersonLead", person.Name is { } name ? $"{name} ({person.Email})" : person.Email ?? person.Person.Value].Value
        : null;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _administers = Person.Of(actor).Administers;
        _id = Id is null ? actor.User : new UserId(Id);
        _person = _id.Value.Length == IdLength ? await Grains.Exposures().OfPersonAsync(actor, _id) : null;
        _shown++;
    }

    private async Task<Page<ExposedDevice>> FetchAsync(PageRequest request) =>
        await Grains.Exposures().DevicesAsync(await Actors.GetAsync(), _id, request);

    // Once the job is over the keys below are in other states.
    private void ChangedAsync(JobView job)
    {
        if (_state is not null && _state != job.State && JobWatch.IsEnded(job)) _shown++;
        _state = job.State;
    }

    private void Go(string? after) => Navigation.NavigateTo(DeviceQuery.Address(Id is null ? "/account/exposure" : $"/members/{Id}/exposure", [new("job", Job), new("after", after)]));
}
