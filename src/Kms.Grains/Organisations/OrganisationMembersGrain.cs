using System.Collections.Immutable;
using Kms.AccessRequests;
using Kms.Listing;
using Kms.Mail;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Organisations;

/// <summary>What other grains ask of an organisation.</summary>
internal abstract class OrganisationMembersGrain(
    IPersistentState<DocumentState<OrganisationState>> document, IEffectStore effects, AccountServices services, IListStore lists)
    : DocumentGrain<OrganisationState>(document, effects), IOrganisationMembers, IOrganisationFacts
{
    protected AccountServices Services { get; } = services;

    protected IListStore Lists { get; } = lists;

    protected OrganisationId Id => new(this.GetPrimaryKeyString());

    /// <summary>
    /// What members have while rights are being taken: the least of before and after. A ticket issued then, with the new epoch, has the
    /// old rights no more.
    /// </summary>
    protected OrganisationDraft? Narrowed { get; set; }

    protected OrganisationState Organisation => State ?? throw new RefusedException(Refusal.NotFound);

    public Task<Membership?> DescribeAsync(Roles roles) => Task.FromResult(
        (Narrowed is { } profile ? State! with { Profile = profile } : State)?.Describe(roles)); // narrowed while there is one

    public async Task<VouchedMembership?> VouchAsync(Roles roles) =>
        await DescribeAsync(roles) is { } membership ? new(membership, this.GetGrainId().ToString(), Version, IsSaving) : null;

    public Task ForgetAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task<OrganisationFacts?> ReadFactsAsync()
    {
        if (State is not { } organisation) return null;
        var profile = organisation.Profile;
        var keyManagers = await Lists.FindKeyManagersAsync(Id);
        return new(
            Id, profile.Name, profile.Kind, Letters.Language(profile.Locale), profile.CustomerNumber, profile.MakerCodes,
            [.. organisation.Partners.Select(p => p.Id)], [.. keyManagers.Select(m => EmailAddress.Parse(m.Email))], profile.RightsEndAfterDays);
    }

    public Task<OrganisationPolicy> ReadPolicyAsync() =>
        Task.FromResult(State is { Profile: var profile } ? new OrganisationPolicy(profile.SignInByCertificate) : OrganisationPolicy.None);

    public Task<bool> HasPartnerAsync(OrganisationId other) => Task.FromResult(State?.Partners.Any(p => p.Id == other) == true);

    public async Task FoundAsync(OrganisationDraft draft, UserId? by)
    {
        if (State is not null) return;
        var moment = Services.Moment(by);
        var founded = new OrganisationState { Id = Id, Profile = draft.Checked(), CreatedBy = by, Created = moment.Now };
        await ApplyAsync(new(founded, [moment.Fact("organisation.created", Id, Id.Value)]));
    }

    public async Task<string?> AdmitAsync(Admission admission)
    {
        if (State is null) throw new RefusedException(Refusal.NotFound);
        var account = GrainFactory.GetGrain<IUserAccount>(admission.User.Value);
        var present = await account.ReadRolesAsync(Id);
        var administrators = await Lists.FindAdministratorsAsync(Id);
        if (admission.NeedsApproval(present, !administrators.IsEmpty)) return await ProposeAsync(admission, administrators);
        await account.SetRolesAsync(Id, present | admission.Roles, admission.By);
        return null;
    }

    protected Task ApplyAsync(OrganisationChange? change, params ImmutableArray<OutgoingMail> mails)
    {
        if (change is null) return Task.CompletedTask;
        var before = State;
        return SaveAsync(change.Next, version => new Effects(change.Facts, mails, OrganisationEntries.Of(before, change.Next, version)));
    }

    private async Task<string> ProposeAsync(Admission admission, ImmutableArray<UserEntry> administrators)
    {
        if (Organisation.FindOpen(admission) is { } open) return open.Id;
        var id = Secrets.NewId();
        var mails = administrators.Select(a => Services.Letters.Write(
            Secrets.NewId(), EmailAddress.Parse(a.Email), MailKinds.ApprovalNeeded, a.Language, Id, "/members",
            ("organisation", Organisation.Profile.Name), ("person", admission.Email.Value)));
        await ApplyAsync(Organisation.Propose(id, admission, Services.Moment(admission.By)), [.. mails]);
        return id;
    }
}
