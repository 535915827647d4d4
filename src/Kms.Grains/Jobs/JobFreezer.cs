using Kms.Batches;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Devices;
using Kms.Exposures;
using Kms.Listing;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Jobs;

/// <summary>Freezes what a job is about when it is accepted, page by page.</summary>
internal sealed class JobFreezer(
    SelectionReader selections, SelectionPages pages, ResultPages results, IBatchStore batches, IListStore lists, ExposureDesk exposures)
{
    // Few enough that progress is seen.
    private const int MembersPerPage = 50;

    /// <summary>How many rows and pages there are; null rows for what is read from a file and counted meanwhile.</summary>
    public async Task<(long? Rows, int Pages)> FreezeAsync(JobId job, JobOrder order, Actor actor, DateTimeOffset now) => order switch
    {
        ImportJob or CheckJob or HygieneJob => (null, 0),
        ClaimJob { Batch: { } batch } => await FreezeBatchAsync(job, batch),
        ClaimJob claim => await FreezeClaimsAsync(job, claim),
        UndoGrantJob undo => await FreezeGrantedAsync(job, undo.Grant),
        CertificateJob certificates => await FreezeMembersAsync(job, certificates.Organisation),
        CompromiseJob compromise => await FreezeAsync(job, exposures.ManagedAsync(actor, compromise.Account, SelectionPages.PageSize)),
        _ => await FreezeAsync(job, selections.ReadAsync(order.SelectionOf(), actor, now, SelectionPages.PageSize)),
    };

    private async Task<(long?, int)> FreezeAsync(JobId job, IAsyncEnumerable<IReadOnlyCollection<DeviceId>> selected)
    {
        var (rows, page) = (0L, 0);
        await foreach (var devices in selected)
        {
            await pages.WriteAsync(job, page++, devices);
            rows += devices.Count;
        }
        return (rows, page);
    }

    private async Task<(long?, int)> FreezeClaimsAsync(JobId job, ClaimJob claim)
    {
        var page = 0;
        foreach (var items in claim.Items.Chunk(SelectionPages.PageSize)) await pages.WriteClaimsAsync(job, page++, items);
        return (claim.Items.Length, page);
    }

    private async Task<(long?, int)> FreezeGrantedAsync(JobId job, JobId grant)
    {
        var (rows, page) = (0L, 0);
        for (var read = 0; await results.ReadAsync(grant, read, ResultPages.Granted) is { } devices; read++)
        {
            if (devices.Count == 0) continue;
            await pages.WriteAsync(job, page++, devices);
            rows += devices.Count;
        }
        return (rows, page);
    }

    private async Task<(long?, int)> FreezeBatchAsync(JobId job, BatchId batch)
    {
        var (rows, page) = (0L, 0);
        DeviceId? after = null;
        while (await batches.ReadAsync(batch, after, SelectionPages.PageSize) is { Count: > 0 } devices)
        {
            await pages.WriteAsync(job, page++, devices);
            rows += devices.Count;
            after = devices[^1];
        }
        return (rows, page);
    }

    private async Task<(long?, int)> FreezeMembersAsync(JobId job, OrganisationId organisation)
    {
        var (rows, page, after) = (0L, 0, (string?)null);
        do
        {
            var found = await lists.FindAsync(new ListQuery(ListKinds.Member, [organisation], null, null, null, true, new PageRequest(MembersPerPage, after)));
            var active = found.Items.Select(ListRows.Read<UserEntry>).Where(user => user.Active).Select(user => (user.User, user.Email)).ToList();
            if (active.Count > 0) await pages.WriteMembersAsync(job, page++, active);
            rows += active.Count;
            after = found.Next;
        }
        while (after is not null);
        return (rows, page);
    }
}
