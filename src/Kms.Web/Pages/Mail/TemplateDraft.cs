using System.Text.Json;
using Kms.Mail;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Mail;

/// <summary>Text that was typed and not saved: the browser keeps it over a lost connection, a closed tab and another page.</summary>
/// <param name="Version">Of the template that it changes.</param>
/// <param name="Text">What was typed.</param>
internal sealed record TemplateDraft(int Version, EmailTemplateDraft Text)
{
    public static async Task<TemplateDraft?> RecallAsync(Browser browser, EmailTemplateId template)
    {
        if (await browser.RecallAsync(NameOf(template)) is not { Length: > 0 } kept) return null;
        try { return JsonSerializer.Deserialize<TemplateDraft>(kept); }
        catch (JsonException) { return null; }
    }

    public ValueTask KeepAsync(Browser browser, EmailTemplateId template) => browser.RememberAsync(NameOf(template), JsonSerializer.Serialize(this));

    public static ValueTask ForgetAsync(Browser browser, EmailTemplateId template) => browser.RememberAsync(NameOf(template), "");

    private static string NameOf(EmailTemplateId template) => $"draft-{template}";
}
