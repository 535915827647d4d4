using Kms.Users;

namespace Kms.Setup;

/// <summary>First run: makes the first operator. The grain key is "setup".</summary>
[Alias("kms.ISetupGrain")]
public interface ISetupGrain : IGrainWithStringKey
{
    /// <summary>True until there is an operator.</summary>
    [Repeatable, Alias("IsNeeded")] Task<bool> IsNeededAsync();

    /// <summary>Makes the first operator with the one-time token that the service printed; refuses <see cref="Refusal.LinkUsedOrExpired"/>.</summary>
    [Alias("CreateOperator")] Task<UserId> CreateOperatorAsync(string token, EmailAddress email, string? name, string password);
}
