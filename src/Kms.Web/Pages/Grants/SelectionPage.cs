using Kms.Catalogue;
using Kms.Jobs;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Grants;

/// <summary>What pages share that act on marked devices: the check list, then a job that is followed on the same address.</summary>
public abstract class SelectionPage : KmsPage, IDisposable
{
    private const int PartsOfPicture = 10;

    // Small, as the page waits for it; those that follow are as large as the service allows.
    internal static readonly PageRequest FirstPart = new(1_000);
    private int _counting;

    internal SelectionSummary? Summary { get; private set; }

    /// <summary>The numbers grow still: a long selection is counted while the page is there already.</summary>
    internal bool IsCounting { get; private set; }

    /// <summary>Why counting ended before all was looked at.</summary>
    internal RefusedException? CountRefused { get; private set; }

    internal Selection Selection { get; private set; } = Selection.Of();

    /// <summary>The job that does it, once started; in the address, so that a reload follows it further.</summary>
    [SupplyParameterFromQuery(Name = "job")] public string? Started { get; set; }

    internal JobId? Job => string.IsNullOrEmpty(Started) ? null : new JobId(Started);

    internal override async Task LoadAsync(ActorTicket actor)
    {
        if (Job is not null) return;
        await ReadSelectionAsync(actor);
        Summary = await Grains.Catalogue().SummariseAsync(actor, Selection, FirstPart);
        CountOn(
            Summary.Next, (again, part) => Grains.Catalogue().SummariseAsync(again, Selection, part), part => (Summary = Summary.With(part)).Next);
    }

    internal async Task ReadSelectionAsync(ActorTicket actor) => Selection = await SelectionUrl.ReadAsync(Grains, actor, Navigation.Uri);

    internal async Task<bool> StartAsync(JobOrder order)
    {
        var id = NewId.Grain();
        var path = new Uri(Navigation.Uri).AbsolutePath;
        if (!await TryAsync(actor => Grains.GetGrain<IJobGrain>(id).StartAsync(actor, order))) return false;
        GoOn($"{path}?job={id}");
        return true;
    }

    /// <summary>As a number, or as one that it will be at least.</summary>
    internal string Counted(long number) => Number(number) + (IsCounting || CountRefused is not null ? "+" : "");

    /// <summary>Counting ends with the page.</summary>
    public void Dispose()
    {
        _counting++;
        GC.SuppressFinalize(this);
    }

    /// <param name="from">Where the next part begins; null when all was looked at.</param>
    /// <param name="ask">Looks at a part.</param>
    /// <param name="add">Adds it to the others and tells where the next one begins.</param>
    internal void CountOn<T>(string? from, Func<ActorTicket, PageRequest, Task<T>> ask, Func<T, string?> add)
    {
        (IsCounting, CountRefused) = (from is not null, null);
        _ = CountOnAsync(++_counting, from, ask, add);
    }

    // Drawn now and then: each part is a moment's work.
    private async Task CountOnAsync<T>(int mine, string? from, Func<ActorTicket, PageRequest, Task<T>> ask, Func<T, string?> add)
    {
        try
        {
            for (var part = 1; from is not null; part++)
            {
                var found = await ask(await Actors.GetAsync(), new PageRequest(int.MaxValue, from));
                if (mine != _counting) return;
                from = add(found);
                IsCounting = from is not null;
                if (part % PartsOfPicture == 0 || !IsCounting) StateHasChanged();
            }
        }
        catch (RefusedException refused)
        {
            if (mine != _counting) return;
            await Denials.NoteAsync(refused);
            (IsCounting, CountRefused) = (false, refused);
            StateHasChanged();
        }
    }

    internal static string Number(long number) => number.ToString("N0", System.Globalization.CultureInfo.CurrentCulture);
}
