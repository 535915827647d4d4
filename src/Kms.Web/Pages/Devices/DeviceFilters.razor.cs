using System.Collections.Immutable;
using System.Globalization;
using Kms.Catalogue;
using Kms.Devices;
using Kms.Keys;
using Kms.Users;
using Kms.Web.Auth;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Devices;

/// <summary>The filter bar: each drop-down suggests values that occur among the person's own devices.</summary>
public sealed partial class DeviceFilters : IDisposable
{
    private static readonly string[] s_rightNames = ["owned", "allocated", "granted"];
    private static readonly int[] s_endDays = [7, 30, 90];
    private readonly Debounce _debounce = new();
    private readonly Queue<string?> _asked = [];
    private IReadOnlyList<Choice> _claims = [];
    private IReadOnlyList<Choice> _healths = [];
    private IReadOnlyList<Choice> _rights = [];
    private IReadOnlyList<Choice> _ends = [];
    private string? _q;
    private string? _taken;
    private string? _batch;
    private string? _organisation;
    private string? _reader;

    [Inject] internal IGrainFactory Grains { get; set; } = null!; // these are set by the framework before use

    [Inject] internal IActorSource Actors { get; set; } = null!;

    [Parameter, EditorRequired] public required DeviceFilter Filter { get; set; }

    [Parameter] public EventCallback<DeviceFilter> OnChange { get; set; }

    [Parameter, EditorRequired] public ImmutableArray<Membership> Memberships { get; set; }

    [Parameter, EditorRequired] public required Person Person { get; set; }

    private string? HealthValue => Filter.Health?.ToString();

    private string? EndsValue => Filter.EndsInDays?.ToString(CultureInfo.InvariantCulture);

    private DeviceSuggestions Suggestions => new(Grains, Actors, T);

    public void Dispose() => _debounce.Dispose();

    protected override void OnInitialized()
    {
        _claims = [.. Enum.GetValues<ClaimState>().Select(state => new Choice(state.ToString(), T[$"ClaimState.{state}"]))];
        _rights = [.. s_rightNames.Select(right => new Choice(right, T[$"Right.{right}"]))];
        _ends = [.. s_endDays.Select(days => new Choice(days.ToString(CultureInfo.InvariantCulture), T["Filter.EndsWithin", days]))];
        _healths =
        [
            new(KeyFinding.None.ToString(), T["Health.Good"]), new(HealthChoices.Any.ToString(), T["Health.Any"]),
            .. HealthChoices.Each.Select(finding => new Choice(finding.ToString(), T[$"Finding.{finding}"])),
        ];
    }

    protected override async Task OnParametersSetAsync()
    {
        Take(Filter.Q);
        if (!RendererInfo.IsInteractive) return;
        try
        {
            _batch = await Suggestions.NameAsync(Filter.Batch);
            _organisation = await Suggestions.NameAsync(Filter.Organisation);
            _reader = await Suggestions.NameAsync(Filter.Reader);
        }
        catch (RefusedException)
        {
            // The list below says why.
        }
    }

    // Only what was asked for elsewhere comes into the box: its own questions, trimmed and a moment old, would eat what was typed since.
    private void Take(string? question)
    {
        if (question == _taken) return;
        _taken = question;
        if (_asked.Contains(question))
        {
            while (_asked.Dequeue() != question) { }
            return;
        }
        _asked.Clear();
        _q = question;
    }

    private Task FindAsync()
    {
        _asked.Enqueue(Clean(_q));
        return OnChange.InvokeAsync(Filter with { Q = Clean(_q) });
    }

    // Bound, so that what was typed while an answer was under way is not overwritten by it.
    private Task TypeAsync() => _debounce.RunAsync(FindAsync);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
