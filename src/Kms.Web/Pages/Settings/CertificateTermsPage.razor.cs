using System.Collections.Immutable;
using Kms.Certificates;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;

namespace Kms.Web.Pages.Settings;

/// <summary>The terms of certificates, language by language; what is saved becomes a version of its own.</summary>
public sealed partial class CertificateTermsPage
{
    private readonly Dictionary<string, string> _texts = [];
    private readonly Dictionary<string, string> _faults = [];
    private Person _person = Person.Nobody;
    private ImmutableArray<CertificateTermsVersion> _versions = [];
    private bool _stale;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        (_person, _stale) = (Person.Of(actor), false);
        if (!actor.IsOperator) throw new RefusedException(Refusal.Forbidden);
        _versions = await Grains.CertificateTerms().GetAsync();
        foreach (var language in PageSetup.Languages) _texts[language] = TermsText.In(language, _versions[0], Words);
    }

    internal override void Tell(RefusedException refused)
    {
        foreach (var problem in refused.Problems.Where(problem => problem.Field is not null)) _faults[problem.Field!] = RefusalWords.Say(problem, Words); // asked for above
        if (refused.Refusal == Refusal.Conflict) _stale = true;
        else if (_faults.Count == 0) base.Tell(refused);
    }

    private async Task SaveAsync(bool over)
    {
        _faults.Clear();
        var texts = _texts.ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (!await TryAsync(async actor => await Grains.CertificateTerms().SaveAsync(actor, texts, over ? null : _versions[0].Version))) return;
        _versions = await Grains.CertificateTerms().GetAsync();
        _stale = false;
        Toasts.Say(Words["CertificateTerms.Saved", _versions[0].Version]);
    }
}
