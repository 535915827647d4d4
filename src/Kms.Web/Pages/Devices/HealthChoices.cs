using Kms.Keys;

namespace Kms.Web.Pages.Devices;

internal static class HealthChoices
{
    public const KeyFinding Any = KeyFinding.AllZero | KeyFinding.Repeated | KeyFinding.Sequential | KeyFinding.Ascii | KeyFinding.PublishedTestKey
        | KeyFinding.DerivedFromSerial | KeyFinding.Shared | KeyFinding.ShortKey | KeyFinding.LegacyAlgorithm;

    public static IEnumerable<KeyFinding> Each { get; } = [.. Enum.GetValues<KeyFinding>().Where(finding => finding != KeyFinding.None)];

    public static IEnumerable<KeyFinding> In(KeyFinding findings) => Each.Where(finding => findings.HasFlag(finding));
}
