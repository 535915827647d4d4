using Kms.Devices;

namespace Kms.Web.Api;

internal static class Decisions
{
    public static DecisionState? Parse(string? state) => string.IsNullOrEmpty(state) ? null : Names.Parse<DecisionState>(state, "state");
}
