using Kms.Audit;
using Kms.Catalogue;
using Kms.Listing;
using Kms.Setup;
using Kms.Users;

namespace Kms.Web.Components;

/// <summary>The grains of which there is only one by meaning; stateless ones take any key.</summary>
internal static class GrainDoors
{
    private const string Only = "web";

    public static ICatalogueGrain Catalogue(this IGrainFactory grains) => grains.GetGrain<ICatalogueGrain>(Only);

    public static IDirectoryGrain Directory(this IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(Only);

    public static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(Only);

    public static IAccountsGrain Accounts(this IGrainFactory grains) => grains.GetGrain<IAccountsGrain>(Only);

    public static ISetupGrain Setup(this IGrainFactory grains) => grains.GetGrain<ISetupGrain>("setup");
}
