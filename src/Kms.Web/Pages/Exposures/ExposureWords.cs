using Kms.Exposures;
using Kms.Keys;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Exposures;

/// <summary>Exposures in the reader's language.</summary>
internal static class ExposureWords
{
    public static string Icon(KeyRoute route) => route switch
    {
        KeyRoute.File => "download",
        KeyRoute.Api => "token",
        _ => "eye",
    };

    /// <summary>Keys stand in the trail as <c>purpose/version</c>.</summary>
    public static string Keys(IEnumerable<string> names, IStringLocalizer<Texts> texts) => string.Join(", ", names.Select(name =>
        name.Split('/') is [var purpose, var version] && KeyPurpose.TryParse(purpose, out var known)
            ? texts["Check.KeyValue", DeviceWords.Purpose(known, texts), version].Value
            : name));

    public static string Routes(IEnumerable<KeyRoute> routes, IStringLocalizer<Texts> texts) =>
        string.Join(", ", routes.Select(route => texts[$"Exposure.Route.{route}"].Value));

    /// <summary>What stands behind a key that an account got: its state, or that another one has taken its place.</summary>
    public static (string Text, string? Tone)? State(ExposedKey key, IStringLocalizer<Texts> texts) => key switch
    {
        { State: null } => null,
        { Replaced: true } => (texts["Exposure.Replaced"], "good"),
        { State: KeyState.Active } => (texts["Exposure.StillInUse"], "warn"),
        { State: { } state } => (texts[$"KeyState.{state}"], state == KeyState.Compromised ? "bad" : null),
    };
}
