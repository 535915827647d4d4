using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kms.Audit;
using Kms.Silo.Storage;

namespace Kms.Silo.Audit;

/// <summary>
/// The canonical text of an entry: JSON without blanks, members in a fixed order, missing ones left out, UTC time with six decimals,
/// details as they were written. It is not stored but made from the columns, so the hash covers every column.
/// </summary>
internal static class AuditText
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string NoDetails = "{}";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic] private static ArrayBufferWriter<byte>? t_buffer;
    [ThreadStatic] private static Utf8JsonWriter? t_json;

    public static byte[] Canonical(
        string id, string kind, DateTimeOffset at, string? actor, string? organisation, string? device, string? subject, string details) =>
        Write((id, kind, at, actor, organisation, device, subject, details), static (json, entry) =>
        {
            json.WriteString("id", entry.id);
            json.WriteString("kind", entry.kind);
            json.WriteString("at", FromStored(entry.at).ToString(TimeFormat, CultureInfo.InvariantCulture));
            if (entry.actor is not null) json.WriteString("actor", entry.actor);
            if (entry.organisation is not null) json.WriteString("organisation", entry.organisation);
            if (entry.device is not null) json.WriteString("device", entry.device);
            if (entry.subject is not null) json.WriteString("subject", entry.subject);
            json.WritePropertyName("details");
            json.WriteRawValue(entry.details, skipInputValidation: true);
        }).ToArray();

    public static string Details(Fact fact) => fact.Details.IsEmpty
        ? NoDetails
        : Encoding.UTF8.GetString(Write(fact, static (json, entry) =>
        {
            foreach (var (name, value) in Ordered(entry.Details)) json.WriteString(name, value);
        }));

    private static IEnumerable<KeyValuePair<string, string>> Ordered(ImmutableSortedDictionary<string, string> details) =>
        details.KeyComparer == StringComparer.Ordinal ? details : details.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> ReadDetails(string details) => details == NoDetails
        ? ImmutableSortedDictionary<string, string>.Empty
        : JsonSerializer.Deserialize<Dictionary<string, string>>(details)!.ToImmutableSortedDictionary(StringComparer.Ordinal);

    // The store keeps microseconds; the text must be the same before and after.
    private static DateTimeOffset FromStored(DateTimeOffset at) => StoredTime.FromStored(at.ToStored());

    private static ReadOnlySpan<byte> Write<T>(T value, Action<Utf8JsonWriter, T> members)
    {
        var buffer = t_buffer ??= new ArrayBufferWriter<byte>(512);
        buffer.ResetWrittenCount();
        var json = t_json ??= new Utf8JsonWriter(buffer, Options);
        json.Reset(buffer);
        json.WriteStartObject();
        members(json, value);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }
}
