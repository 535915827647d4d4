using System.Globalization;
using System.Text;
using QRCoder;

namespace Kms.Web.Components.Parts;

/// <summary>The dark modules of a QR code (ISO/IEC 18004) as rows of an SVG path, with the quiet zone of four modules around them.</summary>
internal static class QrPath
{
    public static string Of(string text, out int size)
    {
        // M restores 15 %: a label is scratched and splashed.
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        size = rows.Count;
        var path = new StringBuilder();
        for (var y = 0; y < size; y++)
            for (var x = 0; x < size; x++)
            {
                var start = x;
                while (x < size && rows[y][x]) x++;
                if (x > start) path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        return path.ToString();
    }
}
