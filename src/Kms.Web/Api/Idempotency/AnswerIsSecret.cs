namespace Kms.Web.Api;

/// <summary>Marks endpoints whose answer holds a secret: it is never remembered.</summary>
internal sealed class AnswerIsSecret
{
    public static AnswerIsSecret Instance { get; } = new();
}
