using System.Text.Json;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Security;

namespace Kms.Web.Api;

/// <summary>A write that is repeated with the same <c>Idempotency-Key</c> is answered as the first time and done once.</summary>
internal sealed class Idempotency(IGrainFactory grains, IActorSource actors) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!request.IsWrite() || IdempotencyKey.Find(request) is not { } key || await actors.FindAsync() is not { } actor) return await next(context);
        var memory = grains.GetGrain<IIdempotencyGrain>(key.GrainKey(actor.User));
        var digest = key.DigestOf(Describe(context));
        if (await memory.BeginAsync(actor, digest, Ids.New()) is { } stored) return new StoredResult(stored);
        return await RunAsync(context, next, memory, digest);
    }

    private async ValueTask<object?> RunAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, IIdempotencyGrain memory, string digest)
    {
        object? result;
        try
        {
            result = await next(context);
        }
        catch
        {
            // Nothing was done, or nobody answered and the ids that the key gives let it be found again: the same key may be used again.
            if (await actors.FindAsync() is { } again) await memory.CompleteAsync(again, digest, null);
            throw;
        }
        var secret = context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<AnswerIsSecret>() is not null;
        // A changed password ends no own session, so there is still a ticket to be had.
        if (await actors.FindAsync() is { } actor) await memory.CompleteAsync(actor, digest, StoredResult.From(result, secret));
        return result;
    }

    // Bodies are records of this assembly; files of a form are too large to compare and count by their length.
    private static byte[] Describe(EndpointFilterInvocationContext context)
    {
        var request = context.HttpContext.Request;
        var bodies = context.Arguments.Where(argument => argument is IBody).Select(argument => JsonSerializer.Serialize(argument, argument!.GetType(), ApiJson.Options));
        return JsonSerializer.SerializeToUtf8Bytes((string[])[request.Method, request.Path, request.QueryString.Value ?? "", .. bodies]);
    }
}
