using System.Diagnostics;
using Kms.Keys;
using Kms.Silo.Keys;

namespace Kms.Silo.Tests.Keys;

public sealed class DerivationTests
{
    [Fact]
    public void Derived_keys_are_those_of_an_independent_implementation()
    {
        using var source = ClearKey.Generate(32);
        using var derived = source.Derive("kms/v1/meter-key");

        var expected = OpenSslHkdf(Convert.ToHexStringLower(source.Reveal()), "kms/v1/meter-key");

        Assert.Equal(expected, Convert.ToHexStringLower(derived.Reveal()));
    }

    [Fact]
    public void Every_label_has_a_key_of_its_own()
    {
        using var source = ClearKey.Generate(32);
        string[] labels = [KeyLabels.MeterKey, KeyLabels.Fingerprint, KeyLabels.Ticket, KeyLabels.Hash, KeyLabels.Seal, KeyLabels.RingKey, KeyLabels.RootCheck, KeyLabels.Audit];

        var keys = labels.Select(label => Convert.ToHexString(source.Derive(label).Reveal()));

        Assert.Equal(labels.Length, keys.Distinct().Count());
    }

    private static string OpenSslHkdf(string source, string label)
    {
        string[] arguments = ["kdf", "-keylen", "32", "-kdfopt", "digest:SHA256", "-kdfopt", "hexkey:" + source, "-kdfopt", "info:" + label, "HKDF"];
        var start = new ProcessStartInfo("openssl", arguments) { RedirectStandardOutput = true };
        using var openssl = Process.Start(start)!;
        var output = openssl.StandardOutput.ReadToEnd();
        openssl.WaitForExit();
        return output.Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant();
    }
}
