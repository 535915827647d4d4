using System.Globalization;
using Kms.Mail;
using Kms.Users;
using Kms.Web.Components;
using Kms.Web.Components.Grid;
using Kms.Web.Components.Layout;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Devices;
using Kms.Web.Resources;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Mail;

/// <summary>Originals with their copies below (I7): look at them, try, copy, activate, delete.</summary>
public sealed partial class EmailTemplateList
{
    private const string Active = "active";
    private const string Inactive = "inactive";
    private IReadOnlyList<Choice> _owners = [];
    private IReadOnlyList<Choice> _kinds = [];
    private IReadOnlyList<Choice> _languages = [];
    private IReadOnlyList<Choice> _states = [];
    private KeysetGrid<EmailTemplateRow>? _grid;
    private MailPreview? _preview;
    private EmailTemplateId? _tested;

    [SupplyParameterFromQuery] public string? Organisation { get; set; }

    [SupplyParameterFromQuery] public string? Kind { get; set; }

    [SupplyParameterFromQuery] public string? Language { get; set; }

    [SupplyParameterFromQuery] public string? State { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    internal override object Subject => Organisation ?? "";

    protected override void OnInitialized()
    {
        _languages = [.. PageSetup.Languages.Select(language => new Choice(language, LanguageNames.Of(language)))];
        _states = [new(Active, Words["EmailTemplates.Active"]), new(Inactive, Words["EmailTemplates.Inactive"])];
    }

    internal override async Task LoadAsync(ActorTicket actor)
    {
        _owners = TemplateOwners.Of(actor, Words["EmailTemplates.Service"]);
        if (_owners.Count == 0) return;
        var rows = await OwnerOf(actor).ListAsync(actor, new(Language: PageSetup.Languages[0], Active: true));
        _kinds = [.. rows.Select(row => new Choice(row.Kind, KindOf(row.Kind))).OrderBy(kind => kind.Text, StringComparer.CurrentCulture)];
    }

    // The list is short by nature and comes whole; the grid shows it in pages like any other.
    private async Task<Page<EmailTemplateRow>> FetchAsync(PageRequest request)
    {
        var actor = await Actors.GetAsync();
        var active = State switch { Active => true, Inactive => false, _ => (bool?)null };
        var rows = await OwnerOf(actor).ListAsync(actor, new(Kind, Language, active));
        var from = int.TryParse(request.After, CultureInfo.InvariantCulture, out var skip) ? Math.Max(0, skip) : 0;
        var next = from + request.Limit < rows.Length ? (from + request.Limit).ToString(CultureInfo.InvariantCulture) : null;
        return new([.. rows.Skip(from).Take(request.Limit)], next, rows.Length, TotalIsExact: true);
    }

    private IEmailTemplatesGrain OwnerOf(ActorTicket actor) => Grains.GetGrain<IEmailTemplatesGrain>(TemplateOwners.Choose(actor, Organisation));

    private IEmailTemplatesGrain OwnerOf(EmailTemplateRow row) => Grains.GetGrain<IEmailTemplatesGrain>(row.Id.Owner);

    private string KindOf(string kind) => Words.Say($"MailKind.{kind}", kind);

    private string NameOf(EmailTemplateRow row) => row.Id.IsOriginal ? KindOf(row.Kind) : row.Name ?? Words["EmailTemplates.CopyOf", KindOf(row.Kind)];

    private void Go(string? organisation, string? kind, string? language, string? state, string? after = null) => Navigation.NavigateTo(DeviceQuery.Address(
        "/email-templates", [new("organisation", organisation), new("kind", kind), new("language", language), new("state", state), new("after", after)]));

    private async Task PreviewAsync(EmailTemplateRow row) => await TryAsync(async actor => _preview = await OwnerOf(row).PreviewAsync(actor, row.Id, null));

    private Task CopyAsync(EmailTemplateRow row) => ActAsync(
        actor => OwnerOf(row).CopyAsync(actor, row.Id, EmailTemplateId.Copy(row.Id.Owner, NewId.Grain()), null), Words["EmailTemplates.Copied"]);

    private Task ActivateAsync(EmailTemplateRow row, bool active) => ActAsync(
        actor => OwnerOf(row).SetActiveAsync(actor, row.Id, active), active ? Words["EmailTemplates.Activated"] : Words["EmailTemplates.Deactivated"]);

    private async Task DeleteAsync(EmailTemplateRow row)
    {
        var text = row.IsActive ? Words["EmailTemplates.DeleteActiveText", NameOf(row)] : Words["EmailTemplates.DeleteText", NameOf(row)];
        if (!await Prompts.ConfirmAsync(new Prompt(Words["EmailTemplates.DeleteTitle"], text, Words["EmailTemplates.Delete"]))) return;
        await ActAsync(actor => OwnerOf(row).DeleteAsync(actor, row.Id), Words["EmailTemplates.Deleted"]);
    }

    private async Task ActAsync(Func<ActorTicket, Task> act, string done)
    {
        if (await TryAsync(act)) Toasts.Say(done);
        if (_grid is not null) await _grid.ReloadAsync();
    }
}
