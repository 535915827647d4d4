using Kms.Setup;
using Kms.Silo.Hosting;
using Kms.Users;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Setup;

/// <summary>
/// While there is no operator: makes one from the settings, or prints a one-time link. The link is printed rather than logged, because
/// logs are kept and sent elsewhere.
/// </summary>
internal sealed class SetupStart(
    IGrainFactory grains, IOptions<KmsOptions> options, [FromKeyedServices(SetupStart.Output)] TextWriter output) : IHostedService
{
    public const string Output = "operator";
    private const string Key = "setup";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!await grains.GetGrain<ISetupGrain>(Key).IsNeededAsync()) return;
        if (options.Value.Setup is { OperatorEmail: { Length: > 0 } email, OperatorPassword: { Length: > 0 } password })
            await CreateAsync(EmailAddress.Parse(email), password);
        else
            await PrintLinkAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task CreateAsync(EmailAddress email, string password)
    {
        try { await grains.GetGrain<ISetupControl>(Key).CreateFromSettingsAsync(email, password); }
        catch (RefusedException refused) when (refused.Refusal == Refusal.PasswordRules)
        {
            var rules = string.Join(", ", refused.Problems.Select(problem => problem.Code));
            throw new StartException(
                $"Kms:Setup:OperatorPassword breaks the rules for passwords ({rules}): take at least 12 characters with lower case, upper case, digit and special character, or at least 15.");
        }
        await output.WriteLineAsync($"The first operator is {email}.");
    }

    private async Task PrintLinkAsync()
    {
        if (await grains.GetGrain<ISetupControl>(Key).IssueTokenAsync() is not { } token) return;
        await output.WriteLineAsync(
            $"""

              There is no operator yet. Open this link to set one up; it works once:

                {options.Value.PublicBase}/setup?token={token}

            """);
    }
}
