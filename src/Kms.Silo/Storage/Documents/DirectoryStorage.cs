using System.Globalization;
using Kms.Storage;
using Orleans.Runtime;
using Orleans.Storage;

namespace Kms.Silo.Storage.Documents;

/// <summary>Directory documents as JSON with a version, in the same database as the devices.</summary>
internal sealed class DirectoryStorage(IDatabase database) : IGrainStorage
{
    public const string Name = "directory";

    private const string ReadOne = "select version, body from document where name = $1 and grain = $2";

    private const string Insert = """
        insert into document (name, grain, version, body) values ($1, $2, 1, $3) on conflict (name, grain) do nothing
        """;

    private const string Update = "update document set version = version + 1, body = $4 where name = $1 and grain = $2 and version = $3";
    // A lost race may mark what another write marked as well: the grain looks and finds nothing to do.
    private const string PutMark = """
        insert into document_mark (grain, version) select grain, $4 from document where name = $1 and grain = $2 and version = $3
        on conflict (grain) do update set version = excluded.version
        """;

    private const string PutEnd = """
        insert into document_end (name, grain, at) select name, grain, $4 from document where name = $1 and grain = $2 and version = $3
        on conflict (name, grain) do update set at = excluded.at
        """;

    private const string DropEnd =
        "delete from document_end where name = $1 and grain = $2 and not exists (select 1 from document where name = $1 and grain = $2 and version <> $3)";

    private const string Delete = "delete from document where name = $1 and grain = $2 and version = $3";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var found = await database.QueryAsync(
            ReadOne, [stateName, grainId.ToString()], row => (Version: row.GetInt64(0), Body: row.GetString(1)));
        grainState.RecordExists = found.Count > 0;
        grainState.State = found.Count > 0 ? StoredJson.Read<T>(found[0].Body) : New<T>();
        grainState.ETag = found.Count > 0 ? Etag(found[0].Version) : null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var body = StoredJson.Write(grainState.State);
        var version = VersionOf(grainState.ETag);
        var grain = grainId.ToString();
        List<(string, object?[])> statements =
            [version == 0 ? (Insert, [stateName, grain, body]) : (Update, [stateName, grain, version, body])];
        if (grainState.State is IMarkedDocument { HasPending: true } marked)
            statements.Add((PutMark, [stateName, grain, version + 1, marked.Version]));
        if (grainState.State is IMarkedDocument { Ends: true } ending)
            statements.Add(ending.OverSince is { } over
                ? (PutEnd, [stateName, grain, version + 1, over.ToStored()])
                : (DropEnd, [stateName, grain, version + 1]));
        if (await database.ExecuteAsync(statements) == 0) throw Lost(stateName, grainId, grainState.ETag);
        grainState.ETag = Etag(version + 1);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var version = VersionOf(grainState.ETag);
        var grain = grainId.ToString();
        if (version != 0 && await database.ExecuteAsync([(Delete, [stateName, grain, version]), (DropEnd, [stateName, grain, 0L])]) == 0)
            throw Lost(stateName, grainId, grainState.ETag);
        grainState.State = New<T>();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    // A grain without a document begins with an empty one, not with null.
    private static T? New<T>() => typeof(T).GetConstructor(Type.EmptyTypes) is null ? default : Activator.CreateInstance<T>();

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long VersionOf(string? etag) => etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);

    private static InconsistentStateException Lost(string name, GrainId grain, string? etag) =>
        new($"The document {name} of {grain} was changed by somebody else.", null, etag);
}
