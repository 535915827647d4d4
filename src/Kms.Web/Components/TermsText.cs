using System.Globalization;
using Kms.Certificates;
using Kms.Web.Resources;
using Microsoft.Extensions.Localization;

namespace Kms.Web.Components;

/// <summary>The words of the terms of certificates: the operator's, or those that come with the service.</summary>
internal static class TermsText
{
    private const string Between = "\n\n";

    public static string Of(CertificateTermsVersion terms, IStringLocalizer<Texts> texts) =>
        In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, terms, texts);

    public static string In(string language, CertificateTermsVersion terms, IStringLocalizer<Texts> texts)
    {
        if (terms.Texts.TryGetValue(language, out var own)) return own;
        var reader = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return string.Join(Between, texts["CertificateTerms.Use"], texts["CertificateTerms.Password"], texts["CertificateTerms.Revoke"], texts["CertificateTerms.Directory"]);
        }
        finally
        {
            CultureInfo.CurrentUICulture = reader;
        }
    }

    public static string[] Paragraphs(string text) => text.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
