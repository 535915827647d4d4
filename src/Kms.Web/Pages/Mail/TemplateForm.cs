using Kms.Mail;
using Kms.Web.Components.Parts;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Pages.Mail;

/// <summary>A template's text while it is being written.</summary>
public sealed class TemplateForm
{
    public string? Name { get; set; }

    public string? Subject { get; set; }

    public string? Body { get; set; }

    public string? SubjectFault { get; private set; }

    public string? BodyFault { get; private set; }

    /// <summary>What is wrong, as a summary.</summary>
    public IReadOnlyList<string> Faults { get; private set; } = [];

    internal EmailTemplateDraft ToDraft() => new(Name, Subject ?? "", Body ?? "");

    internal void Show(EmailTemplateDraft draft)
    {
        (Name, Subject, Body) = (draft.Name, draft.Subject, draft.Body);
        Accept();
    }

    internal void Accept() => (SubjectFault, BodyFault, Faults) = (null, null, []);

    internal void Fail(RefusedException refused, IStringLocalizer<Texts> texts)
    {
        SubjectFault = Of("subject");
        BodyFault = Of("body");
        Faults = [.. refused.Problems.Select(problem => RefusalWords.Say(problem, texts)).Distinct()];

        string? Of(string field)
        {
            var said = refused.Problems.Where(problem => problem.Field == field).Select(problem => RefusalWords.Say(problem, texts)).Distinct().ToList();
            return said.Count == 0 ? null : string.Join(" ", said);
        }
    }
}
