namespace Kms.Web.Api;

internal sealed record PassphraseAnswer(string Passphrase)
{
    public override string ToString() => "PassphraseAnswer(hidden)";
}
