using System.Collections.Immutable;
using Kms.Keys;
using Kms.Mail;
using Kms.Silo.Hosting;
using Kms.Silo.Mail;
using Kms.Silo.Tests.Keys;
using Kms.Users;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Mail;

/// <summary>Mails to render and to send.</summary>
internal static class Mails
{
    public const string Id = "00112233445566778899aabbccddeeff";
    public static EmailAddress To { get; } = EmailAddress.Parse("anna@example.com");
    public static DateTimeOffset At { get; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static IKeyVault KeyVault { get; } = Vault.Create();

    public static KmsOptions Options { get; } = new() { PublicUrl = "https://keys.example.com/", Product = new() { Support = "help@example.com" } };

    public static MailRenderer Renderer(KmsOptions? options = null) =>
        new(Templates(options), KeyVault, Microsoft.Extensions.Options.Options.Create(options ?? Options), NullLogger<MailRenderer>.Instance);

    public static MailTemplates Templates(KmsOptions? options = null) => new(Microsoft.Extensions.Options.Options.Create(options ?? Options));

    public static OutgoingMail Write(string kind, string language = "en", string? path = null, params (string Name, string Value)[] fields) =>
        new(Id, To, kind, language, null, fields.ToImmutableSortedDictionary(field => field.Name, field => field.Value),
            path is null ? null : KeyVault.SealLink(Id, path), At);

    public static ReadyMail Ready(MailPreview content) => new(Id, To, "en", content, At);

    public static IOptions<KmsOptions> In(string folder, SmtpOptions? smtp = null) =>
        Microsoft.Extensions.Options.Options.Create(new KmsOptions { Data = folder, Smtp = smtp ?? new(), Product = Options.Product });
}
