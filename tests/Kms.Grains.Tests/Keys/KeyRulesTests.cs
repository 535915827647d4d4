using Kms.Devices;
using Kms.Exposures;
using Kms.Grants;
using Kms.Keys;
using Kms.Tests.Support;
using Kms.Users;
using static Kms.Keys.KeyState;

namespace Kms.Tests.Keys;

public sealed class KeyRulesTests
{
    // NIST SP 800-57 part 1, section 7. Rows: from; columns: PreActive Active Suspended Deactivated Compromised Destroyed.
    [Theory]
    [InlineData(PreActive, "no yes no no yes yes")]
    [InlineData(Active, "no no yes yes yes no")]
    [InlineData(Suspended, "no yes no yes yes yes")]
    [InlineData(Deactivated, "no no no no yes yes")]
    [InlineData(Compromised, "no no no no no yes")]
    [InlineData(Destroyed, "no no no no no no")]
    public void Key_states_follow_the_table(KeyState from, string expected) =>
        Assert.Equal(expected, string.Join(' ', Enum.GetValues<KeyState>().Select(to => from.MayBecome(to) ? "yes" : "no")));

    [Fact]
    public void A_destroyed_key_loses_its_value_for_good()
    {
        var device = Estate.Owned with { Keys = [Estate.Key(1, Deactivated)] };

        var next = device.SetKeyState(KeyPurpose.Dek, 1, Destroyed, "Scrapped", Estate.By(Estate.KeyManager))!.Device;

        Assert.Equal((Destroyed, null), (next.Keys[0].State, next.Keys[0].Wrapped));
        Assert.Equal(Refusal.KeyState, Estate.Refused(() => next.SetKeyState(KeyPurpose.Dek, 1, Active, "Back", Estate.By(Estate.KeyManager))));
    }

    [Fact]
    public void Accepting_a_new_key_takes_the_old_one_out_of_use()
    {
        var device = Estate.Owned with { Keys = [Estate.Key(1, Active), Estate.Key(2, PreActive), Estate.Key(1, Active, "app-key")] };

        var change = device.SetKeyState(KeyPurpose.Dek, 2, Active, "Changed on site", Estate.By(Estate.KeyManager))!;

        Assert.Equal([Deactivated, Active, Active], change.Device.Keys.Select(k => k.State));
        Assert.Equal(2, change.Effects.Facts.Length);
    }

    [Fact]
    public void Only_the_owners_key_manager_changes_states_and_says_why()
    {
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Set(Estate.Operator, "x")));
        Assert.Equal(Refusal.Forbidden, Estate.Refused(() => Set(Estate.Member(Roles.Administrator), "x")));
        Assert.Equal(Refusal.NotFound, Estate.Refused(() => Set(Estate.Nobody, "x")));
        Assert.Equal(Refusal.Invalid, Estate.Refused(() => Set(Estate.KeyManager, " ")));
        Assert.NotNull(Set(Estate.KeyManager, "Lost"));
    }

    [Theory]
    [InlineData(PreActive, false)]
    [InlineData(Active, true)]
    [InlineData(Suspended, false)]
    [InlineData(Deactivated, true)]
    [InlineData(Compromised, false)]
    [InlineData(Destroyed, false)]
    public void Only_keys_in_use_and_keys_of_old_telegrams_leave(KeyState state, bool leaves)
    {
        var device = Estate.Owned with { Keys = [Estate.Key(1, state)] };

        Assert.Equal(leaves, !device.KeysToLeave(null).IsEmpty);
        Assert.Equal(leaves ? KeyVerdict.Readable : KeyVerdict.NoKey, device.MayRead(Estate.KeyManager, Estate.Now));
    }

    [Fact]
    public void Keys_of_an_unclaimed_device_are_nobodys_to_read()
    {
        Assert.Equal(KeyVerdict.Unclaimed, Estate.Allocated.MayRead(Estate.KeyManager, Estate.Now));
        Assert.Equal(KeyVerdict.Unclaimed, Estate.Unclaimed.MayRead(Estate.Operator, Estate.Now));
        Assert.Equal(KeyVerdict.NotAvailable, Estate.Unclaimed.MayRead(Estate.Nobody, Estate.Now));
    }

    [Fact]
    public void The_operator_reads_no_key_without_a_right()
    {
        Assert.Equal(KeyVerdict.Forbidden, Estate.Owned.MayRead(Estate.Operator, Estate.Now));
        var holder = Estate.Operator with { Proven = [Estate.Customer] };
        Assert.Equal(KeyVerdict.Readable, Estate.Granted(Grantee.Of(Estate.Customer)).MayRead(holder, Estate.Now));
    }

    [Fact]
    public void The_entry_of_a_read_names_keys_and_reason_and_what_must_still_hold()
    {
        var device = Estate.Owned with { Version = 7 };

        var record = device.Record(device.KeysToLeave(null), KeyRoute.Screen, "Commissioning", Estate.By(Estate.KeyManager with { Epoch = 3 }));

        Assert.Equal((7, 3, "dek/1", "Commissioning"), (record.DeviceVersion, record.Epoch, record.Fact.Details["keys"], record.Fact.Details["reason"]));
    }

    private static DeviceChange? Set(Actor actor, string reason) =>
        Estate.Owned.SetKeyState(KeyPurpose.Dek, 1, Compromised, reason, Estate.By(actor));
}
