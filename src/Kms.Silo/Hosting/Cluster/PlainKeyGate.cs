using Microsoft.Extensions.Options;

namespace Kms.Silo.Hosting;

/// <summary>On a web node: what carries keys or codes does not set out over a connection without TLS, not even to be refused.</summary>
internal sealed class PlainKeyGate(IOptions<WireOptions> wire) : IOutgoingGrainCallFilter
{
    public Task Invoke(IOutgoingGrainCallContext context) =>
        !wire.Value.CarriesKeys && CallRule.Of(context.InterfaceMethod).CarriesKeys(context.Request) ? throw Refuse() : context.Invoke();

    public static RefusedException Refuse() => new(
        Refusal.UnprotectedConnection,
        "Keys and codes cross to another process only over TLS. Set Kms:Cluster:Tls:Certificate, Kms:Cluster:Tls:Key and Kms:Cluster:Tls:Authority on every silo and web node, or Kms:Cluster:AllowPlainKeys to true.");
}
