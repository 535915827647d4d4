using Kms.Devices;
using Kms.Transfers;

namespace Kms.Web.Api;

internal sealed record TransferAnswer(
    string Id, string From, string FromName, string To, string ToName, int Devices, DateTimeOffset At, DateTimeOffset Until, DecisionState State,
    string? JobId, DecisionState? Deciding, string? Reason)
{
    public static TransferAnswer Of(TransferView view) => new(
        view.Id.Value, view.From.Value, view.FromName, view.To.Value, view.ToName, view.Devices, view.At, view.Until, view.State, view.Job?.Value,
        view.Deciding, view.Reason);
}
