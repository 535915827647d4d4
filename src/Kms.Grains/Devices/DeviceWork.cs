using System.Collections.Immutable;
using Kms.Grants;
using Kms.Organisations;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Devices;

/// <summary>One step of a bulk job on one device.</summary>
[GenerateSerializer, Immutable, Alias("kms.DeviceWork")]
internal abstract record DeviceWork
{
    /// <summary>False for work that a device read without its keys is enough for.</summary>
    public virtual bool NeedsKeys => true;
}

/// <summary>Gives a right; the job tells the grantee once.</summary>
[GenerateSerializer, Immutable, Alias("kms.GrantWork")]
internal sealed record GrantWork([property: Id(0)] GrantOrder Order) : DeviceWork
{
    public override bool NeedsKeys => false;
}

/// <summary>Takes the rights of a grantee (null: of all) away.</summary>
[GenerateSerializer, Immutable, Alias("kms.RevokeWork")]
internal sealed record RevokeWork([property: Id(0)] Grantee? Grantee) : DeviceWork
{
    public override bool NeedsKeys => false;
}

/// <summary>Takes one right back, if it is still there.</summary>
[GenerateSerializer, Immutable, Alias("kms.TakeBackWork")]
internal sealed record TakeBackWork([property: Id(0)] RightId Right) : DeviceWork
{
    public override bool NeedsKeys => false;
}

/// <summary>Claims.</summary>
[GenerateSerializer, Immutable, Alias("kms.ClaimWork")]
internal sealed record ClaimWork([property: Id(0)] ClaimOrder Order) : DeviceWork
{
    /// <summary>Never shows the code.</summary>
    public override string ToString() => "ClaimWork";
}

/// <summary>Labels.</summary>
[GenerateSerializer, Immutable, Alias("kms.LabelWork")]
internal sealed record LabelWork([property: Id(0)] string? Label) : DeviceWork;

/// <summary>Releases.</summary>
[GenerateSerializer, Immutable, Alias("kms.ReleaseWork")]
internal sealed record ReleaseWork : DeviceWork;

/// <summary>Offers to a partner.</summary>
[GenerateSerializer, Immutable, Alias("kms.OfferWork")]
internal sealed record OfferWork(
    [property: Id(0)] TransferId Transfer, [property: Id(1)] OrganisationId To, [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] OrganisationId? From = null) : DeviceWork;

/// <summary>Takes over.</summary>
[GenerateSerializer, Immutable, Alias("kms.AcceptWork")]
internal sealed record AcceptWork([property: Id(0)] TransferId Transfer) : DeviceWork;

/// <summary>Ends the offer.</summary>
[GenerateSerializer, Immutable, Alias("kms.DeclineWork")]
internal sealed record DeclineWork([property: Id(0)] TransferId Transfer) : DeviceWork;

/// <summary>Delivers to an organisation by a batch that another one made; null: the operator.</summary>
[GenerateSerializer, Immutable, Alias("kms.AllocateWork")]
internal sealed record AllocateWork([property: Id(0)] AllocateOrder Order, [property: Id(1)] OrganisationId? Maker) : DeviceWork;

/// <summary>Keys got into wrong hands with an account.</summary>
/// <param name="Keys">Which, as <c>purpose/version</c>.</param>
/// <param name="Account">Whose account.</param>
/// <param name="Reason">What happened.</param>
[GenerateSerializer, Immutable, Alias("kms.CompromiseWork")]
internal sealed record CompromiseWork(
    [property: Id(0)] ImmutableArray<string> Keys, [property: Id(1)] UserId Account, [property: Id(2)] string Reason) : DeviceWork;

/// <summary>Notes what was found about keys.</summary>
/// <param name="Keys">Which, by their fingerprints, and what.</param>
[GenerateSerializer, Immutable, Alias("kms.FindingWork")]
internal sealed record FindingWork([property: Id(0)] ImmutableArray<FoundKey> Keys) : DeviceWork;
