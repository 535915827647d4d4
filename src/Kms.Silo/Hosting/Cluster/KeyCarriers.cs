using System.Collections.Concurrent;
using System.Reflection;
using Kms.Keys;
using Kms.Users;

namespace Kms.Silo.Hosting;

/// <summary>Finds what carries clear keys: the type of keys itself, bytes of files, and whatever is marked as a secret.</summary>
internal static class KeyCarriers
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, bool> s_known = [];

    public static bool IsOurs(Type type) => type.Assembly == typeof(IUserGrain).Assembly || type.Assembly == typeof(IKeyVault).Assembly;

    /// <summary>An abstract parameter is judged by what is passed; see <see cref="CallRule"/>.</summary>
    public static bool Carries(MethodInfo method)
    {
        var seen = new HashSet<Type>();
        return Holds(method.ReturnType, seen) || method.GetParameters().Any(parameter =>
            parameter.IsDefined(typeof(SecretAttribute)) || (!parameter.ParameterType.IsAbstract && Holds(parameter.ParameterType, seen)));
    }

    public static bool Holds(Type type) => s_known.GetOrAdd(type, static one => Holds(one, []));

    private static bool Holds(Type type, HashSet<Type> seen)
    {
        if (type == typeof(ClearKey) || type == typeof(byte[])) return true;
        if (!seen.Add(type)) return false;
        if (type.GetElementType() is { } element) return Holds(element, seen);
        if (type.GetGenericArguments().Any(argument => Holds(argument, seen))) return true;
        return IsOurs(type) && !type.IsEnum
            && (type.GetProperties(Members).Any(member => member.IsDefined(typeof(SecretAttribute)) || Holds(member.PropertyType, seen))
                || type.GetFields(Members).Any(member => Holds(member.FieldType, seen))
                || (type.IsAbstract && Kinds(type).Any(kind => Holds(kind, seen))));
    }

    // A member of an abstract type may hold any of its kinds.
    private static IEnumerable<Type> Kinds(Type type) => type.Assembly.GetTypes().Where(kind => kind != type && type.IsAssignableFrom(kind));
}
