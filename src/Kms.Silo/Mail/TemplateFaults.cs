namespace Kms.Silo.Mail;

/// <summary>What may be wrong with a template, in English; pages have a sentence for each code.</summary>
internal static class TemplateFaults
{
    public const string TooLong = "template-too-long";
    public const string Empty = "template-empty";
    public const string Open = "template-open";
    public const string UnknownField = "template-field";
    public const string UnclosedPart = "template-if";
    public const string StrayEnd = "template-end";
    public const string FieldPlace = "template-field-place";
    public const string Image = "template-image";
    public const string Address = "template-address";
    public const string LinkForm = "template-link-form";
    public const string LinkMissing = "template-link-missing";
    public const string TooDeep = "template-too-deep";

    public static Problem Of(string field, string code, string what) => new(field, code, Say(code, what), what);

    private static string Say(string code, string what) => code switch
    {
        TooLong => $"The text is too long: at most {what} characters.",
        Empty => "Without the fields that may be absent nothing would be left. Write something that always stands there.",
        Open => $"A field begins and does not end: {what}. Close it with two braces.",
        UnknownField => $"There is no field {what} for this kind of mail.",
        UnclosedPart => $"The part that depends on {what} does not end. Add {{{{/if}}}}.",
        StrayEnd => $"{what} ends a part that does not begin.",
        FieldPlace => $"A field cannot stand here: {what}.",
        Image => $"Mails have no pictures: {what}.",
        Address => $"A link leads to an address that begins with https:// or mailto: and holds no field: {what}.",
        LinkForm => "The link of the mail is written as [words](link:), not in code and not as a reference.",
        LinkMissing => "A mail of this kind needs its link, whatever fields are absent: [words](link:).",
        TooDeep => "Lists or quotes lie too deep in each other.",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
