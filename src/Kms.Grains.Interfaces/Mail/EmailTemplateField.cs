namespace Kms.Mail;

/// <summary>A field that templates of a kind may use.</summary>
/// <param name="Name">As it is written between the braces.</param>
/// <param name="Sample">What stands in its place in previews and test mails, in the template's language.</param>
/// <param name="IsCondition">It has no text of its own and is only asked for: <c>{{#if name}}</c>.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateField")]
public sealed record EmailTemplateField(string Name, string Sample, bool IsCondition);
