namespace Kms.Web.Pages.Account;

public sealed partial class Activate
{
    protected override string Kind => "activation";
}
