using Kms.Devices;
using Kms.Keys;

namespace Kms.Files;

/// <summary>What every file grain shares.</summary>
internal sealed record FileTools(IFileStore Files, IKeyVault Vault, Occasions Occasions, FileRights Rights, CollectAlarm Alarm);
