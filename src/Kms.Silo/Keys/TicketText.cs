using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Kms.Users;

namespace Kms.Silo.Keys;

/// <summary>
/// The bytes that a ticket's MAC covers: every field in order, texts and lists with their length, absent ones marked, so that no two
/// tickets share one text. A new field goes in at the end, together with a new first byte.
/// </summary>
internal sealed class TicketText
{
    private const byte Layout = 1;

    private readonly ArrayBufferWriter<byte> _bytes = new(512);

    private TicketText()
    {
    }

    public static ReadOnlySpan<byte> Of(ActorTicket ticket)
    {
        var text = new TicketText();
        text.Add(Layout);
        text.Add(ticket.User.Value);
        text.Add(ticket.Name);
        text.Add(ticket.Session.Value);
        text.Add(ticket.IsOperator);
        text.Add((long)ticket.Proven.Length);
        foreach (var email in ticket.Proven) text.Add(email.Value);
        text.Add((long)ticket.Memberships.Length);
        foreach (var membership in ticket.Memberships) text.Add(membership);
        text.Add((long)ticket.Scopes.Length);
        foreach (var scope in ticket.Scopes) text.Add(scope);
        text.Add(ticket.MustChangePassword);
        text.Add(ticket.Epoch);
        text.Add(ticket.Address);
        text.Add(ticket.Expires.UtcTicks);
        return text._bytes.WrittenSpan;
    }

    private void Add(Membership membership)
    {
        Add(membership.Organisation.Value);
        Add(membership.Name);
        Add((long)membership.Kind);
        Add((long)membership.Roles);
        Add((long)membership.MakerCodes.Length);
        foreach (var code in membership.MakerCodes) Add(code);
        Add(membership.ReadersMayDownload);
        Add(membership.MayAddOrganisations);
    }

    private void Add(string? text)
    {
        // UTF-16 as it stands: UTF-8 would turn every broken surrogate into the same bytes.
        Add((long)(text?.Length ?? -1));
        if (text is not null) _bytes.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private void Add(bool flag) => Add((byte)(flag ? 1 : 0));

    private void Add(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    private void Add(long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), number);
        _bytes.Advance(sizeof(long));
    }
}
