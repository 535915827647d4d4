using System.Collections.Immutable;

namespace Kms.Web;

/// <summary>The ASP.NET data-protection keys that all web nodes share; stored encrypted. The grain key is "web".</summary>
[Alias("kms.IWebKeysGrain")]
public interface IWebKeysGrain : IGrainWithStringKey
{
    /// <summary>All key elements as XML.</summary>
    [Repeatable, Alias("GetAll")] Task<ImmutableArray<string>> GetAllAsync();

    /// <summary>Adds one.</summary>
    [Alias("Add")] Task AddAsync(string name, string xml);
}
