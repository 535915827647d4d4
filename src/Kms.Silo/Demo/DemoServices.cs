using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Demo;

internal static class DemoServices
{
    private const string Setting = "Kms:Demo";
    private const string Switch = "--demo";

    /// <summary>Lets <c>--demo</c> on the command line stand for the setting.</summary>
    public static IHostApplicationBuilder AddDemoSwitch(this IHostApplicationBuilder builder, string[] args)
    {
        if (args.Contains(Switch)) builder.Configuration.AddInMemoryCollection([new(Setting, "true")]);
        return builder;
    }

    public static IServiceCollection AddKmsDemo(this IServiceCollection services, IConfiguration configuration) =>
        configuration.GetValue(Setting, false) ? services.AddHostedService<DemoStart>() : services;
}
