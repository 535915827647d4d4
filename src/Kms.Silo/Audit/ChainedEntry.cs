using System.Text;
using Kms.Audit;

namespace Kms.Silo.Audit;

/// <summary>An entry on its way through verification, its text as the bytes that are hashed.</summary>
internal readonly record struct ChainedEntry(string Writer, long Sequence, byte[] Text, byte[] Previous, byte[] Hash)
{
    public static ChainedEntry Of(AuditRecord record) =>
        new(record.Writer, record.Sequence, Encoding.UTF8.GetBytes(record.Canonical), record.Previous, record.Hash);

    public AuditRecord ToRecord() => new(Writer, Sequence, Encoding.UTF8.GetString(Text), Previous, Hash);
}
