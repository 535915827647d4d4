using Orleans.Concurrency;

namespace Kms.Web;

[StatelessWorker]
internal sealed class PulseGrain : Grain, IPulseGrain
{
    public Task AnswerAsync() => Task.CompletedTask;
}
