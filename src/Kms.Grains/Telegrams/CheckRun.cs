using Kms.Devices;

namespace Kms.Telegrams;

/// <summary>What came of a call.</summary>
/// <param name="Answers">One for each line, in order.</param>
/// <param name="Devices">The devices that were found, for the audit trail.</param>
internal sealed record CheckRun(CheckedTelegram[] Answers, IReadOnlyList<DeviceState> Devices);
