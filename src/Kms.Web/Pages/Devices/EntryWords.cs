using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Devices;

/// <summary>Audit entries in the reader's language. A kind without a text of its own is shown as it stands in the trail.</summary>
internal static class EntryWords
{
    public static string Kind(string kind, IStringLocalizer<Texts> texts) => texts.Say($"Entry.{kind}", kind);

    public static string Detail(string name, IStringLocalizer<Texts> texts) => texts.Say($"Detail.{name}", name);

    public static string Icon(string kind) => kind.Split('.')[0] switch
    {
        "key" => "key",
        "right" => "grant",
        "device" or "claim" => "claim",
        "export" => "download",
        "transfer" => "transfer",
        "batch" => "batch",
        "invitation" => "mail",
        "organisation" or "partner" => "organisation",
        "member" or "user" or "access" or "operator" => "people",
        "sign-in" or "session" or "password" or "address" => "lock",
        "token" => "token",
        _ => "audit",
    };
}
