using System.Text;

namespace Kms.Silo.Storage.Paging;

/// <summary>A statement put together from constant pieces; values travel as arguments only.</summary>
internal sealed class SqlText(string start, params IReadOnlyList<object?> arguments)
{
    private readonly StringBuilder _text = new(start);
    private readonly List<object?> _arguments = [.. arguments];

    public object?[] Arguments => [.. _arguments];

    /// <summary>Adds a piece in which each <c>?</c> stands for the next of the values.</summary>
    public SqlText Add(string piece, params ReadOnlySpan<object?> values)
    {
        _text.Append('\n');
        var next = 0;
        foreach (var character in piece)
        {
            if (character != '?')
            {
                _text.Append(character);
                continue;
            }
            _arguments.Add(values[next++]);
            _text.Append('$').Append(_arguments.Count);
        }
        return this;
    }

    public override string ToString() => _text.ToString();
}
