using System.Collections.Immutable;
using Kms.Devices;
using Kms.Users;

namespace Kms.Catalogue;

/// <summary>Queries over all devices that the actor may see. Stateless.</summary>
[Alias("kms.ICatalogueGrain")]
public interface ICatalogueGrain : IGrainWithStringKey
{
    /// <summary>A page; the thousandth costs what the first one costs, which counts too unless the request says otherwise.</summary>
    [Repeatable, Alias("Find")] Task<Page<DeviceRow>> FindAsync(ActorTicket actor, DeviceFilter filter, PageRequest page);

    /// <summary>Up to 20 values of manufacturer, type, medium, label or batch that begin with a text.</summary>
    [Repeatable, Alias("Suggest")] Task<ImmutableArray<string>> SuggestAsync(ActorTicket actor, string field, string? prefix);

    /// <summary>
    /// What a selection holds. Of a long one a part at a time, so that no call takes long: the answer says where the next part begins, and the
    /// numbers of all parts add up.
    /// </summary>
    [Repeatable, Alias("Summarise")] Task<SelectionSummary> SummariseAsync(ActorTicket actor, Selection selection, PageRequest? part = null);

    /// <summary>Numbers for the home page.</summary>
    [Repeatable, Alias("GetHome")] Task<HomeSummary> GetHomeAsync(ActorTicket actor);

    /// <summary>
    /// Finds the device of a serial number, a further identity, a DevEUI or label text among those the actor may see or claim; else null.
    /// </summary>
    [Repeatable, Alias("Resolve")] Task<DeviceId?> ResolveAsync(ActorTicket actor, string text);
}
