using Kms.Keys;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Values of devices, keys and reports in the reader's language.</summary>
internal static class DeviceWords
{
    public static string? Medium(string? medium, IStringLocalizer<Texts> texts) => medium is null ? null : texts.Say($"Medium.{medium}", medium);

    public static string Purpose(KeyPurpose purpose, IStringLocalizer<Texts> texts) => texts.Say($"Purpose.{purpose.Name}", purpose.Name);

    public static string Outcome(string outcome, IStringLocalizer<Texts> texts) => texts.Say($"Outcome.{outcome}", outcome);

    /// <summary>A report's detail is a sentence, or codes of findings such as <c>all-zero shared</c>.</summary>
    public static string? Detail(string? detail, IStringLocalizer<Texts> texts)
    {
        if (detail is null) return null;
        var words = detail.Split(' ').Select(code => texts[$"Finding.{Pascal(code)}"]).ToList();
        return words.Any(word => word.ResourceNotFound) ? detail : string.Join(", ", words.Select(word => word.Value));
    }

    private static string Pascal(string code) =>
        string.Concat(code.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
