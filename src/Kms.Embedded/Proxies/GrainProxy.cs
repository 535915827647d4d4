using Kms.Embedded.Calls;
using Orleans.Runtime;

namespace Kms.Embedded.Proxies;

/// <summary>Base of the generated references: one method per shape of result.</summary>
internal abstract class GrainProxy(GrainId grainId, ICallDispatcher dispatcher) : GrainReference(grainId, dispatcher)
{
    public Task CallTask(VoidCall call) => Translated(Send(call));

    public Task<T> CallTaskOf<T>(ResultCall<T> call) => Translated((Task<T>)Send(call));

    public ValueTask CallValueTask(VoidCall call) => new(Translated(Send(call)));

    public ValueTask<T> CallValueTaskOf<T>(ResultCall<T> call) => new(Translated((Task<T>)Send(call)));

    public void CallVoid(VoidCall call) => Send(call);

    private Func<Exception, Exception?>? Translation => RuntimeContext.Current is null ? Dispatcher.TranslateOutside : Dispatcher.Translate;

    private Task Translated(Task task) =>
        !task.IsCompletedSuccessfully && Translation is { } translate ? FaultTranslation.OfAsync(task, translate) : task;

    private Task<T> Translated<T>(Task<T> task) =>
        !task.IsCompletedSuccessfully && Translation is { } translate ? FaultTranslation.OfAsync(task, translate) : task;

    private Task Send(GrainCall call)
    {
        call.Reference = this;
        Dispatcher.Send(call);
        return call.Task!;
    }
}
