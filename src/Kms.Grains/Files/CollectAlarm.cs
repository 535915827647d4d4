using System.Collections.Immutable;
using System.Globalization;
using Kms.Audit;
using Kms.Devices;
using Kms.Listing;
using Kms.Mail;
using Kms.Organisations;
using Kms.Storage;
using Kms.Users;

namespace Kms.Files;

/// <summary>
/// A file of keys is asked for that was collected already: somebody else may have been quicker. The trail has it, and the administrators of the
/// person are told, once for each file; a person without any has the operators.
/// </summary>
internal sealed class CollectAlarm(IListStore lists, IEffectStore effects)
{
    private const int MostOperators = 10;

    public async Task RaiseAsync(FileId id, FileState file, Occasion occasion)
    {
        var organisations = occasion.Actor.Memberships.Select(own => own.Organisation).ToList();
        var told = new Dictionary<string, (UserEntry User, OrganisationId? Organisation)>(StringComparer.Ordinal);
        foreach (var organisation in organisations)
            foreach (var one in await lists.FindAdministratorsAsync(organisation)) told.TryAdd(one.Email, (one, organisation));
        if (told.Count == 0)
            foreach (var one in await OperatorsAsync()) told.TryAdd(one.Email, (one, null));
        var once = occasion with { MailStep = $"{id}/collected-again" };
        var fact = new Moment(occasion.Now, occasion.Actor.User, once.MailStep).Fact("export.collected-again", organisations.FirstOrDefault(), id.Value);
        await effects.CommitAsync(Effects.Of(fact).With([.. told.Values.Select(one => once.Mail(
            MailKinds.ExportCollectedAgain, EmailAddress.Parse(one.User.Email), Letters.Language(one.User.Language), one.Organisation,
            ("person", occasion.Actor.Proven.FirstOrDefault().Value), ("file", file.Name), ("at", TextOf(file.CollectedAt))))]));
    }

    private async Task<IEnumerable<UserEntry>> OperatorsAsync()
    {
        var page = await lists.FindAsync(new(ListKinds.User, default, null, UserEntries.Operator, null, true, new PageRequest(MostOperators)));
        return page.Items.Select(entry => StoredJson.Read<UserEntry>(entry.Body!)); // entries without body are removed ones
    }

    private static string? TextOf(DateTimeOffset? at) => at?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
