using System.Collections.Immutable;

namespace Kms.Web;

/// <summary>The key elements, sealed.</summary>
internal sealed record WebKeysState(ImmutableArray<SealedWebKey> Keys);
