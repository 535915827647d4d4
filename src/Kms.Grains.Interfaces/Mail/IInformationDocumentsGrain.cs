using System.Collections.Immutable;
using Kms.Users;

namespace Kms.Mail;

/// <summary>
/// The information documents of one owner (I1), one for each language; the grain key is <see cref="EmailTemplateId.Service"/> for the
/// operator's, else an organisation. An invitation carries that of its organisation in its language, else in another, else the service's.
/// </summary>
[Alias("kms.IInformationDocumentsGrain")]
public interface IInformationDocumentsGrain : IGrainWithStringKey
{
    /// <summary>The largest document, in bytes: mail servers take no more.</summary>
    const int MostBytes = 5 * 1024 * 1024;

    /// <summary>The documents.</summary>
    [Repeatable, Alias("Get")] Task<ImmutableArray<InformationDocument>> GetAsync(ActorTicket actor);

    /// <summary>Puts a PDF file in place of the one of this language. Refuses <see cref="Refusal.TooLarge"/> and what is no PDF.</summary>
    [Alias("Set")] Task<InformationDocument> SetAsync(ActorTicket actor, string language, string name, byte[] content);

    /// <summary>Takes a document away; invitations leave without it.</summary>
    [Alias("Remove")] Task RemoveAsync(ActorTicket actor, string language);

    /// <summary>The document that an invitation in this language would carry; null for none.</summary>
    [Repeatable, Alias("Choose")] Task<InformationDocument?> ChooseAsync(ActorTicket actor, string language);
}
