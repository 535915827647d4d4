namespace Kms.Files;

/// <summary>Under which rights a produced file was made, or last looked at. Its devices stand in the pages of the job of the same id.</summary>
/// <param name="Pages">How many pages of devices there are.</param>
/// <param name="Epoch">Of the account; with the same one it lost nothing meanwhile.</param>
/// <param name="Since">Devices that changed later are looked at again.</param>
/// <param name="Until">When the first of the rights ends by itself; null for never.</param>
[GenerateSerializer, Immutable, Alias("kms.FileBasis")]
internal sealed record FileBasis(
    [property: Id(0)] int Pages, [property: Id(1)] long Epoch, [property: Id(2)] DateTimeOffset Since, [property: Id(3)] DateTimeOffset? Until)
{
    // Clocks of several machines differ.
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    public static FileBasis Begin(int pages, long epoch, DateTimeOffset now) => new(pages, epoch, now - Skew, null);

    public FileBasis EndingBy(DateTimeOffset? until) => until is { } end && !(Until <= end) ? this with { Until = end } : this;
}
