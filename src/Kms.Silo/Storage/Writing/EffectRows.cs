using Kms.Listing;
using Kms.Mail;
using Kms.Storage;

namespace Kms.Silo.Storage.Writing;

/// <summary>The columns of audit, mail and list rows, in the order in which every statement names them.</summary>
internal static class EffectRows
{
    public static void Audit(IRow row, AuditRow entry)
    {
        var fact = entry.Fact.Fact;
        row.Number(entry.Chain).Number(entry.Sequence).Text(fact.Id).Number(entry.Fact.Once ? 1 : 0).Text(fact.Kind)
            .Number(fact.At.ToStored()).Text(fact.Actor?.Value).Text(fact.Organisation?.Value).Text(fact.Device?.Value)
            .Text(fact.Subject).Text(entry.Fact.Details)
            .Bytes(System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(entry.Hash));
    }

    /// <summary>A mail is due at once.</summary>
    public static void Mail(IRow row, OutgoingMail mail) => row
        .Text(mail.Id).Text(mail.To.Value).Text(mail.Kind).Text(mail.Language).Text(mail.Organisation?.Value)
        .Text(StoredJson.Write(mail.Fields)).Bytes(mail.SealedLink).Number(mail.At.ToStored()).Number((int)MailState.Queued)
        .Number(0).Number(mail.At.ToStored());

    public static void Entry(IRow row, ListEntry entry) => row
        .Text(entry.Kind).Text(entry.Id).Text(entry.Organisation?.Value).Text(entry.User?.Value).Text(entry.State).Text(entry.Name)
        .Text(SearchKeys.Fold(entry.Name)).Number(entry.At.ToStored()).Number(entry.Version).Text(entry.Body);
}
