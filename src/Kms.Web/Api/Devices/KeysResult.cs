using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Kms.Keys;

namespace Kms.Web.Api;

/// <summary>Writes clear keys into the answer. They never become strings; every copy made here is wiped.</summary>
internal sealed class KeysResult(KeyRelease release) : IResult
{
    private const int MaxHex = 2 * 64;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var keys = release;
        var buffer = new WipedBuffer();
        try
        {
            Write(keys, buffer);
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = buffer.Written.Length;
            await httpContext.Response.Body.WriteAsync(buffer.Written, httpContext.RequestAborted);
        }
        finally
        {
            buffer.Wipe();
        }
    }

    private static void Write(KeyRelease keys, IBufferWriter<byte> buffer)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray("keys");
        foreach (var key in keys.Keys) Write(key, json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(ReleasedKey key, Utf8JsonWriter json)
    {
        Span<byte> hex = stackalloc byte[MaxHex];
        json.WriteStartObject();
        json.WriteString("purpose", key.Purpose.Name);
        json.WriteNumber("version", key.Version);
        json.WriteString("algorithm", Names.Of1(key.Algorithm));
        json.WriteString("state", Names.Of1(key.State));
        if (!Convert.TryToHexString(key.Value.Reveal(), hex, out var length)) throw new InvalidOperationException("A key is at most 64 bytes.");
        json.WriteString("value", hex[..length]);
        json.WriteEndObject();
        json.Flush();
        CryptographicOperations.ZeroMemory(hex);
    }
}
