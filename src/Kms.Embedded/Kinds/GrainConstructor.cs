using System.Linq.Expressions;
using System.Reflection;
using Kms.Embedded.Activations;
using Kms.Embedded.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Kms.Embedded.Kinds;

/// <summary>Compiles the constructor call of a grain class: singletons become constants, the rest comes from the activation's scope.</summary>
internal sealed class GrainConstructor(Type grainClass, IServiceProvider services, ServiceLifetimes lifetimes)
{
    private static readonly MethodInfo CreateState = typeof(PersistentState).GetMethod(nameof(PersistentState.Create), BindingFlags.Static | BindingFlags.NonPublic)!;
    private static readonly MethodInfo FromScope = typeof(GrainConstructor).GetMethod(nameof(Resolve), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly ParameterExpression _activation = Expression.Parameter(typeof(Activation));
    private readonly ParameterExpression _states = Expression.Parameter(typeof(List<IStateLoad>));

    internal Func<Activation, List<IStateLoad>?, IGrainBase> Compile()
    {
        var constructors = grainClass.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance);
        if (constructors.Length != 1)
            throw new InvalidOperationException($"Grain class {grainClass} must have exactly one constructor; it has {constructors.Length}.");
        var arguments = constructors[0].GetParameters().Select(Argument);
        return Expression.Lambda<Func<Activation, List<IStateLoad>?, IGrainBase>>(
            Expression.New(constructors[0], arguments), _activation, _states).Compile();
    }

    private static object? Resolve(Activation activation, Type type, object? key) => key is null
        ? activation.ActivationServices.GetRequiredService(type)
        : activation.ActivationServices.GetRequiredKeyedService(type, key);

    private Expression Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(IGrainContext))
            return _activation;
        if (type == typeof(IServiceProvider))
            return Expression.Property(_activation, nameof(Activation.ActivationServices));
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
            return State(type, state);
        var key = parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key;
        if (lifetimes.IsSingleton(type, key))
            return Expression.Constant(key is null ? services.GetRequiredService(type) : services.GetRequiredKeyedService(type, key), type);
        if (lifetimes.IsKnown(type, key))
            return Expression.Convert(Expression.Call(FromScope, _activation, Expression.Constant(type), Expression.Constant(key)), type);
        if (parameter.HasDefaultValue)
            return Expression.Constant(parameter.DefaultValue, type);
        throw new InvalidOperationException($"Grain class {grainClass} needs {type} ({parameter.Name}), which is not registered.");
    }

    private MethodCallExpression State(Type type, PersistentStateAttribute attribute)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(IPersistentState<>))
            throw new InvalidOperationException($"Grain class {grainClass}: [PersistentState] belongs on an IPersistentState<T>, not on {type}.");
        return Expression.Call(
            CreateState.MakeGenericMethod(type.GetGenericArguments()),
            _activation, _states, Expression.Constant(attribute.StateName), Expression.Constant(StorageFinder.Find(services, grainClass, attribute)));
    }
}
