using Kms.Embedded.Calls;

namespace Kms.Embedded.Activations;

/// <summary>First in, first out, linked through the requests themselves: an empty one costs eight bytes.</summary>
internal struct RequestQueue
{
    private Request? _last;

    internal readonly bool IsEmpty => _last is null;

    internal readonly Request? First => _last?.Next;

    internal void Add(Request request)
    {
        AddFirst(request);
        _last = request;
    }

    internal void AddFirst(Request request)
    {
        request.Next = _last?.Next ?? request;
        if (_last is null)
            _last = request;
        else
            _last.Next = request;
    }

    internal Request? Take()
    {
        if (_last?.Next is not { } first)
            return null;
        if (first == _last)
            _last = null;
        else
            _last.Next = first.Next;
        first.Next = null;
        return first;
    }

    internal readonly IEnumerable<Request> Items()
    {
        var last = _last;
        for (var item = last?.Next; item is not null; item = item == last ? null : item.Next)
            yield return item;
    }

    internal RequestQueue WithoutEnded()
    {
        var kept = default(RequestQueue);
        while (Take() is { } item)
        {
            if (!item.HasEnded)
                kept.Add(item);
        }
        return kept;
    }
}
