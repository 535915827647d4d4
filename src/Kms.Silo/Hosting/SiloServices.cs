using Kms.Silo.Keys;
using Kms.Silo.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Kms.Silo.Hosting;

/// <summary>Everything that grains stand on, in the order in which it starts.</summary>
internal static class SiloServices
{
    public static IHostApplicationBuilder AddKmsSilo(this IHostApplicationBuilder builder)
    {
        builder.Services.AddKmsOptions(builder.Configuration);
        builder.Services.AddKmsKeys();
        builder.Services.AddKmsMail();
        builder.Services.AddKmsEngine(builder.Configuration);
        return builder;
    }
}
