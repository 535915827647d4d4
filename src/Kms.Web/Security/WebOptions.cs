using System.ComponentModel.DataAnnotations;

namespace Kms.Web.Security;

/// <summary>Settings of the web tier, from the section <c>Kms</c>.</summary>
internal sealed class WebOptions
{
    /// <summary>The address that people use; links in mails and the accepted host names come from here and never from a request.</summary>
    [Required] public Uri PublicUrl { get; set; } = new("http://localhost:5080");

    /// <summary>Proxies (addresses or networks such as 10.0.0.0/8) whose X-Forwarded-For and X-Forwarded-Proto are believed.</summary>
    public IList<string> Proxies { get; } = [];

    /// <summary>Bytes of one uploaded file.</summary>
    [Range(1, long.MaxValue)] public long MaxUpload { get; set; } = 2L << 30;

    /// <summary>Requests a minute.</summary>
    public RateOptions Rates { get; set; } = new();

    public bool IsHttps => PublicUrl.Scheme == Uri.UriSchemeHttps;
}
