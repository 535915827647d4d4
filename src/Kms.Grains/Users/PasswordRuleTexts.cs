namespace Kms.Users;

/// <summary>How to mend each broken rule, in English; pages translate the code.</summary>
internal static class PasswordRuleTexts
{
    public static string Of(string code) => code switch
    {
        "too-short" => "Use at least 12 characters.",
        "too-long" => "Use at most 128 characters.",
        "too-simple" => "Use lower case, upper case, a digit and a special character, or at least 15 characters.",
        "contains-you" => "Leave out your name and address.",
        "contains-product" => "Leave out the name of this service.",
        "too-common" => "This password is on the list of common ones.",
        "same-as-before" => "Choose another password than the issued one.",
        _ => "This password cannot be used.",
    };

    public static RefusedException Same() => new(
        Refusal.PasswordRules, "The password breaks the rules.", [new("password", "same-as-before", Of("same-as-before"))]);
}
