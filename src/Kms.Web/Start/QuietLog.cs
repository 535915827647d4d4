namespace Kms.Web.Start;

internal static class QuietLog
{
    /// <summary>The framework logs every request with its query, and some queries hold the token of a mailed link.</summary>
    public static void UseKmsLog(this WebApplicationBuilder builder)
    {
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }
}
