namespace Kms.Web.Api;

/// <summary>What the edge itself refuses: things that are none, and bodies that cannot be meant.</summary>
internal static class Refused
{
    public static RefusedException NotFound() => new(Refusal.NotFound, "There is nothing here, or nothing of yours.");

    public static RefusedException NotAPartner() => new(Refusal.NotAPartner, "No partner has this identifier. Add the organisation as a partner first.");

    public static RefusedException Claim() => new(Refusal.ClaimRefused, "The device cannot be claimed with this code. Compare number and code with the label.");

    public static RefusedException Invalid(string field, string code, string text) =>
        new(Refusal.Invalid, "The content breaks a rule: see errors.", [new Problem(field, code, text)]);

    public static RefusedException Missing(string field) => Invalid(field, "missing", $"Give {field}.");

    public static string Required(string? value, string field) => string.IsNullOrWhiteSpace(value) ? throw Missing(field) : value;

    public static T OrNotFound<T>(this T? found) where T : class => found ?? throw NotFound();
}
