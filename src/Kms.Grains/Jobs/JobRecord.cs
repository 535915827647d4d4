using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Kms.Files;
using Kms.Storage;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>The durable progress of a job. Its selection and row results lie in pages beside it.</summary>
internal sealed record JobRecord : IPassing
{
    public required string Kind { get; init; }

    /// <summary>Without selection and codes, which stand in pages.</summary>
    public required JobOrder Order { get; init; }

    /// <summary>Of the whole order, so that repeating it is recognised.</summary>
    public required string OrderHash { get; init; }
    public required UserId By { get; init; }
    public required SessionId Session { get; init; }
    public ImmutableArray<string> Scopes { get; init; } = [];
    public string? Address { get; init; }
    public required string Title { get; init; }
    public JobState State { get; init; }
    public required DateTimeOffset Queued { get; init; }
    public DateTimeOffset? Started { get; init; }
    public DateTimeOffset? Finished { get; init; }
    public long? Total { get; init; }
    public long Done { get; init; }

    /// <summary>How much of its file has been read; null where rows are counted.</summary>
    public int? Percent { get; init; }
    public long Refused { get; init; }
    public ImmutableSortedDictionary<string, long> Counts { get; init; } = ImmutableSortedDictionary<string, long>.Empty;

    /// <summary>How many selection pages there are; 0 for an import, which reads its file.</summary>
    public int Pages { get; init; }

    /// <summary>The page at hand; results of the pages before it are stored.</summary>
    public int NextPage { get; init; }
    public Problem? Reason { get; init; }
    public FileInfoView? File { get; init; }
    public ImmutableArray<byte>? SealedPassword { get; init; }

    [JsonIgnore]
    public DateTimeOffset? OverSince => IsOver ? Finished ?? Queued : null;

    public bool IsOver => State is JobState.Done or JobState.Cancelled or JobState.Failed;

    public long Count(string outcome) => Counts.GetValueOrDefault(outcome);

    public JobRecord With(IReadOnlyCollection<JobRow> rows) => this with
    {
        NextPage = NextPage + 1, Done = Done + rows.Count, Refused = Refused + rows.Count(r => r.Refused),
        Counts = Counts.SetItems(rows.CountBy(r => r.Report.Outcome).Select(c => KeyValuePair.Create(c.Key, Count(c.Key) + c.Value))),
    };

    /// <summary>An export begins again, because a file cannot go on in its middle, and so do a check and an examination, because what was told or
    /// counted is not kept.</summary>
    public JobRecord FromTheStart() => this with
    {
        NextPage = 0, Done = 0, Refused = 0, Percent = null, Counts = ImmutableSortedDictionary<string, long>.Empty,
    };

    public JobView View(JobId id, string? password) => new(
        id, Kind, State, Total, Done, Refused, Counts, Queued, Started, Finished, By, Title, Reason?.Text, File, password, Reason, Percent,
        (Order as ExportJob)?.Protection ?? default);
}
