using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kms.Imports;

/// <summary>
/// Reads one JSON object into the draft of a row. Names mean what they mean as columns, at any depth; `{"app_key":{"key":"..."}}` is an
/// app_key, and the objects of an array `keys` are one key each.
/// </summary>
internal sealed class JsonRow(RowDraft draft)
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    private readonly FieldReader fields = new(draft);

    public void Read(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            reader.Read();
            ReadObject(ref reader, "");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            draft.Report(RowProblemCode.JsonMalformed); // not the message of the exception: it quotes the text
        }
    }

    private void ReadObject(ref Utf8JsonReader reader, string parent)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            ReadValue(ref reader, name, parent);
        }
    }

    private void ReadValue(ref Utf8JsonReader reader, string name, string parent)
    {
        if (reader.TokenType == JsonTokenType.StartObject) ReadObject(ref reader, name);
        else if (reader.TokenType == JsonTokenType.StartArray) ReadArray(ref reader, name);
        else if (FieldFor(name, parent) is { } field) ReadField(ref reader, field);
    }

    private void ReadArray(ref Utf8JsonReader reader, string name)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject && name == "keys") JsonKey.Read(ref reader, draft, fields);
            else ReadValue(ref reader, name, name);
        }
    }

    private void ReadField(ref Utf8JsonReader reader, HeaderField field)
    {
        if (reader.TokenType == JsonTokenType.String) JsonText.Use(ref reader, fields, field);
        else if (reader.TokenType == JsonTokenType.Number) fields.Read(field, reader.ValueSpan);
    }

    private static HeaderField? FieldFor(string name, string parent) => (name, parent) switch
    {
        ("device_id", "ids") => null, // a name that somebody chose
        ("key" or "value", not "") => HeaderNames.Find(parent),
        _ => HeaderNames.Find(name),
    };
}
