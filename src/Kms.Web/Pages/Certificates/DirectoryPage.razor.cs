using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Security;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Certificates;

/// <summary>The public directory for people (N6). The address goes by the form: addresses of pages end up in logs.</summary>
public sealed partial class DirectoryPage
{
    private ImmutableArray<DirectoryCertificate>? _found;
    private string _asked = "";

    [SupplyParameterFromForm] public string? Email { get; set; }

    private async Task FindAsync()
    {
        if (!EmailAddress.TryParse(Email, out var email))
        {
            Faults["Email"] = Words["Fault.Email"];
            return;
        }
        _asked = email.Value;
        await TryAsync(async () => _found = await Grains.CertificateDirectory().FindByMailAsync(email, ClientNetwork.Of(Context.Connection.RemoteIpAddress)));
    }
}
