using Kms.Users;

namespace Kms.Devices;

/// <summary>A device as jobs and batches see it: refused rows are results, not exceptions. Never for the web tier.</summary>
[Alias("kms.IDeviceWork")]
internal interface IDeviceWork : IGrainWithStringKey
{
    /// <summary>Does one step. Throws only when the storage does not answer or the ticket has ended.</summary>
    [Alias("Do")] Task<WorkResult> DoAsync(ActorTicket actor, DeviceWork work, WorkStep step);

    /// <summary>Brings a known device in line with a row of a key file.</summary>
    [Alias("Import")] Task<WorkResult> ImportAsync(ActorTicket actor, DeviceImport import, WorkStep step);

    /// <summary>Notes that a key of this device was found on another one.</summary>
    [Alias("MarkShared")] Task MarkSharedAsync(ActorTicket actor, string fingerprint, WorkStep step);
}
