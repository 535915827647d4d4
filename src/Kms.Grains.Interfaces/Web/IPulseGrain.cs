namespace Kms.Web;

/// <summary>Whether a silo answers at all. Stateless; any key.</summary>
[Alias("kms.IPulseGrain")]
public interface IPulseGrain : IGrainWithStringKey
{
    /// <summary>Answers, and asks nobody else.</summary>
    [Alias("Answer")] Task AnswerAsync();
}
