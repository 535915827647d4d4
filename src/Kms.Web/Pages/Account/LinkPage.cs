using Kms.Users;
using Kms.Web.Components;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Account;

/// <summary>A page that a link in a mail leads to.</summary>
public abstract class LinkPage : GatePage
{
    [SupplyParameterFromQuery] public string? Token { get; set; }

    [SupplyParameterFromForm] public string? Name { get; set; }

    [SupplyParameterFromForm] public string? Password { get; set; }

    [SupplyParameterFromForm] public string? Again { get; set; }

    [SupplyParameterFromForm] public bool Terms { get; set; }

    /// <summary>Null when the link is dead.</summary>
    internal LinkView? Link { get; private set; }

    protected abstract string Kind { get; }

    protected override async Task OnInitializedAsync()
    {
        try
        {
            var link = await Grains.Accounts().PeekLinkAsync(Token ?? "");
            if (link.Kind == Kind) Link = link;
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.LinkUsedOrExpired)
        {
            Link = null;
        }
        if (HttpMethods.IsGet(Context.Request.Method)) Name = Link?.Name;
    }

    internal bool PasswordsMatch()
    {
        if (Password == Again) return true;
        Faults["Again"] = Words["Fault.Again"];
        return false;
    }

    /// <summary>Makes the account and signs the person in, who has just proven the address.</summary>
    internal async Task ActivateAsync()
    {
        if (Link is not { } link || !PasswordsMatch()) return;
        var password = Password ?? "";
        var name = string.IsNullOrWhiteSpace(Name) ? null : Name.Trim();
        var order = new ActivationOrder(Token ?? "", name, password, Terms ? Product.TermsVersion : null, Language);
        if (await TryAsync(() => Grains.Accounts().ActivateAsync(order))) await TryAsync(() => SignInAsync(link.Email.Value, password, "/"));
    }
}
