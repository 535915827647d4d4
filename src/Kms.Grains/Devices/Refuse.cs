namespace Kms.Devices;

/// <summary>The refusals that many rules share, each with the sentence that says how to mend it.</summary>
internal static class Refuse
{
    public static RefusedException NotFound() => new(Refusal.NotFound, "There is no such device among yours.");

    public static RefusedException Forbidden() =>
        new(Refusal.Forbidden, "Your role does not allow this. Ask an administrator of your organisation.");

    public static RefusedException Unclaimed() =>
        new(Refusal.DeviceUnclaimed, "Nobody has claimed this device yet. Claim it first.");

    public static RefusedException Claim() =>
        new(Refusal.ClaimRefused, "The device cannot be claimed with this code. Compare number and code with the label.");

    public static RefusedException Conflict() =>
        new(Refusal.Conflict, "Somebody else changed this device at the same time. Look at it and try again.");

    /// <summary>With a code of its own, for readers in other languages.</summary>
    public static RefusedException For(Refusal refusal, Problem why) => new(refusal, why.Text, [why]);

    public static RefusedException Invalid(string field, string code, string text, string? argument = null) =>
        new(Refusal.Invalid, text, [new Problem(field, code, text, argument)]);
}
