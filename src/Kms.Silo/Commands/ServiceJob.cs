namespace Kms.Silo.Commands;

internal sealed record ServiceJob(
    string Id, string Kind, string State, long? Total, long Done, long Refused, string? Failure, IReadOnlyDictionary<string, long>? Counts,
    ServiceJob.Output? File)
{
    public bool IsOver => State is "done" or "cancelled" or "failed";

    internal sealed record Started(string JobId);

    internal sealed record Output(string Name, long Length, string? Password, string? Protection);

    internal sealed record Shown(string Passphrase);
}
