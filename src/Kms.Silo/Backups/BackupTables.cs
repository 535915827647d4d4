using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Kms.Silo.Backups;

/// <summary>Every table of the schema, of both databases: in a backup, or left out for a reason.</summary>
internal static class BackupTables
{
    /// <summary>The schema from which on both databases have the same tables under the same number.</summary>
    public const int FirstSchema = 7;

    /// <summary>In the order in which they are written and loaded.</summary>
    public static readonly ImmutableArray<string> All =
    [
        "key_ring", "person", "actor_epoch", "document", "document_mark", "document_end", "reminder", "list_entry",
        "device", "device_version", "device_key", "device_alias", "read_right", "claim_request", "batch_item",
        "job_page", "file_piece", "mail_outbox", "audit_chain", "audit_event",
    ];

    /// <summary>Table and why it is left out.</summary>
    public static readonly FrozenDictionary<string, string> LeftOut = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["schema_script"] = "The scripts that make the schema write it.",
        ["root_key_copy"] = "After a restore it is asked again whether somebody has a copy of the root key.",
        ["orleansquery"] = "The statements of the program, written by a script of the schema.",
        ["cluster_version"] = "Who is a member now says nothing about the data.",
        ["cluster_member"] = "Who is a member now says nothing about the data.",
        ["cluster_reminder"] = "Jobs alone have reminders, and each start of a silo wakes them and has them remind again.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
