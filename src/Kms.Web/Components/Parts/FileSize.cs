using System.Globalization;

namespace Kms.Web.Components.Parts;

internal static class FileSize
{
    private static readonly string[] s_units = ["B", "kB", "MB", "GB", "TB"];

    public static string Of(long bytes)
    {
        var unit = 0;
        var size = (double)bytes;
        for (; size >= 1000 && unit < s_units.Length - 1; unit++) size /= 1000;
        return size.ToString(unit == 0 ? "N0" : "N1", CultureInfo.CurrentCulture) + " " + s_units[unit];
    }
}
