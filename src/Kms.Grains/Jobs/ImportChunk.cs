using Kms.Devices;
using Kms.Imports;

namespace Kms.Jobs;

/// <summary>Rows that are stored together; disposing wipes their keys.</summary>
/// <param name="Rows">As read.</param>
/// <param name="Items">What becomes of them.</param>
/// <param name="Tell">Devices of the estate with a key of this chunk: (fingerprint, device).</param>
internal sealed record ImportChunk(
    IReadOnlyList<ImportRow> Rows, IReadOnlyList<ImportItem> Items, IReadOnlyList<(string Fingerprint, DeviceId Device)> Tell) : IDisposable
{
    public static ImportChunk None { get; } = new([], [], []);

    public void Dispose()
    {
        foreach (var row in Rows) row.Dispose();
    }
}
