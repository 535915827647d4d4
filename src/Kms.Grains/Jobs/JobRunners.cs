using Kms.Certificates;
using Kms.Devices;
using Kms.Exports;
using Kms.Exposures;
using Kms.Files;
using Kms.Hygiene;
using Kms.Keys;
using Kms.Organisations;
using Kms.Storage;
using Kms.Telegrams;

namespace Kms.Jobs;

/// <summary>A runner for each kind of job.</summary>
internal sealed class JobRunners(
    IGrainFactory grains, IDeviceStore store, IFileStore files, IKeyVault vault, Occasions occasions, OrganisationLookup organisations,
    SelectionPages selection, KeyDesk desk, ReadAhead ahead, IEffectStore effects, TelegramDesk telegrams, IExposureStore exposures,
    IHygieneStore hygiene, RecipientCertificates recipients, FileSigners signers)
{
    public IJobRunner Create(JobOrder order) => order switch
    {
        ImportJob => new ImportRunner(grains, store, files, vault, occasions, organisations),
        ExportJob => new ExportRunner(grains, store, files, vault, occasions, selection, desk, recipients, signers),
        CheckJob => new CheckRunner(grains, files, effects, occasions, telegrams),
        CertificateJob => new CertificateRunner(grains, selection),
        HygieneJob => new HygieneRunner(grains, hygiene, vault, occasions),
        CompromiseJob => new CompromiseRunner(grains, selection, exposures, effects, occasions),
        ClaimJob { Batch: null } => new ClaimRunner(grains, store, selection),
        _ => new DeviceRunner(grains, selection, ahead),
    };
}
