using Kms.Users;

namespace Kms.Mail;

/// <summary>One state of a copy's text.</summary>
internal sealed record TemplateRevision(int Version, string? Name, TemplateText Text, DateTimeOffset At, UserId? By)
{
    public int Length => Text.Subject.Length + Text.Body.Length;
}
