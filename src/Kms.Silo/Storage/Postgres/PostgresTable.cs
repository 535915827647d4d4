namespace Kms.Silo.Storage.Postgres;

/// <summary>A table that takes whole rows, and its columns in the order in which rows are made.</summary>
internal sealed record PostgresTable(string Name, string Columns)
{
    public static readonly PostgresTable Devices = new("device", """
        id, manufacturer, serial, serial_key, dev_eui, join_eui, type, medium, mbus_version, device_type, year, customer_number, label,
        label_key, batch, batch_name, batch_key, owner, claimed_by, claimed_at, allocated_to, organisation, claim, public_claim,
        label_code_hash, token_hash, health, key_count, created_at, transfer_id, transfer_to, transfer_until
        """);

    public static readonly PostgresTable Versions = new("device_version", "id, version, changed_at, organisation, rights, requests, aliases");

    public static readonly PostgresTable Keys = new(
        "device_key", "device, purpose, version, algorithm, state, ring_version, wrapped, fingerprint, findings, added, first_revealed");

    public static readonly PostgresTable Rights = new(
        "read_right", "device, id, grantee, granted_for, granted_by, purpose, from_at, until_at, label, label_key");

    public static readonly PostgresTable Audit = new(
        "audit_event", "chain, sequence, fact_id, once, kind, at, actor, organisation, device, subject, details, hash");

    /// <summary>Inserts the rows of a <see cref="ColumnSet"/>.</summary>
    public string Insert { get; } =
        $"insert into {Name} ({Columns}) select * from unnest({string.Join(", ", Enumerable.Range(1, Columns.Count(c => c == ',') + 1).Select(i => $"${i}"))})";

    /// <summary>The same through COPY.</summary>
    public string Copy { get; } = $"copy {Name} ({Columns}) from stdin (format binary)";
}
