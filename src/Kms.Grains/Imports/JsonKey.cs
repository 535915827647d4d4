using System.Text.Json;
using Kms.Keys;

namespace Kms.Imports;

/// <summary>`{"purpose":"dek","version":1,"algorithm":"aes-128","state":"active","value":"hex"}`: a key of our own export.</summary>
internal static class JsonKey
{
    private static readonly HeaderField Purpose = HeaderField.Unnamed(ListColumn.Purpose, "purpose");
    private static readonly HeaderField Version = HeaderField.Unnamed(ListColumn.KeyVersion, "version");
    private static readonly HeaderField Algorithm = HeaderField.Unnamed(ListColumn.Algorithm, "algorithm");
    private static readonly HeaderField State = HeaderField.Unnamed(ListColumn.KeyState, "state");
    private static readonly HeaderField Value = HeaderField.Unnamed(ListColumn.Key, "value");

    public static void Read(ref Utf8JsonReader reader, RowDraft draft, FieldReader fields)
    {
        var before = draft.KeyCount;
        (draft.Purpose, draft.KeyVersion, draft.Algorithm, draft.KeyState) = (null, null, null, null);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldFor(ref reader);
            reader.Read();
            if (field is null) reader.Skip();
            else if (reader.TokenType == JsonTokenType.String) JsonText.Use(ref reader, fields, field);
            else if (reader.TokenType == JsonTokenType.Number) fields.Read(field, reader.ValueSpan);
        }
        draft.CompleteKeys(before);
        (draft.Purpose, draft.KeyVersion, draft.Algorithm, draft.KeyState) = (null, null, null, null);
    }

    private static HeaderField? FieldFor(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("purpose")) return Purpose;
        if (reader.ValueTextEquals("version")) return Version;
        if (reader.ValueTextEquals("algorithm")) return Algorithm;
        if (reader.ValueTextEquals("state")) return State;
        return reader.ValueTextEquals("value") || reader.ValueTextEquals("key") ? Value : null;
    }
}
