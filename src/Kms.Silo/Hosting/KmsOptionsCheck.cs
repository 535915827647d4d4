using Kms.Branding;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>Checks the settings at start. Every sentence begins with the setting to change.</summary>
internal sealed class KmsOptionsCheck(IConfiguration configuration) : IValidateOptions<KmsOptions>
{
    public ValidateOptionsResult Validate(string? name, KmsOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(KmsOptions options) =>
        [.. General(options), .. Product(options.Product), .. Smtp(options.Smtp), .. Setup(options.Setup), .. Kept(options.Retention)];

    private IEnumerable<string> General(KmsOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Data)) yield return "Kms:Data must name a folder, such as \"data\".";
        if (!options.UsesPostgres && !string.Equals(options.Database, KmsOptions.Sqlite, StringComparison.OrdinalIgnoreCase))
            yield return $"Kms:Database is \"{options.Database}\"; it must be \"sqlite\" or \"postgres\".";
        if (options.UsesPostgres && string.IsNullOrWhiteSpace(configuration.GetConnectionString("Kms")))
            yield return "ConnectionStrings:Kms must be set, because Kms:Database is \"postgres\": Host=...;Database=...;Username=...;Password=...";
        if (!BrandRules.IsWebAddress(options.PublicUrl))
            yield return $"Kms:PublicUrl is \"{options.PublicUrl}\"; it must be an address such as https://keys.example.com, without query or fragment.";
        if (options.CollectionAge < TimeSpan.FromMinutes(2)) yield return "Kms:CollectionAge must be at least 00:02:00.";
        if (options.Keys.RootKeyFile is { Length: > 0 } file && Directory.Exists(file))
            yield return $"Kms:Keys:RootKeyFile is the folder \"{file}\"; it must be a file.";
    }

    private static IEnumerable<string> Product(ProductOptions product)
    {
        if (!BrandRules.IsName(product.Name))
            yield return "Kms:Product:Name must be a name of 1 to 60 characters.";
        if (!AccentColor.IsColor(product.Color)) yield return $"Kms:Product:Color is \"{product.Color}\"; it must be like #0b5cad.";
        if (product.Support is { Length: > 0 } support && !BrandRules.IsSupport(support))
            yield return $"Kms:Product:Support is \"{support}\"; it must be an e-mail address or a web address.";
    }

    private static IEnumerable<string> Smtp(SmtpOptions smtp)
    {
        if (!EmailAddress.TryParse(smtp.From, out _)) yield return $"Kms:Smtp:From is \"{smtp.From}\"; it must be an e-mail address.";
        if (smtp.Port is < 1 or > 65535) yield return $"Kms:Smtp:Port is {smtp.Port}; it must be 1 to 65535 (usually 587 or 25).";
        if (smtp.Port == 465) yield return "Kms:Smtp:Port is 465; TLS from the first byte is not supported: use 587 with Kms:Smtp:StartTls.";
        if (smtp.Connections is < 1 or > 50) yield return "Kms:Smtp:Connections must be 1 to 50.";
        if (smtp.Timeout <= TimeSpan.Zero || smtp.Timeout > TimeSpan.FromMinutes(10)) yield return "Kms:Smtp:Timeout must be up to 00:10:00.";
        if (smtp.GiveUpAfter <= TimeSpan.Zero) yield return "Kms:Smtp:GiveUpAfter must be more than zero.";
        if (string.IsNullOrEmpty(smtp.User) != string.IsNullOrEmpty(smtp.Password))
            yield return "Kms:Smtp:User and Kms:Smtp:Password must be set together.";
        if (!string.IsNullOrEmpty(smtp.Password) && !smtp.StartTls)
            yield return "Kms:Smtp:StartTls must be true when Kms:Smtp:Password is set: the password would be readable on the way.";
    }

    private static IEnumerable<string> Kept(RetentionOptions kept)
    {
        if (kept.Jobs < RetentionOptions.LeastJobs)
            yield return "Kms:Retention:Jobs must be at least 15.00:00:00: transfers, which are open for 14 days, go on with the devices of their job.";
        if (kept.Links < TimeSpan.Zero) yield return "Kms:Retention:Links must not be negative.";
        if (kept.Invitations < TimeSpan.Zero) yield return "Kms:Retention:Invitations must not be negative.";
        if (kept.Mails < RetentionOptions.LeastMails)
            yield return "Kms:Retention:Mails must be at least 7.00:00:00: a mail that is still known is not sent twice when work is repeated after a crash.";
    }

    private static IEnumerable<string> Setup(SetupOptions setup)
    {
        if (string.IsNullOrEmpty(setup.OperatorEmail) != string.IsNullOrEmpty(setup.OperatorPassword))
            yield return "Kms:Setup:OperatorEmail and Kms:Setup:OperatorPassword must be set together.";
        if (setup.OperatorEmail is { Length: > 0 } email && !EmailAddress.TryParse(email, out _))
            yield return $"Kms:Setup:OperatorEmail is \"{email}\"; it must be an e-mail address.";
    }
}
