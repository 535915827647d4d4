using System.Formats.Asn1;

namespace Kms.Web.Ldap;

/// <summary>One connection: messages are answered one after the other until the client goes, is silent, or says what cannot be meant.</summary>
internal sealed class LdapSession(LdapStream stream, LdapSearcher searcher, string from)
{
    // A mail program asks a handful of times; whoever asks for more connects anew.
    private const int MostMessages = 1_000;

    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            for (var count = 0; await stream.ReadAsync(stopping) is { } bytes; count++)
            {
                if (count == MostMessages)
                {
                    await stream.WriteAsync(LdapAnswers.Goodbye(LdapCode.Busy, "Enough for one connection."), stopping);
                    return;
                }
                var message = LdapMessage.Read(bytes);
                if (message.Operation == LdapOperation.Unbind) return;
                if (await AnswerAsync(message) is { } answer) await stream.WriteAsync(answer, stopping);
            }
        }
        catch (AsnContentException)
        {
            await stream.WriteAsync(LdapAnswers.Goodbye(LdapCode.ProtocolError, "This is no message of LDAP."), stopping);
        }
    }

    private async Task<byte[]?> AnswerAsync(LdapMessage message)
    {
        if (message.Operation == LdapOperation.Abandon) return null; // what was asked before is answered by now
        if (message.IsBeyondUs) return LdapAnswers.Result(message.Id, AnswerTo(message), LdapCode.UnavailableCriticalExtension, "This extension is not known here.");
        if (message.Operation == LdapOperation.Search) return await searcher.AnswerAsync(message.Id, LdapSearch.Read(message.Content), from);
        var (code, text) = message.Operation switch
        {
            LdapOperation.Bind => LdapBind.Answer(message.Content),
            LdapOperation.Extended => (LdapCode.ProtocolError, "This extension is not known here."),
            _ when IsKnown(message) => (LdapCode.UnwillingToPerform, "This directory is read only."),
            _ => throw new AsnContentException("There is no such operation."),
        };
        return LdapAnswers.Result(message.Id, AnswerTo(message), code, text);
    }

    // Modify, add, delete, rename, compare: each has its answer under the next number.
    private static bool IsKnown(LdapMessage message) => (int)message.Operation is 6 or 8 or 10 or 12 or 14;

    private static LdapOperation AnswerTo(LdapMessage message) =>
        message.Operation == LdapOperation.Search ? LdapOperation.SearchDone : (LdapOperation)((int)message.Operation + 1);
}
