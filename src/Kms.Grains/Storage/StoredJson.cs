using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kms.Storage;

/// <summary>The one way documents, list bodies and job pages become JSON and come back.</summary>
internal static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = JobOrderNames.Resolver,
        Converters =
        {
            new TextConverter<Devices.DeviceId>(Devices.DeviceId.Parse),
            new TextConverter<Grants.Grantee>(Grants.Grantee.Parse),
            new TextConverter<Keys.KeyPurpose>(Keys.KeyPurpose.Parse),
            new TextConverter<Users.EmailAddress>(Users.EmailAddress.Parse),
            new ByteArrayConverter(),
            new JsonStringEnumConverter(),
        },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static byte[] WriteBytes<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Options);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"Stored {typeof(T).Name} is null.");

    public static T Read<T>(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException($"Stored {typeof(T).Name} is null.");
}
