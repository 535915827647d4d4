using System.Collections.Immutable;
using System.Text;
using Kms.Silo.Storage.Devices;
using Kms.Silo.Storage.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Kms.Silo.Storage.Sqlite;

/// <summary>A prepared statement for the hot paths, without the boxing of ADO.NET. Values are bound in order; running resets it.</summary>
internal sealed class SqliteStatement : IRow, IColumns, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = new byte[512];
    private int _bound;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public IRow Text(string? value)
    {
        if (value is null) return Null();
        var needed = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (_text.Length < needed) _text = new byte[needed];
        var length = Encoding.UTF8.GetBytes(value, _text);
        Check(raw.sqlite3_bind_text(_statement, ++_bound, _text.AsSpan(0, length)));
        return this;
    }

    public IRow Number(long? value)
    {
        if (value is null) return Null();
        Check(raw.sqlite3_bind_int64(_statement, ++_bound, value.Value));
        return this;
    }

    public IRow Bytes(ImmutableArray<byte>? value)
    {
        if (value is null) return Null();
        Check(raw.sqlite3_bind_blob(_statement, ++_bound, value.Value.AsSpan()));
        return this;
    }

    /// <summary>Runs it to its end; returns how many rows it changed.</summary>
    public int Run()
    {
        var result = raw.sqlite3_step(_statement);
        Reset();
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW)) Throw(result);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>The next row; at the end it resets the statement and returns false.</summary>
    public bool Next()
    {
        var result = raw.sqlite3_step(_statement);
        if (result == raw.SQLITE_ROW) return true;
        Reset();
        if (result != raw.SQLITE_DONE) Throw(result);
        return false;
    }

    /// <summary>True when there is at least one row.</summary>
    public bool Any()
    {
        var any = Next();
        if (any) Reset();
        return any;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

    public long GetNumber(int column) => raw.sqlite3_column_int64(_statement, column);

    public string GetText(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public ImmutableArray<byte> GetBytes(int column) => ImmutableArray.Create(raw.sqlite3_column_blob(_statement, column));

    public void Reset()
    {
        _bound = 0;
        _ = raw.sqlite3_reset(_statement); // Repeats the error of the step, which has been seen.
    }

    public void Dispose() => _statement.Dispose();

    private SqliteStatement Null()
    {
        Check(raw.sqlite3_bind_null(_statement, ++_bound));
        return this;
    }

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) Throw(result);
    }

    private void Throw(int result) => throw new SqliteException(
        raw.sqlite3_errmsg(_database).utf8_to_string(), result & 0xFF, raw.sqlite3_extended_errcode(_database));
}
