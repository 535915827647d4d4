using Microsoft.Extensions.Options;

namespace Kms.Certificates;

internal sealed class LookUpRateGrain(IOptions<CertificateOptions> options, TimeProvider clock) : Grain, ILookUpRateGrain
{
    private LookUpRate _rate = LookUpRate.Full(options.Value.LookUps, clock.GetUtcNow());

    public Task<TimeSpan?> TakeAsync()
    {
        (_rate, var wait) = _rate.Take(options.Value.LookUps, clock.GetUtcNow());
        return Task.FromResult(wait);
    }
}
