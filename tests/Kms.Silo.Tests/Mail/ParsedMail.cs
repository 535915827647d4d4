using System.Diagnostics;
using System.Text.Json;

namespace Kms.Silo.Tests.Mail;

/// <summary>A message as an independent parser reads it: python's <c>email</c> package.</summary>
internal sealed record ParsedMail(List<string> Names, Dictionary<string, string> Headers, string Text, string Html, int Defects)
{
    private const string Script = """
        import sys, json, base64, email, email.policy
        out = []
        for line in sys.stdin:
            m = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
            parts = {p.get_content_type(): p.get_content().replace(chr(13) + chr(10), chr(10)) for p in m.walk() if p.get_content_maintype() == 'text'}
            defects = sum(len(p.defects) for p in m.walk())
            out.append(dict(Names=list(m.keys()), Headers={k: str(v) for k, v in m.items()},
                Text=parts.get('text/plain', ''), Html=parts.get('text/html', ''), Defects=defects))
        print(json.dumps(out))
        """;

    public static ParsedMail Read(byte[] message) => ReadAll([message])[0];

    public static List<ParsedMail> ReadAll(IEnumerable<byte[]> messages)
    {
        var start = new ProcessStartInfo("python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var python = Process.Start(start)!;
        foreach (var message in messages) python.StandardInput.WriteLine(Convert.ToBase64String(message));
        python.StandardInput.Close();
        var json = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        return JsonSerializer.Deserialize<List<ParsedMail>>(json)!;
    }
}
