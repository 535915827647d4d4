using System.Collections.Immutable;
using Kms.Audit;
using Kms.Devices;
using Kms.Grants;
using Kms.Keys;
using Kms.Telegrams;
using Kms.Tests.Support;
using Kms.Users;
using static Kms.Telegrams.CheckVerdict;

namespace Kms.Tests.Telegrams;

public sealed class KeyCheckGrainTests
{
    private const string Other = "00112233445566778899AABBCCDDEEF1";

    [Fact]
    public async Task A_telegram_tells_which_key_fits_and_no_key_leaves()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var answer = await OneAsync(world, world.Anna, Meter.Send(0));

        Assert.Equal(new CheckedTelegram(0, Fits, World.Id(0), KeyPurpose.Dek, 1, "mode-5", "KAM-20000000", null), answer with { Readings = null });
        Assert.False((await world.Device("KAM-20000000").GetAsync(await world.ActAsync(world.Anna)))!.Keys[0].EverRevealed);
    }

    [Fact]
    public async Task Readings_are_for_those_who_may_read_the_key_anyway()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var own = await OneAsync(world, world.Anna, Meter.Send(0));
        var many = await CheckAsync(world, world.Anna, [.. Enumerable.Range(1, 101).Select(i => Meter.Send(0, null, (byte)i))]);

        Assert.Equal<TelegramReading>([new("volume", 28504.27m, "m³", null, 0), new("time", null, null, "2008-05-31T23:50", 0)], own.Readings!.Value);
        Assert.Null((await OneAsync(world, world.Operator, Meter.Send(0))).Readings);
        Assert.Null((await OneAsync(world, world.Anna, Meter.Send(0, Other))).Readings);
        Assert.All(many, answer => Assert.Null(answer.Readings));
    }

    [Fact]
    public async Task Who_sees_a_device_may_check_it_without_reading_its_keys()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        await world.Device("KAM-20000000").GrantAsync(await world.ActAsync(world.Anna), new GrantOrder(Grantee.Of(EmailAddress.Parse("stranger@example.com")), null, null));

        Assert.Equal(Fits, (await OneAsync(world, world.Operator, Meter.Send(0))).Verdict);
        Assert.Equal(Fits, (await OneAsync(world, world.Stranger, Meter.Send(0))).Verdict);
        await Assert.ThrowsAsync<RefusedException>(async () => await world.Device("KAM-20000000").ReadKeysAsync(await world.ActAsync(world.Operator), null, null));
    }

    [Fact]
    public async Task Foreign_and_unknown_devices_are_answered_alike()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var answers = await CheckAsync(world, world.Paul, Meter.Send(0), Meter.Send(7, Other), Meter.Send(0, Other));

        Assert.All(answers, a => Assert.Equal((UnknownDevice, null, null, null), (a.Verdict, a.Device, a.Purpose, a.Note)));
        var fact = Assert.Single(await TrailAsync(world, world.Paul, "telegram.checked"));
        Assert.Equal(("3", null), (fact.Details["count"], fact.Device));
        Assert.Empty(await TrailAsync(world, world.Anna, "key.checked"));
    }

    [Fact]
    public async Task Every_other_verdict_is_told()
    {
        await using var world = await World.StartAsync();
        await world.ImportAsync("manufacturer;serial;key\nKAM;20000000;00112233445566778899AABBCCDDEEF1\nKAM;20000001;9F11223344556670\n");
        var wrong = Convert.ToHexString(TelegramMaker.Mode5(Meter.Address(0), new byte[16], 1, TelegramMaker.Records));
        var open = Convert.ToHexString(TelegramMaker.Frame(Meter.Address(0), [0x7A, 1, 0, 0x20, 5, 0x2F, 0x2F], TelegramMaker.Records, [.. Enumerable.Repeat((byte)0x2F, 13)]));
        var clear = Convert.ToHexString(TelegramMaker.Frame(Meter.Address(0), [0x78], TelegramMaker.Records));
        var mode13 = Convert.ToHexString(TelegramMaker.Frame(Meter.Address(0), [0x7A, 1, 0, 0x10, 0x0D, 0, 0]));

        var answers = await CheckAsync(world, world.Operator, wrong, Meter.Send(1), open, clear, mode13, "no telegram", wrong[..40], Meter.Send(2));

        Assert.Equal([WrongKey, NoKey, AlreadyDecrypted, AlreadyDecrypted, ModeUnsupported, NotATelegram, NotATelegram, UnknownDevice], answers.Select(a => a.Verdict));
        Assert.Equal([null, null, null, null, "unsupported-mode", "no-hex", "telegram-cut", null], answers.Select(a => a.Note));
        Assert.Equal(Enumerable.Range(0, 8), answers.Select(a => a.Index));
    }

    [Fact]
    public async Task An_older_version_that_fits_is_named()
    {
        await using var world = await World.StartAsync();
        await world.ImportAsync($"KAM;20000000;{World.KeyOf(0)}\n");
        world.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.ImportAsync($"KAM;20000000;{Other}\n");

        var answers = await CheckAsync(world, world.Operator, Meter.Send(0), Meter.Send(0, Other));

        Assert.Equal([(1, "older-version"), (2, null)], answers.Select(a => (a.Version!.Value, a.Note)));
    }

    [Fact]
    public async Task A_second_telegram_makes_it_certain_and_the_same_one_does_not()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        var same = await CheckAsync(world, world.Anna, Meter.SendOwnData(0), Meter.SendOwnData(0), Meter.SendOwnData(0).ToLowerInvariant());
        var two = await CheckAsync(world, world.Anna, Meter.SendOwnData(0), Meter.SendOwnData(0, 2));

        Assert.All(same, a => Assert.Equal(FitsProbably, a.Verdict));
        Assert.All(two, a => Assert.Equal(Fits, a.Verdict));
    }

    [Fact]
    public async Task Behind_an_adapter_the_key_of_the_meter_or_of_the_adapter_is_found()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(3);
        string Send(int adapter, int meter, int key) => Convert.ToHexString(TelegramMaker.Mode5(
            Meter.Address(adapter, "0107"), Convert.FromHexString(World.KeyOf(key)), 1, TelegramMaker.Records, Meter.Address(meter)));

        var answers = await CheckAsync(world, world.Anna, Send(0, 1, 1), Send(0, 1, 0), Send(0, 9, 0), Send(9, 1, 1), Send(0, 1, 2));

        Assert.Equal([(Fits, World.Id(1)), (Fits, World.Id(0)), (Fits, World.Id(0)), (Fits, World.Id(1)), (WrongKey, World.Id(1))], answers.Select(a => (a.Verdict, a.Device!.Value)));
    }

    [Fact]
    public async Task A_meter_of_another_version_under_the_same_number_is_never_certain()
    {
        await using var world = await World.StartAsync();
        await world.ImportAsync($"manufacturer;serial;key;version;device type\nKAM;20000000;{World.KeyOf(0)};27;22\n");
        var other = Convert.ToHexString(TelegramMaker.Mode5(Meter.Address(0, "1C16"), Convert.FromHexString(World.KeyOf(0)), 1, TelegramMaker.Records));
        var store = world.Host.Get<IDeviceStore>();
        var device = (await store.ReadAsync(World.Id(0)))!;
        await store.SaveAsync(device, device with { MbusVersion = 0x1B, DeviceType = 0x16 }, Kms.Storage.Effects.None);

        Assert.Equal(Fits, (await OneAsync(world, world.Operator, Meter.Send(0))).Verdict);
        var answer = await OneAsync(world, world.Operator, other);
        Assert.Equal((FitsProbably, "header-differs"), (answer.Verdict, answer.Note));
    }

    [Fact]
    public async Task The_join_request_of_a_meters_second_radio_finds_the_meter()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);
        var store = world.Host.Get<IDeviceStore>();
        var device = (await store.ReadAsync(World.Id(0)))!;
        await store.SaveAsync(device, device with { DevEui = "70B3D57ED0000001" }, Kms.Storage.Effects.None);
        var join = Convert.ToHexString(TelegramMaker.Join(Convert.FromHexString(World.KeyOf(0)), [1, 2, 3, 4, 5, 6, 7, 8, 0x01, 0x00, 0x00, 0xD0, 0x7E, 0xD5, 0xB3, 0x70, 9, 9]));

        var answer = await OneAsync(world, world.Anna, join);

        Assert.Equal((Fits, World.Id(0), "EUI-70B3D57ED0000001", "lorawan-join"), (answer.Verdict, answer.Device!.Value, answer.Identity, answer.Mode));
    }

    [Fact]
    public async Task For_one_device_telegrams_of_others_are_unknown_and_a_foreign_one_is_not_found()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(2);

        var answers = await CheckAsync(world, world.Anna, World.Id(0), Meter.Send(0), Meter.Send(1));

        Assert.Equal([(Fits, null), (UnknownDevice, "of-another-device")], answers.Select(a => (a.Verdict, a.Note)));
        foreach (var id in (DeviceId[])[World.Id(0), World.Id(9)])
        {
            var refused = await Assert.ThrowsAsync<RefusedException>(() => CheckAsync(world, world.Paul, id, Meter.Send(0)));
            Assert.Equal((Refusal.NotFound, "There is no such device among yours."), (refused.Refusal, refused.Detail));
        }
    }

    [Fact]
    public async Task The_trail_says_what_was_checked_and_holds_no_key()
    {
        await using var world = await World.StartAsync();
        await world.OwnAsync(1);

        await CheckAsync(world, world.Anna, Meter.Send(0), Meter.Send(0, Other), Meter.Send(0, Other));

        var entry = Assert.Single(await TrailAsync(world, world.Anna, "key.checked"));
        Assert.Equal(World.Id(0), entry.Device);
        Assert.Equal(("3", "fits wrong-key", "dek/1"), (entry.Details["count"], entry.Details["verdicts"], entry.Details["keys"]));
        Assert.DoesNotContain(World.KeyOf(0), string.Join('|', entry.Details.Values), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Too_many_at_once_and_too_often_are_refused()
    {
        await using var world = await World.StartAsync();

        var large = await Assert.ThrowsAsync<RefusedException>(() => CheckAsync(world, world.Anna, [.. Enumerable.Repeat("x", 10_001)]));
        for (var i = 0; i < 100; i++) await CheckAsync(world, world.Anna, "x");
        var often = await Assert.ThrowsAsync<RefusedException>(() => CheckAsync(world, world.Anna, "x"));
        world.Host.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal((Refusal.TooLarge, Refusal.TooManyAttempts), (large.Refusal, often.Refusal));
        Assert.NotNull(often.RetryAfter);
        Assert.Single(await CheckAsync(world, world.Anna, "x"));
    }

    [Fact]
    public async Task A_token_needs_the_scope_to_see_devices()
    {
        await using var world = await World.StartAsync();
        var token = await world.ActAsync(world.Anna, Scopes.Keys);

        var refused = await Assert.ThrowsAsync<RefusedException>(() => Grain(world).CheckAsync(token, ["x"], null));

        Assert.Equal(Refusal.ScopeMissing, refused.Refusal);
    }

    private static IKeyCheckGrain Grain(World world) => world.Host.Grain<IKeyCheckGrain>("any");

    private static async Task<CheckedTelegram> OneAsync(World world, UserId user, string telegram) => Assert.Single(await CheckAsync(world, user, telegram));

    private static Task<ImmutableArray<CheckedTelegram>> CheckAsync(World world, UserId user, params string[] telegrams) => CheckAsync(world, user, null, telegrams);

    private static async Task<ImmutableArray<CheckedTelegram>> CheckAsync(World world, UserId user, DeviceId? device, params string[] telegrams) =>
        await Grain(world).CheckAsync(await world.ActAsync(user), [.. telegrams], device);

    private static async Task<ImmutableArray<AuditEntry>> TrailAsync(World world, UserId reader, string kind) => (await world.Host.Grain<IAuditGrain>("all")
        .FindAsync(await world.ActAsync(reader), new AuditFilter(Kind: kind), new PageRequest())).Items;
}
