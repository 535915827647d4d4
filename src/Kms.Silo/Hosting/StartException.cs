namespace Kms.Silo.Hosting;

/// <summary>The service cannot start for a reason that its operator can mend; the message says how and is shown without a stack trace.</summary>
internal sealed class StartException(string message) : Exception(message);
