namespace Kms.Web.Security;

/// <summary>Where to go after a sign-in: only paths of this service, whatever a link says.</summary>
internal static class LocalUrl
{
    // Browsers drop tabs and newlines and read "\" as "/", so "/\t/evil" and "/\evil" would lead away.
    public static bool IsLocal(string? url) =>
        url is ['/', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\', StringComparison.Ordinal) && !url.Any(char.IsControl);

    public static string OrHome(string? url) => IsLocal(url) ? url! : "/"; // a local URL is not null
}
