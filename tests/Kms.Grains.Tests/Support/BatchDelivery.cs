using Kms.Batches;
using Kms.Organisations;
using Kms.Users;

namespace Kms.Tests.Support;

internal static class BatchDelivery
{
    public static async Task<BatchReport> MakeAsync(
        World world, UserId by, OrganisationId to, string serials, bool dryRun = false, string name = "Spring", string? manufacturer = null)
    {
        var file = await world.UploadAsync(by, serials, "serials.txt");
        return await world.Host.Grain<IBatchGrain>(Guid.NewGuid().ToString("N")).CreateAsync(
            await world.ActAsync(by), new BatchDraft(name, to, [file], manufacturer, dryRun));
    }
}
