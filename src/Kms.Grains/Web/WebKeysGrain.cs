using System.Collections.Immutable;
using System.Text;
using Kms.Audit;
using Kms.Keys;
using Kms.Storage;
using Orleans.Runtime;

namespace Kms.Web;

internal sealed class WebKeysGrain(
    [PersistentState("web-keys", "directory")] IPersistentState<DocumentState<WebKeysState>> document, IEffectStore effects, IKeyVault vault,
    TimeProvider clock) : DocumentGrain<WebKeysState>(document, effects), IWebKeysGrain
{
    private const string Label = "web-key";

    public Task<ImmutableArray<string>> GetAllAsync() => Task.FromResult<ImmutableArray<string>>(
        [.. (State?.Keys ?? []).Select(key => Encoding.UTF8.GetString(vault.Open(Label, key.Name, key.Xml.AsSpan())))]);

    public async Task AddAsync(string name, string xml)
    {
        var kept = (State?.Keys ?? []).RemoveAll(key => key.Name == name);
        var added = new SealedWebKey(name, [.. vault.Seal(Label, name, Encoding.UTF8.GetBytes(xml))]);
        var fact = new Moment(clock.GetUtcNow(), null, Guid.NewGuid().ToString("N")).Fact("web-key.added", subject: name);
        await SaveAsync(new WebKeysState(kept.Add(added)), Effects.Of(fact));
    }
}
