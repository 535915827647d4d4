using System.Globalization;
using Kms.Devices;
using Kms.Grants;
using Kms.Mail;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Who hears of a job that is over: the grantee of a bulk grant or of its end, the person who ordered an export. One mail each.</summary>
internal sealed class JobMails(IGrainFactory grains, IDeviceStore store, SelectionPages selection, OrganisationLookup organisations, Occasions occasions)
{
    private const int Looked = 100;

    public async Task<IEnumerable<OutgoingMail>> WriteAsync(JobId id, JobRecord job, ActorTicket ticket)
    {
        var occasion = occasions.Begin(ticket, job.Order.ScopeOf(), id.Value);
        return job.Order switch
        {
            GrantJob grant when job.Count(ResultPages.Granted) > 0 => await GrantedAsync(id, job, grant, occasion),
            RevokeJob { Grantee: { } grantee } when job.Count("revoked") > 0 => await EndedAsync(id, job, grantee, occasion),
            UndoGrantJob undo when job.Count("revoked") > 0 && await GranteeAsync(undo) is { } grantee => await EndedAsync(id, job, grantee, occasion),
            ExportJob export when job.State == JobState.Done => await ReadyAsync(id, job, export, occasion),
            _ => [],
        };
    }

    private async Task<IEnumerable<OutgoingMail>> GrantedAsync(JobId id, JobRecord job, GrantJob grant, Occasion occasion)
    {
        var owner = await organisations.FindAsync(await OwnerAsync(id, d => d.Rights.Any(r => r.Grantee == grant.Grantee)));
        var partner = await organisations.FindAsync(grant.Grantee.Organisation);
        var until = grant.Until ?? owner?.EndOfRight(job.Started ?? job.Queued);
        return GrantMails.For(grant.Grantee, owner, partner, grant.Purpose, until, job.Count(ResultPages.Granted), null, occasion);
    }

    // Who gives a right back has no need to be told.
    private async Task<IEnumerable<OutgoingMail>> EndedAsync(JobId id, JobRecord job, Grantee grantee, Occasion occasion)
    {
        if (occasion.Actor.IsPerson(grantee) || occasion.Actor.IsMember(grantee.Organisation)) return [];
        var owner = await organisations.FindAsync(await OwnerAsync(id, d => occasion.Actor.IsMember(d.Owner)));
        return GrantMails.Ended(grantee, owner, await organisations.FindAsync(grantee.Organisation), job.Count("revoked"), occasion);
    }

    private async Task<Grantee?> GranteeAsync(UndoGrantJob undo) =>
        await grains.GetGrain<IJobWork>(undo.Grant.Value).PeekOrderAsync() is GrantJob grant ? grant.Grantee : null;

    // The mail goes out in the name of the organisation whose devices these are; all of a selection are of one, as a rule.
    private async Task<OrganisationId?> OwnerAsync(JobId id, Func<DeviceState, bool> meant)
    {
        var first = await store.ReadManyAsync([.. (await selection.ReadAsync(id, 0)).Take(Looked)]);
        return first.FirstOrDefault(meant)?.Owner;
    }

    private async Task<IEnumerable<OutgoingMail>> ReadyAsync(JobId id, JobRecord job, ExportJob export, Occasion occasion)
    {
        var person = await grains.GetGrain<IUserAccount>(job.By.Value).ReadCardAsync();
        return occasion.Actor.Proven.Take(1).Select(to => occasion.Mail(
            MailKinds.ExportReady, to, Letters.Language(person?.Language), null, ("count", job.Count(ResultPages.Written).ToString(CultureInfo.InvariantCulture)),
            ("format", export.Format.ToString()), ("link", $"/jobs/{id}")));
    }
}
