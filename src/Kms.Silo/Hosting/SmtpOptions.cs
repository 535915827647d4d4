namespace Kms.Silo.Hosting;

/// <summary>The mail server. Without a host, mails are written as files into <c>outbox</c> in the data folder.</summary>
internal sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    /// <summary>Demands STARTTLS: a server without it gets no mail.</summary>
    public bool StartTls { get; set; } = true;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "keys@localhost.localdomain";

    /// <summary>Connections used at the same time.</summary>
    public int Connections { get; set; } = 4;

    /// <summary>How long one mail may take.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A mail that could not be delivered for so long is given up.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromHours(48);
}
