using System.Globalization;
using Kms.Invitations;
using Kms.Organisations;
using Kms.Users;
using Kms.Web.Components.Parts;
using Kms.Web.Pages.Users;
using Microsoft.AspNetCore.Components;

namespace Kms.Web.Pages.Invitations;

/// <summary>Invites everybody on a list: what is wrong is told line by line before anything leaves, and what was refused after it.</summary>
public sealed partial class InvitationMany : IDisposable
{
    private const int Shown = 10;
    private const string Here = "/invitations/many";
    private const string Reviewed = "review";
    private List<InvitationLine> _good = [];
    private List<InvitationLine> _faults = [];
    private readonly List<InvitationLine> _refused = [];
    private string? _organisation;
    private Roles _roles = Roles.Reader;
    private string? _language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
    private string? _message;
    private bool _attach;
    private string? _text;
    private string? _organisationFault;
    private string? _rolesFault;
    private string? _textFault;
    private bool _sending;
    private int _tried;
    private bool _left;

    [SupplyParameterFromQuery] public string? Step { get; set; }

    // A list that nobody has read yet, as after a lost connection, is not reviewed.
    private int Stage => _sending ? 2 : Step == Reviewed && _good.Count + _faults.Count > 0 ? 1 : 0;

    internal override object Subject => Here;

    public void Dispose() => _left = true;

    internal override async Task LoadAsync(ActorTicket actor)
    {
        var own = actor.Memberships.Where(membership => membership.Roles.HasFlag(Roles.Administrator)).ToList();
        if (!actor.IsOperator && own.Count == 0) throw new RefusedException(Refusal.Forbidden);
        _organisation ??= own.Count == 1 ? own[0].Organisation.Value : null;
        await Browser.NeedAsync("/js/compose.js");
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.CurrentCulture);

    private void Review()
    {
        var lines = InvitationSheet.Read(_text ?? "", RoleOf);
        _organisationFault = string.IsNullOrEmpty(_organisation) ? Words["Fault.Choose"].Value : null;
        _rolesFault = _roles == Roles.None ? Words["Fault.Choose"].Value : null;
        _textFault = lines.Count switch
        {
            0 => Words["Fault.Missing"].Value,
            > InvitationSheet.MostLines => Words["InvitationMany.TooMany", Count(InvitationSheet.MostLines)].Value,
            _ => null,
        };
        if (_organisationFault is not null || _rolesFault is not null || _textFault is not null) return;
        _faults = [.. lines.Where(line => line.Fault is not null)];
        _good = [.. lines.Where(line => line.Fault is null).Select(line => line with { Roles = line.Roles ?? _roles })];
        _refused.Clear();
        _tried = 0;
        Navigation.NavigateTo($"{Here}?step={Reviewed}");
    }

    private async Task SendAsync()
    {
        _sending = true;
        await TryAsync(async actor =>
        {
            while (_tried < _good.Count && !_left)
            {
                var line = _good[_tried];
                var fault = await InvitationPost.SendAsync(Grains, Denials, await Actors.GetAsync(), DraftOf(line));
                if (fault is not null) _refused.Add(line with { Fault = fault });
                if (++_tried % Shown == 0) StateHasChanged();
            }
        });
    }

    private InvitationDraft DraftOf(InvitationLine line) => new(
        EmailAddress.Parse(line.Email), line.Name, new OrganisationId(_organisation ?? ""), line.Roles ?? _roles, line.Language ?? _language,
        string.IsNullOrWhiteSpace(_message) ? null : _message.Trim(), _attach);

    // By its name in English or in the reader's language.
    private Roles? RoleOf(string name)
    {
        var word = name.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        foreach (var role in RoleChoices.All)
            if (Same(word, role.ToString()) || Same(name, Words[$"Role.{role}"])) return role;
        return null;
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
