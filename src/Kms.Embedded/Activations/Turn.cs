using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>The first turn of a request. As a task it makes the activation the current scheduler, so every await comes back to it.</summary>
internal sealed class Turn(Request request) : Task(Body, request)
{
    private static readonly Action<object?> Body = static state =>
    {
        var request = (Request)state!;
        request.Begin(request.Activation!.GrainInstance);
    };
}
