using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kms.Web.Tests.Components;

/// <summary>Renders one component as a live page would, and raises its events, without a browser.</summary>
#pragma warning disable BL0006 // The frames are the one place where events can be found.
internal sealed class Stage(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    private int? _root;

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo { get; } = new("Server", isInteractive: true);

    /// <summary>Shows the component; asked again, it gets other parameters.</summary>
    public Task ShowAsync<T>(Dictionary<string, object?> parameters) where T : IComponent => Dispatcher.InvokeAsync(() =>
    {
        _root ??= AssignRootComponentId(InstantiateComponent(typeof(T)));
        return RenderRootComponentAsync(_root.Value, ParameterView.FromDictionary(parameters));
    });

    public Task RaiseAsync(string name, EventArgs args) => Dispatcher.InvokeAsync(() => RaiseAsync(_root!.Value, name, args)); // it is shown

    /// <summary>An event of one of the components inside.</summary>
    public Task RaiseAsync(string name, EventArgs args, Type within, int at) =>
        Dispatcher.InvokeAsync(() => RaiseAsync(Inside(_root!.Value).Where(found => found.Type == within).ElementAt(at).Id, name, args)); // it is shown

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);

    private Task RaiseAsync(int component, string name, EventArgs args)
    {
        var handler = FramesOf(component).First(frame => frame.FrameType == RenderTreeFrameType.Attribute && frame.AttributeName == name);
        return DispatchEventAsync(handler.AttributeEventHandlerId, null, args);
    }

    private IEnumerable<(int Id, Type Type)> Inside(int component) => FramesOf(component).Where(frame => frame.FrameType == RenderTreeFrameType.Component)
        .SelectMany(frame => Inside(frame.ComponentId).Prepend((frame.ComponentId, frame.ComponentType)));

    private IEnumerable<RenderTreeFrame> FramesOf(int component)
    {
        var frames = GetCurrentRenderTreeFrames(component);
        return frames.Array.Take(frames.Count);
    }
}
#pragma warning restore BL0006
