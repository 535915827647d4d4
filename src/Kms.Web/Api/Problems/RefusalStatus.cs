using System.Text.Json;

namespace Kms.Web.Api;

/// <summary>The one table from reasons to HTTP statuses; the code of a problem is the reason in kebab-case.</summary>
internal static class RefusalStatus
{
    public static int Of(Refusal refusal) => refusal switch
    {
        Refusal.SessionEnded or Refusal.SignInFailed or Refusal.CertificateRefused => StatusCodes.Status401Unauthorized,
        Refusal.Forbidden or Refusal.ScopeMissing or Refusal.MustChangePassword => StatusCodes.Status403Forbidden,
        // Another organisation that is no partner is as unknown as one that does not exist.
        Refusal.NotFound or Refusal.NotAPartner => StatusCodes.Status404NotFound,
        Refusal.Conflict or Refusal.DeviceUnclaimed or Refusal.KeyState or Refusal.AlreadyDecided or Refusal.AlreadyExists => StatusCodes.Status409Conflict,
        Refusal.LinkUsedOrExpired or Refusal.Gone => StatusCodes.Status410Gone,
        Refusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        Refusal.Invalid or Refusal.ClaimRefused or Refusal.PasswordRules or Refusal.UnreadableFile or Refusal.IdempotencyMismatch
            or Refusal.NothingSelected => StatusCodes.Status422UnprocessableEntity,
        Refusal.TooManyAttempts or Refusal.TooMuchAtOnce => StatusCodes.Status429TooManyRequests,
        Refusal.AuditUnavailable or Refusal.StorageUnavailable or Refusal.Unreachable
            or Refusal.UnprotectedConnection or Refusal.AuthorityUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static string CodeOf(Refusal refusal) => JsonNamingPolicy.KebabCaseLower.ConvertName(refusal.ToString());
}
