using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Demo;

internal static class DemoServices
{
    private const string Setting = "Kms:Demo";
    private const string Switch = "--demo";

    /// <summary>Lets <c>--demo</c> stand for the setting; by itself it would take the next argument for its value.</summary>
    public static string[] ReadDemoSwitch(string[] args) => [.. args.Select(arg => arg == Switch ? $"--{Setting}=true" : arg)];

    public static IServiceCollection AddKmsDemo(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetValue(Setting, false) ? services.AddHostedService<DemoStart>() : services;
}
