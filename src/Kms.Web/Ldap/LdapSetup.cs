namespace Kms.Web.Ldap;

internal static class LdapSetup
{
    /// <summary>The public directory for mail programs. It asks grains as pages do, so it runs wherever they do.</summary>
    public static void AddKmsLdap(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<LdapOptions>().BindConfiguration(LdapOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<LdapTree>();
        builder.Services.AddSingleton<LdapSearcher>();
        builder.Services.AddSingleton<LdapConnections>();
        builder.Services.AddHostedService<LdapListener>();
    }
}
