namespace Kms.Silo.Storage.Postgres;

/// <summary>Statements that write devices, many rows each.</summary>
internal static class PostgresDeviceSql
{
    public const string UpdateDevices = """
        update device d set manufacturer = u.manufacturer, serial = u.serial, serial_key = u.serial_key, dev_eui = u.dev_eui,
          join_eui = u.join_eui, type = u.type, medium = u.medium, mbus_version = u.mbus_version, device_type = u.device_type,
          year = u.year, customer_number = u.customer_number, label = u.label, label_key = u.label_key, batch = u.batch,
          batch_name = u.batch_name, batch_key = u.batch_key, owner = u.owner, claimed_by = u.claimed_by, claimed_at = u.claimed_at,
          allocated_to = u.allocated_to, organisation = u.organisation, claim = u.claim, public_claim = u.public_claim,
          label_code_hash = u.label_code_hash, token_hash = u.token_hash, health = u.health, key_count = u.key_count,
          created_at = u.created_at, transfer_id = u.transfer_id, transfer_to = u.transfer_to, transfer_until = u.transfer_until
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
          $27, $28, $29, $30, $31, $32) as u(id, manufacturer, serial, serial_key, dev_eui, join_eui, type, medium, mbus_version,
          device_type, year, customer_number, label, label_key, batch, batch_name, batch_key, owner, claimed_by, claimed_at, allocated_to,
          organisation, claim, public_claim, label_code_hash, token_hash, health, key_count, created_at, transfer_id, transfer_to,
          transfer_until)
        where d.id = u.id
        """;

    public static readonly string PutKeys = PostgresTable.Keys.Insert + """
         on conflict (device, purpose, version) do update set algorithm = excluded.algorithm, state = excluded.state,
          ring_version = excluded.ring_version, wrapped = excluded.wrapped, fingerprint = excluded.fingerprint,
          findings = excluded.findings, first_revealed = coalesce(device_key.first_revealed, excluded.first_revealed)
        """;

    public static readonly string PutRights = PostgresTable.Rights.Insert + """
         on conflict (device, id) do update set grantee = excluded.grantee, granted_for = excluded.granted_for,
          granted_by = excluded.granted_by, purpose = excluded.purpose, from_at = excluded.from_at, until_at = excluded.until_at,
          label = excluded.label, label_key = excluded.label_key
        """;

    public const string PutRequests = """
        insert into claim_request (device, id, organisation, by_user, by_email, message, at, state, reason, decided_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (device, id) do update set message = excluded.message, state = excluded.state, reason = excluded.reason,
          decided_at = excluded.decided_at
        """;

    public const string DropKeys = """
        delete from device_key k using unnest($1, $2, $3) as u(device, purpose, version)
        where k.device = u.device and k.purpose = u.purpose and k.version = u.version
        """;

    public const string DropRights = """
        delete from read_right r using unnest($1, $2) as u(device, id) where r.device = u.device and r.id = u.id
        """;

    public const string DropRequests = """
        delete from claim_request q using unnest($1, $2) as u(device, id) where q.device = u.device and q.id = u.id
        """;

    public const string DropAliases = "delete from device_alias a using unnest($1) as u(device) where a.device = u.device";

    public const string PutAliases = "insert into device_alias (alias, device, place) select * from unnest($1, $2, $3)";

    public const string Reveal = """
        update device_key k set first_revealed = u.at from unnest($1, $2, $3, $4) as u(device, purpose, version, at)
        where k.device = u.device and k.purpose = u.purpose and k.version = u.version and k.first_revealed is null
        """;
}
