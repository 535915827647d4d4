using Kms.Catalogue;
using Kms.Certificates;
using Kms.Devices;
using Kms.Hygiene;
using Kms.Keys;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>What the kinds of orders have in common: name, scope, selection, and what is wrong with them at once.</summary>
internal static class JobOrders
{
    private static readonly Selection Nothing = Selection.Of();

    public static string KindOf(this JobOrder order) => order switch
    {
        GrantJob => "grant",
        RevokeJob => "revoke",
        UndoGrantJob => "undo",
        ClaimJob => "claim",
        ImportJob => "import",
        ExportJob => "export",
        CheckJob => "check",
        CertificateJob => "certificate",
        CompromiseJob => "compromise",
        HygieneJob => "hygiene",
        DeviceActJob { Act: DeviceAct.Label } => "label",
        DeviceActJob { Act: DeviceAct.Release } => "release",
        DeviceActJob => "transfer",
        _ => throw new InvalidOperationException($"No job for {order.GetType().Name}."),
    };

    public static string ScopeOf(this JobOrder order) => order switch
    {
        ImportJob => Scopes.Import,
        ExportJob => Scopes.Keys,
        CertificateJob => Scopes.Admin,
        CheckJob => Scopes.Read,
        _ => Scopes.Write,
    };

    public static string TitleOf(this JobOrder order) => order switch
    {
        GrantJob grant => grant.Grantee.Email?.Value ?? grant.Grantee.Value,
        RevokeJob revoke => revoke.Grantee?.Email?.Value ?? revoke.Grantee?.Value ?? "",
        ExportJob export => export.Format.ToString(),
        DeviceActJob act => act.Label ?? act.Act.ToString(),
        _ => "",
    };

    public static Selection SelectionOf(this JobOrder order) => order switch
    {
        GrantJob grant => grant.Selection,
        RevokeJob revoke => revoke.Selection,
        ExportJob export => export.Selection,
        DeviceActJob act => act.Selection,
        _ => Nothing,
    };

    /// <summary>The order as it is kept: the selection is frozen in pages, and codes are nobody's to read.</summary>
    public static JobOrder WithoutSelection(this JobOrder order) => order switch
    {
        GrantJob grant => grant with { Selection = Nothing },
        RevokeJob revoke => revoke with { Selection = Nothing },
        ExportJob export => export with { Selection = Nothing },
        DeviceActJob act => act with { Selection = Nothing },
        ClaimJob claim => claim with { Items = [] },
        CompromiseJob compromise => compromise with { Confirmation = "" },
        _ => order,
    };

    /// <summary>Keyed: an order may hold codes of four digits, which anybody could try against a plain hash.</summary>
    public static string HashOf(this JobOrder order, IKeyVault vault) =>
        Convert.ToHexStringLower(vault.Hash("job-order", StoredJson.WriteBytes(order)).AsSpan());

    /// <summary>Refuses at once what every row would refuse.</summary>
    public static void Check(this JobOrder order, Actor actor, DateTimeOffset now)
    {
        switch (order)
        {
            case GrantJob { Until: { } until } when until <= now:
                throw Refuse.Invalid("until", "in-the-past", "The end must lie in the future.");
            case GrantJob { Grantee.Value.Length: 0 }:
                throw Refuse.Invalid("grantee", "required", "Name a person or a partner.");
            case DeviceActJob { Act: DeviceAct.Label } act:
                ShortText.Optional(act.Label, "label", ShortText.LabelLength);
                break;
            case ClaimJob claim:
                DeviceActs.DemandClaimant(claim.Organisation, actor);
                break;
            case CompromiseJob compromise:
                ShortText.Required(compromise.Reason, "reason", ShortText.ReasonLength);
                break;
            case HygieneJob hygiene:
                actor.Demand(hygiene.Organisation);
                break;
            case CertificateJob certificates:
                actor.Demand(Act.ManageMembers, certificates.Organisation);
                break;
            case ImportJob when !MayImport(actor):
                throw Refuse.Forbidden();
        }
    }

    private static bool MayImport(Actor actor) => actor.IsOperator || actor.Memberships.Any(m =>
        m.Kind == Organisations.OrganisationKind.Manufacturer && m.Roles.HasFlag(Roles.KeyManager));
}
