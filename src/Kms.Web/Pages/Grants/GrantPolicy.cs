using Kms.Organisations;
using Kms.Users;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Grants;

/// <summary>When a right ends that is given without an end, as far as the form can tell: each device goes by its own owner's policy.</summary>
public sealed record GrantPolicy(int? Days, bool Differs)
{
    internal static GrantPolicy None { get; } = new(null, false);

    internal static async Task<GrantPolicy> FindAsync(IGrainFactory grains, ActorTicket actor)
    {
        var days = new HashSet<int?>();
        foreach (var own in actor.Memberships.Where(membership => membership.Roles.HasFlag(Roles.KeyManager)))
            days.Add((await grains.GetGrain<IOrganisationGrain>(own.Organisation.Value).GetAsync(actor))?.Profile.RightsEndAfterDays);
        return days.Count > 1 ? new(null, true) : new(days.FirstOrDefault(), false);
    }

    internal string Hint(IStringLocalizer<Texts> texts) => this switch
    {
        { Differs: true } => texts["Grant.UntilPolicies"],
        { Days: { } days } => texts["Grant.UntilPolicy", days],
        _ => texts["Grant.UntilHint"],
    };

    internal string End(IStringLocalizer<Texts> texts) => this switch
    {
        { Differs: true } => texts["Grant.EndsByPolicies"],
        { Days: { } days } => texts["Grant.EndsByPolicy", days],
        _ => texts["Rights.NoEnd"],
    };
}
