using Kms.Embedded.Activations;

namespace Kms.Embedded.Calls;

/// <summary>Who called whom, from the running calls back to the first.</summary>
internal static class CallChain
{
    /// <summary>Whether a call that led to this one still runs on the activation, so that waiting for it would never end.</summary>
    internal static bool ComesBack(Request request, Activation activation)
    {
        for (var caller = request.Parent; caller is not null; caller = caller.Parent)
        {
            if (caller.Activation == activation && !caller.HasEnded)
                return true;
        }
        return false;
    }

    internal static CallChainException Refusal(Request request)
    {
        var steps = new Stack<string>();
        for (var call = request; call is not null; call = call.Parent)
            steps.Push(call.Describe());
        return new CallChainException(
            $"A chain of calls came back to a grain that is still busy with its beginning: {string.Join(" -> ", steps)}. "
            + "Waiting would never end. Let the first grain hand over what the others need, or mark the last method [AlwaysInterleave].");
    }
}
