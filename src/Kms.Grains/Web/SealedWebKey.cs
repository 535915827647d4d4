using System.Collections.Immutable;

namespace Kms.Web;

internal sealed record SealedWebKey(string Name, ImmutableArray<byte> Xml);
