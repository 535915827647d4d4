using System.Collections.Immutable;
using Kms.Files;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Mail;

internal sealed class InformationDocumentsGrain(
    [PersistentState("information-documents", "directory")] IPersistentState<DocumentState<InformationDocumentsState>> document, IEffectStore effects,
    AccountServices services, IFileStore files)
    : DocumentGrain<InformationDocumentsState>(document, effects), IInformationDocumentsGrain, IInformationDocuments
{
    private string Owner => this.GetPrimaryKeyString();

    private OrganisationId? Organisation => Owner == EmailTemplateId.Service ? null : new(Owner);

    private InformationDocumentsState Kept => State ?? InformationDocumentsState.Empty;

    public async Task<ImmutableArray<InformationDocument>> GetAsync(ActorTicket actor)
    {
        await DemandAsync(actor);
        return [.. Kept.Documents.Select(one => one.ToView())];
    }

    public async Task<InformationDocument> SetAsync(ActorTicket actor, string language, string name, byte[] content)
    {
        var who = await DemandAsync(actor);
        var before = Kept.Find(DocumentRules.Language(language));
        DocumentRules.DemandPdf(content);
        var next = new StoredDocument(language, DocumentRules.FileName(name), new FileId(Secrets.NewId()), content.Length, services.Now);
        // The bytes first: a document without them would be an attachment without content.
        for (var at = 0; at < content.Length; at += FileRules.LargestPiece)
            await files.WriteAsync(next.File, at, content.AsMemory(at, Math.Min(FileRules.LargestPiece, content.Length - at)));
        await SaveAsync(Kept.With(next), Effects.Of(services.Moment(who.User).Fact("document.changed", Organisation, Owner, ("language", language))));
        if (before is not null) await files.RemoveAsync(before.File);
        return next.ToView();
    }

    public async Task RemoveAsync(ActorTicket actor, string language)
    {
        var who = await DemandAsync(actor);
        var gone = Kept.Find(language) ?? throw new RefusedException(Refusal.NotFound);
        await SaveAsync(Kept.Without(language), Effects.Of(services.Moment(who.User).Fact("document.removed", Organisation, Owner, ("language", language))));
        await files.RemoveAsync(gone.File);
    }

    public async Task<InformationDocument?> ChooseAsync(ActorTicket actor, string language)
    {
        await DemandAsync(actor);
        return await DescribeAsync(Letters.Language(language));
    }

    public async Task<InformationDocument?> DescribeAsync(string language) =>
        Kept.Choose(language)?.ToView() ?? (Organisation is null ? null : await Services().DescribeAsync(language));

    public async Task<MailAttachment?> ReadAsync(string language)
    {
        if (Kept.Choose(language) is not { } found) return Organisation is null ? null : await Services().ReadAsync(language);
        return new(found.Name, await files.ReadRangeAsync(found.File, 0, (int)found.Length));
    }

    private IInformationDocuments Services() => GrainFactory.GetGrain<IInformationDocuments>(EmailTemplateId.Service);

    private async Task<Actor> DemandAsync(ActorTicket ticket)
    {
        var who = services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        if (Organisation is not { } id) return who.IsOperator ? who : throw new RefusedException(Refusal.NotFound);
        who.Demand(Act.ManageInvitations, id);
        return await GrainFactory.GetGrain<IOrganisationMembers>(Owner).DescribeAsync(Roles.None) is null ? throw new RefusedException(Refusal.NotFound) : who;
    }
}
