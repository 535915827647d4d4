using Kms.Devices;
using Kms.Imports;

namespace Kms.Jobs;

/// <summary>A row of a key file on its way into storage.</summary>
internal sealed class ImportItem(ImportRow row, DeviceImport? draft, WorkResult? result)
{
    public long Line => row.Line;

    public string Shown => row.Device.Id?.Value ?? row.Device.Serial ?? "";

    public DeviceImport? Draft { get; set; } = draft;

    /// <summary>What came of it; null while it is open.</summary>
    public WorkResult? Result { get; set; } = result;

    /// <summary>Findings and warnings of a row that is done all the same.</summary>
    public string? Note { get; set; }

    /// <summary>A key of it is on another device that the person who imports may know of.</summary>
    public bool ShowsShared { get; set; }

    /// <summary>False when no device of the estate has its identity.</summary>
    public bool MayBeKnown { get; set; }

    /// <summary>The new device of a row whose identity nobody has, made before it is the row's turn to be stored.</summary>
    public DeviceChange? Fresh { get; set; }

    public bool IsOpen => Result is null;

    public bool IsRefused => Result is { Refused: true };

    public JobRow Report()
    {
        var done = Result ?? WorkResult.Unchanged;
        return new JobRow(new JobReportRow(Line, Shown, done.Outcome, done.Detail ?? Note, done.Notes), done.Refused);
    }
}
