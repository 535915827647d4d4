using Kms.Files;

namespace Kms.Web.Api;

/// <summary>What a streamed form held: small fields as text, files already in their grains but not ended yet.</summary>
internal sealed record Upload(IReadOnlyDictionary<string, string> Fields, IReadOnlyList<UploadedFile> Files)
{
    public string? Find(string field) => Fields.TryGetValue(field, out var text) && text.Length > 0 ? text : null;

    public bool Flag(string field) => Find(field) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        "1" => true,
        "0" => false,
        _ => throw Refused.Invalid(field, "malformed", $"{field} is true or false."),
    };
}
