using System.Collections.Immutable;

namespace Kms.Mail;

/// <summary>The templates that the service brings along, and what others must keep to.</summary>
internal interface IMailTemplates
{
    TemplateText BuiltIn(string kind, string language);

    /// <summary>A mail of this kind is of no use without its link.</summary>
    bool NeedsLink(string kind);

    /// <summary>The names of the kind's own fields.</summary>
    IReadOnlyList<string> Fields(string kind);

    /// <summary>All fields that a template of the mail's kind may use, as they read in this mail.</summary>
    ImmutableArray<EmailTemplateField> Describe(OutgoingMail mail);

    /// <summary>What is wrong with a text; empty when mails can be made from it.</summary>
    ImmutableArray<Problem> Check(string kind, TemplateText text);
}
