using Kms.Branding;
using Kms.Storage;
using Kms.Users;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>
/// Lays what the operator has set over what is configured: who reads the options (pages, mails, the rules of passwords) finds the brand of the
/// moment. What was set on another process is here within seconds.
/// </summary>
internal sealed partial class BrandKeeper(
    IGrainFactory grains, IOptions<KmsOptions> options, IOptions<AccountOptions> accounts, TimeProvider clock, ILogger<BrandKeeper> log)
    : Sweeper(TimeSpan.FromSeconds(10), clock)
{
    private readonly ProductOptions _configured = options.Value.Product;
    private string? _version;

    public const string Grain = "brand";

    /// <summary>As configured, for what the operator has not set.</summary>
    public ProductOptions Configured => _configured;

    /// <summary>Names the logo that the operator has set; null without one.</summary>
    public string? Logo { get; private set; }

    public async Task RefreshAsync() => Learn(await grains.GetGrain<IBrandGrain>(Grain).GetAsync());

    /// <summary>Uses it from now on.</summary>
    public void Learn(BrandView brand)
    {
        if (brand.Version == _version) return;
        options.Value.Product = _configured.Under(brand.Own);
        accounts.Value.ProductName = options.Value.Product.Name;
        (Logo, _version) = (brand.Logo, brand.Version);
    }

    public override async Task SweepAsync(CancellationToken stopping)
    {
        try { await RefreshAsync(); }
        catch (Exception error) when (error is not OperationCanceledException) { Unknown(log, error.Message); }
    }

    [LoggerMessage(1, LogLevel.Information, "The branding could not be read, so the last one known stays: {Reason}")]
    private static partial void Unknown(ILogger log, string reason);
}
