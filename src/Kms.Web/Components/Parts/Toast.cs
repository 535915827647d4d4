namespace Kms.Web.Components.Parts;

internal sealed record Toast(string Id, string Text, bool IsBad);
