using System.Collections.Immutable;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;

namespace Kms.Web.Pages;

public sealed partial class Home
{
    private HomeSummary _home = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
    private ImmutableArray<JobView> _jobs = [];
    private ServiceCertificateView? _signing;
    private string _name = "";

    internal Person Person { get; private set; } = Person.Nobody;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (Person, _name) = (Person.Of(actor), actor.Name.Split('@')[0]);
        _home = await Grains.Catalogue().GetHomeAsync(actor);
        _signing = actor.IsOperator ? await Grains.ServiceCertificate().GetAsync(actor) : null;
        _jobs = (await Grains.Directory().JobsAsync(actor, new PageRequest(5))).Items;
    }
}
