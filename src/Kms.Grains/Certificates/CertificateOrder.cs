using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Certificates;

/// <summary>An order of a certificate: its link and, unless the service itself ordered, a one-time code; of both only hashes.</summary>
internal sealed record CertificateOrder
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    public required CertificateOrderId Id { get; init; }

    public required CertificateDraft Draft { get; init; }

    public required string OrganisationName { get; init; }

    public string? Language { get; init; }

    /// <summary>Who ordered; null for the service, before a certificate ends.</summary>
    public UserId? By { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Expires { get; init; }

    public ImmutableArray<byte> SecretHash { get; init; } = [];

    /// <summary>Empty when there is no code: then only a present certificate's password goes on.</summary>
    public ImmutableArray<byte> CodeHash { get; init; } = [];

    public int WrongCodes { get; init; }

    /// <summary>When it was used or taken back.</summary>
    public DateTimeOffset? Ended { get; init; }

    public bool IsLocked => WrongCodes >= OneTimeCodes.MostWrong;

    public bool IsOpen(DateTimeOffset now) => Ended is null && now < Expires;

    public CertificateOrderRow ToRow() => new(Id, Draft, At, Expires, IsLocked);
}
