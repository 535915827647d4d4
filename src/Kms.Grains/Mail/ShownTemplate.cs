namespace Kms.Mail;

/// <summary>A template as people see it; <paramref name="Copy"/> is null for an original.</summary>
internal sealed record ShownTemplate(EmailTemplateRow Row, TemplateText Text, TemplateCopy? Copy);
