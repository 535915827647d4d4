using Kms.Users;
using Kms.Web.Components;
using Orleans.Runtime;

namespace Kms.Web.Ldap;

/// <summary>Answers searches from the public directory: the same question to the same grain as over HTTP, and the same limit for each network.</summary>
internal sealed class LdapSearcher(IGrainFactory grains, LdapTree tree)
{
    private const int MostEntries = 10;
    private const int MostAddresses = 3; // of one search; a filter of a mail program holds one address, however often

    /// <summary>Entries and how it ended, ready to be sent.</summary>
    public async Task<byte[]> AnswerAsync(int id, LdapSearch search, string from)
    {
        try
        {
            return await FindAsync(id, search, from);
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.TooManyAttempts)
        {
            return Done(id, LdapCode.Busy, "Too many searches from your network. Wait a little.");
        }
        catch (Exception error) when (error is RefusedException or OrleansException or TimeoutException)
        {
            return Done(id, LdapCode.Unavailable, "The directory cannot be reached. Try again in a moment.");
        }
    }

    private async Task<byte[]> FindAsync(int id, LdapSearch search, string from)
    {
        if (tree.FindFixed(search) is { } known)
            return search.Filter.Fits(known) == true ? [.. LdapAnswers.Entry(id, known, search), .. Done(id)] : Done(id);
        if (!tree.Holds(search)) return Done(id, LdapCode.NoSuchObject, $"This directory stands at {tree.Suffix}.");
        var answer = new List<byte>();
        var left = search.SizeLimit > 0 ? Math.Min(search.SizeLimit, MostEntries) : MostEntries;
        foreach (var email in tree.Addresses(search).Take(MostAddresses))
        {
            if (await FindAsync(email, from) is not { } entry || search.Filter.Fits(entry) != true) continue;
            if (left-- == 0) return [.. answer, .. Done(id, LdapCode.SizeLimitExceeded)];
            answer.AddRange(LdapAnswers.Entry(id, entry, search));
        }
        return [.. answer, .. Done(id)];
    }

    private async Task<LdapEntry?> FindAsync(EmailAddress email, string from) =>
        await grains.CertificateDirectory().FindByMailAsync(email, from) is { IsEmpty: false } found ? LdapEntry.Of(found, tree.Suffix) : null;

    private static byte[] Done(int id, LdapCode code = LdapCode.Success, string text = "") => LdapAnswers.Result(id, LdapOperation.SearchDone, code, text);
}
