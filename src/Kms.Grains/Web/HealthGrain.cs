using Kms.Storage;
using Orleans.Concurrency;

namespace Kms.Web;

[StatelessWorker]
internal sealed class HealthGrain(IStorageHealth storage) : Grain, IHealthGrain
{
    public Task CheckAsync() => storage.CheckAsync();
}
