namespace Kms.Mail;

/// <summary>What mails of a kind and language are made from.</summary>
/// <param name="Subject">One line with fields.</param>
/// <param name="Body">Markdown with fields.</param>
[GenerateSerializer, Immutable, Alias("kms.TemplateText")]
internal sealed record TemplateText([property: Id(0)] string Subject, [property: Id(1)] string Body);
