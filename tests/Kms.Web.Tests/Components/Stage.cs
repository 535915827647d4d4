using System.Runtime.ExceptionServices;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kms.Web.Tests.Components;

/// <summary>Renders one component as a live page would, and raises its events, without a browser.</summary>
#pragma warning disable BL0006 // The frames are the one place where events can be found.
internal sealed class Stage(IServiceProvider services) : Renderer(services, NullLoggerFactory.Instance)
{
    private int _root;

    public override Dispatcher Dispatcher { get; } = Dispatcher.CreateDefault();

    protected override RendererInfo RendererInfo { get; } = new("Server", isInteractive: true);

    public Task ShowAsync<T>(Dictionary<string, object?> parameters) where T : IComponent => Dispatcher.InvokeAsync(() =>
    {
        _root = AssignRootComponentId(InstantiateComponent(typeof(T)));
        return RenderRootComponentAsync(_root, ParameterView.FromDictionary(parameters));
    });

    public Task RaiseAsync(string name, EventArgs args) => Dispatcher.InvokeAsync(() =>
    {
        var frames = GetCurrentRenderTreeFrames(_root);
        var handler = frames.Array.Take(frames.Count).First(frame => frame.FrameType == RenderTreeFrameType.Attribute && frame.AttributeName == name);
        return DispatchEventAsync(handler.AttributeEventHandlerId, null, args);
    });

    protected override Task UpdateDisplayAsync(in RenderBatch renderBatch) => Task.CompletedTask;

    protected override void HandleException(Exception exception) => ExceptionDispatchInfo.Throw(exception);
}
#pragma warning restore BL0006
