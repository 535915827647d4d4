using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Kms.Web.Pages.Certificates;

/// <summary>Seals the progress of an enrolment for an hour, bound to its link.</summary>
internal sealed class EnrolmentSeal(IDataProtectionProvider protection)
{
    private const string Purpose = "kms/certificate-enrolment";
    private static readonly TimeSpan s_life = TimeSpan.FromHours(1);

    public string Seal(string token, EnrolmentProgress progress) => For(token).Protect(JsonSerializer.Serialize(progress), s_life);

    /// <summary>Null for what was not sealed for this link, or too long ago.</summary>
    public EnrolmentProgress? Open(string token, string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        try
        {
            return JsonSerializer.Deserialize<EnrolmentProgress>(For(token).Unprotect(text));
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector For(string token) => protection.CreateProtector(Purpose, token).ToTimeLimitedDataProtector();
}
