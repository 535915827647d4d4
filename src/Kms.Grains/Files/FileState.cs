using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Jobs;
using Kms.Storage;
using Kms.Users;

namespace Kms.Files;

/// <summary>What is known of an upload or a produced file. Its bytes lie in <see cref="IFileStore"/>, encrypted.</summary>
internal sealed record FileState : IPassing
{
    public static TimeSpan Lifetime { get; } = TimeSpan.FromHours(24);

    public required UserId Owner { get; init; }
    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public long Length { get; init; }

    /// <summary>Where the last piece began, so that repeating it changes nothing.</summary>
    public long LastPiece { get; init; }
    public bool Complete { get; init; }

    /// <summary>Made by an export; else uploaded.</summary>
    public bool Produced { get; init; }

    /// <summary>The rights behind a produced file.</summary>
    public FileBasis? Basis { get; init; }

    /// <summary>Read to its end, used up, or taken away.</summary>
    public bool Gone { get; init; }

    /// <summary>When it was read to its end; null when it was not.</summary>
    public DateTimeOffset? CollectedAt { get; init; }

    /// <summary>The password of an uploaded KEM file, or the passphrase of a produced one until it was shown; sealed.</summary>
    public ImmutableArray<byte>? SealedSecret { get; init; }

    /// <summary>The jobs that read it, and keep it longer than a day if need be.</summary>
    public ImmutableArray<JobId> HeldBy { get; init; } = [];

    [JsonIgnore]
    public DateTimeOffset? OverSince => CreatedAt;

    public bool IsGone(DateTimeOffset now) => Gone || now - CreatedAt >= Lifetime;
}
