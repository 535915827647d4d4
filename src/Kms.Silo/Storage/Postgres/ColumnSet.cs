using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Kms.Silo.Storage.Writing;
using Npgsql;
using NpgsqlTypes;

namespace Kms.Silo.Storage.Postgres;

/// <summary>Rows as one array per column, for <c>unnest</c>.</summary>
internal sealed class ColumnSet : IRow
{
    private readonly List<object> _columns = [];
    private int _next;

    public int Count { get; private set; }

    /// <summary>Begins the next row.</summary>
    public IRow Row()
    {
        _next = 0;
        Count++;
        return this;
    }

    public IRow Text(string? value) => Add(value);

    public IRow Number(long? value) => Add(value);

    public IRow Bytes(ImmutableArray<byte>? value) => Add(value is null ? null : ImmutableCollectionsMarshal.AsArray(value.Value));

    public NpgsqlBatchCommand ToCommand(string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var column in _columns) command.Parameters.Add(new NpgsqlParameter { Value = column, NpgsqlDbType = TypeOf(column) });
        return command;
    }

    /// <summary>Gives a row to another form of rows.</summary>
    public void Write(int place, IRow row)
    {
        foreach (var column in _columns)
        {
            _ = column switch
            {
                List<long?> numbers => row.Number(numbers[place]),
                List<byte[]?> bytes => row.Bytes(bytes[place] is { } value ? ImmutableCollectionsMarshal.AsImmutableArray(value) : null),
                _ => row.Text(((List<string?>)column)[place]),
            };
        }
    }

    private static NpgsqlDbType TypeOf(object column) => NpgsqlDbType.Array | column switch
    {
        List<long?> => NpgsqlDbType.Bigint,
        List<byte[]?> => NpgsqlDbType.Bytea,
        _ => NpgsqlDbType.Text,
    };

    private ColumnSet Add<T>(T value)
    {
        if (_next == _columns.Count) _columns.Add(new List<T>());
        ((List<T>)_columns[_next++]).Add(value);
        return this;
    }
}
