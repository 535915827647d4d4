using Kms.Silo.Storage.Persons;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>Writes facts, mails and list entries; each may come twice.</summary>
internal sealed class SqliteEffectWriter(SqliteConnection connection, PersonRegister persons) : IDisposable
{
    private const string IsKnown = "select 1 from audit_event where fact_id = ?1 and once = 1";

    private const string InsertAudit = """
        insert into audit_event (chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
        """;

    private const string InsertMail = """
        insert into mail_outbox (id, recipient, kind, language, organisation, fields, sealed_link, at, state, attempts, next_at)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        on conflict (id) do nothing
        """;

    private const string PutEntry = """
        insert into list_entry (kind, id, organisation, user_id, state, name, name_key, at, version, body)
        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        on conflict (kind, id) do update set organisation = excluded.organisation, user_id = excluded.user_id, state = excluded.state,
          name = excluded.name, name_key = excluded.name_key, at = excluded.at, version = excluded.version, body = excluded.body
        where excluded.version >= list_entry.version
        """;

    private const string InsertPerson = "insert into person (pseudonym, address) values (?1, ?2) on conflict do nothing";

    private const string DropMark = "delete from document_mark where grain = ?1 and version <= ?2";

    private readonly SqliteStatement _isKnown = new(connection, IsKnown);
    private readonly SqliteStatement _insertAudit = new(connection, InsertAudit);
    private readonly SqliteStatement _insertMail = new(connection, InsertMail);
    private readonly SqliteStatement _putEntry = new(connection, PutEntry);
    private readonly SqliteStatement _insertPerson = new(connection, InsertPerson);
    private readonly SqliteStatement _dropMark = new(connection, DropMark);

    public void Write(WriteUnit unit, AuditTail tail)
    {
        foreach (var fact in unit.Facts)
            if (!fact.Once || !Knows(fact)) Append(fact, tail);
        foreach (var mail in unit.Mails)
        {
            EffectRows.Mail(_insertMail, mail);
            _insertMail.Run();
        }
        foreach (var entry in unit.Entries)
        {
            EffectRows.Entry(_putEntry, entry);
            _putEntry.Run();
        }
        if (unit is not EffectUnit { Settled: { } mark }) return;
        _dropMark.Text(mark.Grain).Number(mark.Version);
        _dropMark.Run();
    }

    public void Append(PreparedFact fact, AuditTail tail)
    {
        EffectRows.Audit(_insertAudit, tail.Append(fact));
        _insertAudit.Run();
        if (persons.AddressOf(fact.Fact.Subject) is not { } address) return;
        _insertPerson.Text(fact.Fact.Subject).Text(address);
        _insertPerson.Run();
    }

    public void Dispose()
    {
        foreach (var statement in (SqliteStatement[])[_isKnown, _insertAudit, _insertMail, _putEntry, _insertPerson, _dropMark]) statement.Dispose();
    }

    private bool Knows(PreparedFact fact)
    {
        _isKnown.Text(fact.Fact.Id);
        return _isKnown.Any();
    }
}
