using System.Globalization;
using Kms.Audit;
using Kms.Storage;
using Kms.Users;
using Orleans.Runtime;

namespace Kms.Branding;

internal sealed class BrandGrain(
    [PersistentState("brand", "directory")] IPersistentState<DocumentState<BrandState>> document, IEffectStore effects, AccountServices services)
    : DocumentGrain<BrandState>(document, effects), IBrandGrain
{
    private BrandState Brand => State ?? BrandState.Empty;

    public Task<BrandView> GetAsync() => Task.FromResult(View());

    public Task<LogoView?> GetLogoAsync() =>
        Task.FromResult(Brand is { LogoType: { } type, LogoName: { } name } brand ? new LogoView(brand.Logo, type, name) : null);

    public async Task<BrandView> SetAsync(ActorTicket actor, BrandDraft draft, string? version)
    {
        var who = Demand(actor);
        if (version is not null && version != View().Version)
            throw new RefusedException(Refusal.Conflict, "Somebody else changed the branding in between. Read it again.");
        var next = Brand with { Own = draft.Checked() };
        await ApplyAsync(next, who, Brand.Own.Differences(next.Own));
        return View();
    }

    public async Task<BrandView> SetLogoAsync(ActorTicket actor, byte[] content)
    {
        var who = Demand(actor);
        var next = Brand.WithLogo(content);
        await ApplyAsync(next, who, next.LogoName == Brand.LogoName ? "" : "logo");
        return View();
    }

    // The trail says what was changed and by whom; a support address is nothing for it.
    private Task ApplyAsync(BrandState next, Actor who, string fields) => fields.Length == 0
        ? Task.CompletedTask
        : SaveAsync(next, Effects.Of(services.Moment(who.User).Fact("brand.changed", details: ("fields", fields))));

    private Actor Demand(ActorTicket ticket)
    {
        var actor = services.Tickets.Verify(ticket).Demand(Scopes.Admin);
        return Permissions.Allows(Permissions.In(actor, null), Act.SetBrand)
            ? actor
            : throw new RefusedException(Refusal.Forbidden, "Only the operator sets name, colours and logo.");
    }

    private BrandView View() => new(Brand.Own, Brand.LogoName, Version.ToString(CultureInfo.InvariantCulture));
}
