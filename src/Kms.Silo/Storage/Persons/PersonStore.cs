using Kms.Audit;

namespace Kms.Silo.Storage.Persons;

internal sealed class PersonStore(IDatabase database, PersonRegister register) : IPersonStore
{
    private const string ReadSome = "select pseudonym, address from person where pseudonym = any($1)";
    private const string Erase = "delete from person where pseudonym = $1";

    public async Task<IReadOnlyDictionary<string, string>> FindAsync(
        IReadOnlyCollection<string> pseudonyms, CancellationToken cancellation = default)
    {
        object?[] arguments = [pseudonyms.Distinct(StringComparer.Ordinal).ToArray()];
        var found = await database.QueryAsync(ReadSome, arguments, row => (row.GetString(0), row.GetString(1)), cancellation);
        return found.ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
    }

    public async Task EraseAsync(string pseudonym, CancellationToken cancellation = default)
    {
        register.Forget(pseudonym);
        await database.ExecuteAsync(Erase, [pseudonym], cancellation);
    }
}
