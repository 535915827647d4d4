using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Kms.Embedded.Storage;

/// <summary>The state of a grain without a record: <c>new T()</c>, or as in Orleans an object no constructor has run on.</summary>
internal static class InitialState<T>
{
    internal static readonly Func<T> Create = Compile();

    private static Func<T> Compile()
    {
        if (typeof(T).IsValueType || typeof(T) == typeof(string) || typeof(T).IsAbstract)
            return static () => default!;
        return typeof(T).GetConstructor(Type.EmptyTypes) is { } constructor
            ? Expression.Lambda<Func<T>>(Expression.New(constructor)).Compile()
            : static () => (T)RuntimeHelpers.GetUninitializedObject(typeof(T));
    }
}
