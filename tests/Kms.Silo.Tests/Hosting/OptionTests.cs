using Kms.Silo.Hosting;
using Kms.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Tests.Hosting;

public sealed class OptionTests
{
    [Fact]
    public void Nothing_needs_setting() => Assert.True(Check().Succeeded);

    [Theory]
    [InlineData("Kms:Data", " ")]
    [InlineData("Kms:Database", "oracle")]
    [InlineData("Kms:PublicUrl", "keys.example.com")]
    [InlineData("Kms:PublicUrl", "ftp://keys.example.com")]
    [InlineData("Kms:PublicUrl", "https://keys.example.com/?x=1")]
    [InlineData("Kms:PublicUrl", "https://user@keys.example.com")]
    [InlineData("Kms:PublicUrl", "")]
    [InlineData("Kms:CollectionAge", "00:00:10")]
    [InlineData("Kms:Product:Name", "")]
    [InlineData("Kms:Product:Name", "a\nb")]
    [InlineData("Kms:Product:Color", "red")]
    [InlineData("Kms:Product:Color", "#12345g")]
    [InlineData("Kms:Product:Support", "call us")]
    [InlineData("Kms:Smtp:From", "\"a\"@b.c")]
    [InlineData("Kms:Smtp:Port", "0")]
    [InlineData("Kms:Smtp:Port", "465")]
    [InlineData("Kms:Smtp:Connections", "0")]
    [InlineData("Kms:Smtp:Timeout", "00:00:00")]
    [InlineData("Kms:Smtp:GiveUpAfter", "00:00:00")]
    [InlineData("Kms:Smtp:User", "kms")]
    [InlineData("Kms:Setup:OperatorPassword", "alone")]
    [InlineData("Kms:Retention:Jobs", "14.00:00:00")]
    [InlineData("Kms:Retention:Links", "-1.00:00:00")]
    [InlineData("Kms:Retention:Invitations", "-1.00:00:00")]
    [InlineData("Kms:Retention:Mails", "6.00:00:00")]
    public void A_wrong_setting_is_named(string setting, string value)
    {
        var result = Check((setting, value));

        Assert.True(result.Failed);
        Assert.Contains(result.Failures!, failure => failure.Contains(setting, StringComparison.Ordinal));
    }

    [Fact]
    public void PostgreSQL_needs_a_connection_string()
    {
        Assert.Contains("ConnectionStrings:Kms", Check(("Kms:Database", "postgres")).FailureMessage, StringComparison.Ordinal);
        Assert.True(Check(("Kms:Database", "Postgres"), ("ConnectionStrings:Kms", "Host=db")).Succeeded);
    }

    [Fact]
    public void A_mail_password_is_never_sent_in_the_clear()
    {
        var result = Check(("Kms:Smtp:User", "kms"), ("Kms:Smtp:Password", "secret"), ("Kms:Smtp:StartTls", "false"));

        Assert.Contains("Kms:Smtp:StartTls", result.FailureMessage, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once() => Assert.Equal(2, Check(("Kms:Database", "x"), ("Kms:Smtp:Port", "0")).Failures!.Count());

    [Fact]
    public async Task A_wrong_setting_stops_the_start_before_anything_is_made()
    {
        using var folder = new TempFolder();

        await Assert.ThrowsAsync<OptionsValidationException>(() => KmsHost.StartAsync(new() { Folder = folder.Path, Settings = [("Kms:PublicUrl", "nonsense")] }));

        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static ValidateOptionsResult Check(params (string Name, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).Build();
        var options = configuration.GetSection(KmsOptions.Section).Get<KmsOptions>() ?? new KmsOptions();
        return new KmsOptionsCheck(configuration).Validate(null, options);
    }
}
