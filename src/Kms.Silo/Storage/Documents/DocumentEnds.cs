using Kms.Storage;

namespace Kms.Silo.Storage.Documents;

/// <summary>The list that <see cref="DirectoryStorage"/> keeps.</summary>
internal sealed class DocumentEnds(IDatabase database) : IDocumentEnds
{
    private const string ReadAfter = """
        select grain, at from document_end where name = $1 and at <= $2 and (at, grain) > ($3, $4) order by at, grain limit $5
        """;

    public async Task<IReadOnlyList<DocumentEnd>> FindAsync(
        string name, DateTimeOffset before, DocumentEnd? after, int limit, CancellationToken cancellation = default) =>
        await database.QueryAsync(
            ReadAfter, [name, before.ToStored(), after?.At.ToStored() ?? long.MinValue, after?.Grain ?? "", limit],
            row => new DocumentEnd(row.GetString(0), row.Time(1)), cancellation);
}
