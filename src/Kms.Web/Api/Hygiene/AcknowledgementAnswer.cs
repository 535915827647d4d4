using Kms.Hygiene;

namespace Kms.Web.Api;

internal sealed record AcknowledgementAnswer(string Reason, string By, string ByName, DateTimeOffset At, long Devices)
{
    public static AcknowledgementAnswer? Of(Acknowledgement? accepted) =>
        accepted is null ? null : new(accepted.Reason, accepted.By.Value, accepted.ByName, accepted.At, accepted.Devices);
}
