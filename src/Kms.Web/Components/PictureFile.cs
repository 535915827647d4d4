using Kms.Branding;

namespace Kms.Web.Components;

/// <summary>Tells a picture by its name and by what it holds: a setting must not turn some other file of the machine into a page.</summary>
internal static class PictureFile
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.OrdinalIgnoreCase)
    {
        [".svg"] = "image/svg+xml", [".png"] = "image/png", [".jpg"] = "image/jpeg", [".jpeg"] = "image/jpeg", [".gif"] = "image/gif", [".webp"] = "image/webp",
    };

    /// <summary>The media type; null when the file is no picture or cannot be read.</summary>
    public static string? TypeOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return s_names.TryGetValue(Path.GetExtension(path), out var type) && Picture.TypeOf(file) == type ? type : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
