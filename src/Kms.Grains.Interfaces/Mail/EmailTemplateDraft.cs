namespace Kms.Mail;

/// <summary>What an e-mail template may be made of.</summary>
/// <param name="Name">What its makers call it; for them alone.</param>
/// <param name="Subject">One line; fields as <c>{{name}}</c>, parts that depend on one as <c>{{#if name}}...{{else}}...{{/if}}</c>.</param>
/// <param name="Body">Markdown with the same fields; <c>[words](link:)</c> is where the mail's link goes.</param>
[GenerateSerializer, Immutable, Alias("kms.EmailTemplateDraft")]
public sealed record EmailTemplateDraft(string? Name, string Subject, string Body);
