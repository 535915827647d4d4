namespace Kms.Web.Components;

/// <summary>What a browser remembers about how pages look; set by the script, never trusted beyond its few values.</summary>
internal sealed record Preferences(string Theme, string Density, string? TimeZone)
{
    private static readonly string[] s_themes = ["auto", "light", "dark"];
    private static readonly string[] s_densities = ["comfortable", "compact"];

    public static Preferences Read(HttpRequest request) => new(
        OneOf(s_themes, request.Cookies["kms-theme"]), OneOf(s_densities, request.Cookies["kms-density"]), request.Cookies["kms-zone"]);

    private static string OneOf(string[] values, string? value) => values.Contains(value) ? value! : values[0]; // contained, so not null
}
