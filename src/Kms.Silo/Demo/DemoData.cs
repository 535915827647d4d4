using System.Collections.Immutable;
using Kms.AccessRequests;
using Kms.Batches;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Grants;
using Kms.Jobs;
using Kms.Organisations;
using Kms.Setup;
using Kms.Transfers;
using Kms.Users;

namespace Kms.Silo.Demo;

/// <summary>Fills an empty service with organisations, people, 5,000 devices, batches, grants and pending requests, through the grains.</summary>
internal sealed class DemoData(IGrainFactory grains)
{
    private readonly DemoSession _demo = new(grains);

    private const string LastStep = "access request";

    /// <summary>
    /// False when the service has an operator and is no demo; nothing is touched then. Every step has its own id, so that a fill that was
    /// broken off at any point goes on there at the next start.
    /// </summary>
    public async Task<bool> FillAsync()
    {
        var setup = grains.GetGrain<ISetupControl>("setup");
        var isNew = await setup.CreateFromSettingsAsync(DemoAccount.Operator.Email, DemoAccount.Password) is not null;
        if (!isNew && await grains.FindAccountAsync(DemoAccount.Operator.Email) is null) return false;
        if (!isNew && await IsFullAsync()) return true;
        foreach (var account in DemoAccount.All.Skip(1)) await _demo.OpenAsync(account);
        var (utility, reseller) = await FoundAsync();
        await ImportAsync();
        await ClaimAsync(utility, reseller);
        await GrantAsync(reseller);
        await LeaveOpenAsync(utility, reseller);
        return true;
    }

    private async Task<bool> IsFullAsync() =>
        await grains.GetGrain<IAccessRequestGrain>(DemoSession.IdOf(LastStep)).GetAsync(await _demo.ActAsync(DemoAccount.Operator)) is not null;

    private async Task<(OrganisationId Utility, OrganisationId Reseller)> FoundAsync()
    {
        var utility = await _demo.FoundAsync(new("Aarhavn Forsyning", OrganisationKind.Utility, DemoModel.Utility, "DK", "da", "Drift, tlf. 55 01 02 03", []));
        var reseller = await _demo.FoundAsync(new("Nordic Meters", OrganisationKind.Reseller, DemoModel.Reseller, "DK", "en", null, []));
        var maker = await _demo.FoundAsync(new("Elbtal Messtechnik", OrganisationKind.Manufacturer, null, "DE", "de", null, ["EMT"]));
        await _demo.JoinAsync(utility, DemoAccount.Auditor, Roles.Auditor);
        await _demo.JoinAsync(utility, DemoAccount.Utility, Roles.Administrator | Roles.KeyManager);
        await _demo.JoinAsync(reseller, DemoAccount.Reseller, Roles.Administrator | Roles.KeyManager);
        await _demo.JoinAsync(maker, DemoAccount.Maker, Roles.Administrator | Roles.KeyManager);
        var administrator = await _demo.ActAsync(DemoAccount.Reseller);
        await grains.GetGrain<IOrganisationGrain>(reseller.Value).AddPartnerAsync(administrator, utility);
        return (utility, reseller);
    }

    private Task ImportAsync() => _demo.RunAsync(DemoAccount.Operator, "import", async () => new ImportJob(
        await _demo.UploadAsync(DemoAccount.Operator, "deliveries.csv", DemoKeyList.Write()), "auto", null, null, PublicClaim: false, DryRun: false));

    private async Task ClaimAsync(OrganisationId utility, OrganisationId reseller)
    {
        await ClaimAsync(DemoAccount.Utility, utility, "Heat 2024-1");
        await ClaimAsync(DemoAccount.Utility, utility, "Water 2025-1");
        await ClaimAsync(DemoAccount.Reseller, reseller, "Spring order");
        await ClaimAsync(DemoAccount.Reseller, reseller, "LoRa 2025");
        await BatchAsync(reseller, "Allocators 7");
    }

    private Task ClaimAsync(DemoAccount account, OrganisationId organisation, string batch) =>
        _demo.RunAsync(account, $"claim {batch}", async () => new ClaimJob(organisation, [], await BatchAsync(organisation, batch)));

    private async Task<BatchId> BatchAsync(OrganisationId organisation, string name)
    {
        var batch = new BatchId(DemoSession.IdOf($"batch {name}"));
        var grain = grains.GetGrain<IBatchGrain>(batch.Value);
        if (await grain.GetAsync(await _demo.ActAsync(DemoAccount.Operator)) is not null) return batch;
        var file = await _demo.UploadAsync(DemoAccount.Operator, $"{name}.txt", DemoKeyList.SerialsOf(name));
        await grain.CreateAsync(await _demo.ActAsync(DemoAccount.Operator), new BatchDraft(name, organisation, [file], null, DryRun: false));
        return batch;
    }

    private async Task GrantAsync(OrganisationId reseller)
    {
        var meters = DemoModel.Fleet.First(f => f.Model.Batch == "Spring order").Model;
        await GrantAsync("grant customer", Devices(meters, 0, 40), Grantee.Of(DemoAccount.Customer.Email), "Reading the building Havnegade 4");
        var administrator = await _demo.ActAsync(DemoAccount.Reseller);
        var partner = (await grains.GetGrain<IOrganisationGrain>(reseller.Value).GetAsync(administrator))!.Partners[0].Id;
        await GrantAsync("grant partner", Devices(meters, 40, 300), Grantee.Of(partner), "Commissioning");
    }

    private Task GrantAsync(string step, ImmutableArray<DeviceId> devices, Grantee to, string purpose) => _demo.RunAsync(
        DemoAccount.Reseller, step, () => Task.FromResult<JobOrder>(new GrantJob(new Selection(devices, null, []), to, purpose, null)));

    private async Task LeaveOpenAsync(OrganisationId utility, OrganisationId reseller)
    {
        var water = DemoModel.Fleet.First(f => f.Model.Batch == "Water 2023-4").Model;
        foreach (var device in Devices(water, 0, 3))
            await grains.GetGrain<IDeviceGrain>(device.Value).RequestClaimAsync(await _demo.ActAsync(DemoAccount.Utility), utility, "The labels are painted over.");
        var meters = DemoModel.Fleet.First(f => f.Model.Batch == "Spring order").Model;
        var offer = await grains.GetGrain<ITransferGrain>(DemoSession.IdOf("transfer")).OfferAsync(
            await _demo.ActAsync(DemoAccount.Reseller), reseller, utility, new Selection(Devices(meters, 700, 25), null, []));
        await _demo.FinishAsync(DemoAccount.Reseller, offer);
        await _demo.JoinAsync(utility, DemoAccount.Newcomer, Roles.KeyManager);
        await grains.GetGrain<IAccessRequestGrain>(DemoSession.IdOf(LastStep)).SubmitAsync(
            await _demo.ActAsync(DemoAccount.Newcomer), new("Holm VVS", "30088", "We install meters in Aarhavn and need their keys."));
    }

    private static ImmutableArray<DeviceId> Devices(DemoModel model, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => DeviceId.Parse($"{model.Maker}-{DemoKeyList.Number(model, i)}"))];
}
