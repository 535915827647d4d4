using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Devices;

/// <summary>Claims asked for without a code: who may ask, who answers.</summary>
internal static class ClaimRequests
{
    /// <summary>
    /// Only for a device that is delivered to the asking organisation or open to the public; every other one is not found. The same
    /// organisation's open request is answered with its id again.
    /// </summary>
    public static (DeviceChange? Change, ClaimRequestId Request) RequestClaim(
        this DeviceState device, OrganisationId organisation, string? message, Occasion occasion)
    {
        if (device.Owner is not null && occasion.Actor.Sees(device, occasion.Now))
            throw Refuse.For(Refusal.Conflict, new("device", "claimed-already", "The device is claimed; it changes hands by a transfer or a release."));
        if (device.Owner is not null || !(device.AllocatedTo == organisation || device.PublicClaim)) throw Refuse.NotFound();
        if (device.Requests.FirstOrDefault(r => r.State == DecisionState.Open && r.Organisation == organisation) is { } open)
            return (null, open.Id);

        var text = ShortText.Message(message, "message");
        var email = occasion.Actor.Proven.IsDefaultOrEmpty ? "" : occasion.Actor.Proven[0].Value;
        var request = new ClaimRequest(
            new ClaimRequestId(DerivedId.Of(occasion.Step, "claim-request", organisation.Value)), organisation, occasion.Actor.User, email, text,
            occasion.Now, DecisionState.Open, null, null);
        var next = device with { Requests = device.Requests.Add(request), ChangedAt = occasion.Now };
        return (new DeviceChange(next, Effects.Of(occasion.Fact("claim.requested", next, request.Id.Value, organisation))), request.Id);
    }

    public static DeviceChange Decide(
        this DeviceState device, ClaimRequestId id, bool approve, string? reason, OrganisationFacts? asking, Occasion occasion,
        params IReadOnlyCollection<OrganisationFacts> others)
    {
        occasion.Demand(device, Act.DecideClaimRequest);
        var request = device.Requests.FirstOrDefault(r => r.Id == id)
            ?? throw new RefusedException(Refusal.NotFound, "There is no such request.");
        // Whoever asks cannot be the one who answers, or the code would prove nothing.
        if (!occasion.Actor.IsOperator && !Answers(occasion.Actor, device, request)) throw Refuse.Forbidden();
        if (request.State != DecisionState.Open) throw new RefusedException(Refusal.AlreadyDecided, "This request has been answered already.");
        return approve ? Approve(device, request, asking, others, occasion) : Decline(device, request, reason, asking, occasion);
    }

    private static bool Answers(Actor actor, DeviceState device, ClaimRequest request) =>
        request.Organisation != device.AllocatedTo && actor.Has(device.AllocatedTo, Roles.KeyManager);

    private static DeviceChange Approve(
        DeviceState device, ClaimRequest request, OrganisationFacts? asking, IReadOnlyCollection<OrganisationFacts> others, Occasion occasion)
    {
        var decided = request with { State = DecisionState.Approved, DecidedAt = occasion.Now };
        var change = (device with { Requests = device.Requests.Replace(request, decided) }).Claim(request.Organisation, "request", occasion, others);
        // The person who asked owns the claim, not the one who approved it.
        var next = change.Device with { ClaimedBy = request.By };
        var fact = occasion.Fact("claim.approved", next, request.Id.Value, request.Organisation);
        return new DeviceChange(next, change.Effects.And(Effects.Of(fact)).With(
            request.MailFor(MailKinds.ClaimRequestApproved, next, null, asking, occasion)));
    }

    private static DeviceChange Decline(DeviceState device, ClaimRequest request, string? reason, OrganisationFacts? asking, Occasion occasion)
    {
        var why = ShortText.Required(reason?.ReplaceLineEndings(" "), "reason", ShortText.ReasonLength);
        var decided = request with { State = DecisionState.Declined, Reason = why, DecidedAt = occasion.Now };
        var next = device with { Requests = device.Requests.Replace(request, decided), ChangedAt = occasion.Now };
        var fact = occasion.Fact("claim.declined", next, request.Id.Value, request.Organisation);
        return new DeviceChange(next, Effects.Of(fact).With(
            request.MailFor(MailKinds.ClaimRequestDeclined, next, why, asking, occasion)));
    }
}
