using System.Buffers;
using System.Text.Json;

namespace Kms.Imports;

/// <summary>Hands the text of a JSON string on without making a string of it: it may be a key.</summary>
internal static class JsonText
{
    public static void Use(ref Utf8JsonReader reader, FieldReader fields, HeaderField field)
    {
        if (!reader.ValueIsEscaped)
        {
            fields.Read(field, reader.ValueSpan);
            return;
        }
        var text = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length);
        try
        {
            fields.Read(field, text.AsSpan(0, reader.CopyString(text)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(text, clearArray: true);
        }
    }
}
