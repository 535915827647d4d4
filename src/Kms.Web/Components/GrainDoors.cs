using Kms.Audit;
using Kms.Branding;
using Kms.Catalogue;
using Kms.Certificates;
using Kms.Exposures;
using Kms.Grants;
using Kms.Listing;
using Kms.Setup;
using Kms.Silo.Hosting;
using Kms.Users;
using Kms.Web.Api;

namespace Kms.Web.Components;

/// <summary>The grains of which there is only one by meaning; stateless ones take any key.</summary>
internal static class GrainDoors
{
    public static ICatalogueGrain Catalogue(this IGrainFactory grains) => grains.GetGrain<ICatalogueGrain>(GrainKeys.Catalogue);

    public static IDirectoryGrain Directory(this IGrainFactory grains) => grains.GetGrain<IDirectoryGrain>(GrainKeys.Directory);

    public static IRightsGrain Rights(this IGrainFactory grains) => grains.GetGrain<IRightsGrain>(GrainKeys.Rights);

    public static IExposureGrain Exposures(this IGrainFactory grains) => grains.GetGrain<IExposureGrain>(GrainKeys.Exposures);

    public static IAuditGrain Audit(this IGrainFactory grains) => grains.GetGrain<IAuditGrain>(GrainKeys.Audit);

    public static IAccountsGrain Accounts(this IGrainFactory grains) => grains.GetGrain<IAccountsGrain>(GrainKeys.Accounts);

    public static IAuthorityGrain Authority(this IGrainFactory grains) => grains.GetGrain<IAuthorityGrain>(GrainKeys.Authority);

    public static ICertificatesGrain Certificates(this IGrainFactory grains) => grains.GetGrain<ICertificatesGrain>(GrainKeys.Certificates);

    public static ICertificateDirectoryGrain CertificateDirectory(this IGrainFactory grains) =>
        grains.GetGrain<ICertificateDirectoryGrain>(GrainKeys.CertificateDirectory);

    public static ICertificateSignInGrain CertificateSignIn(this IGrainFactory grains) =>
        grains.GetGrain<ICertificateSignInGrain>(GrainKeys.CertificateSignIn);

    public static IServiceCertificateGrain ServiceCertificate(this IGrainFactory grains) =>
        grains.GetGrain<IServiceCertificateGrain>(GrainKeys.ServiceCertificate);

    public static ICertificateTermsGrain CertificateTerms(this IGrainFactory grains) => grains.GetGrain<ICertificateTermsGrain>(GrainKeys.CertificateTerms);

    public static IBrandGrain Brand(this IGrainFactory grains) => grains.GetGrain<IBrandGrain>(BrandKeeper.Grain);

    public static ISetupGrain Setup(this IGrainFactory grains) => grains.GetGrain<ISetupGrain>(GrainKeys.Setup);
}
