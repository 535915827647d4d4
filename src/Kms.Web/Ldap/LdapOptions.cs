using System.ComponentModel.DataAnnotations;

namespace Kms.Web.Ldap;

/// <summary>The public directory over LDAP, from the section <c>Kms:Ldap</c>. Off unless a port is set.</summary>
internal sealed class LdapOptions
{
    public const string Section = "Kms:Ldap";

    /// <summary>389 is what mail programs expect.</summary>
    [Range(1, 65535, ErrorMessage = "Kms:Ldap:Port must be 1 to 65535 (usually 389).")]
    public int? Port { get; set; }

    /// <summary>Connections at the same time, of all networks together.</summary>
    [Range(1, 10_000, ErrorMessage = "Kms:Ldap:Connections must be 1 to 10000.")]
    public int Connections { get; set; } = 200;

    /// <summary>Connections at the same time of one network.</summary>
    [Range(1, 10_000, ErrorMessage = "Kms:Ldap:ConnectionsOfNetwork must be 1 to 10000.")]
    public int ConnectionsOfNetwork { get; set; } = 20;

    /// <summary>How long a message may take to arrive or to leave, and how long a connection may be idle.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Kms:Ldap:Timeout must be 00:00:01 to 00:10:00.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);
}
