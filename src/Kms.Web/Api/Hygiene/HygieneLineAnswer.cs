using Kms.Hygiene;

namespace Kms.Web.Api;

internal sealed record HygieneLineAnswer(string Finding, long Devices, long Keys, AcknowledgementAnswer? Acknowledged)
{
    public static HygieneLineAnswer Of(HygieneLine line) =>
        new(Names.Of1(line.Finding), line.Devices, line.Keys, AcknowledgementAnswer.Of(line.Acknowledged));
}
