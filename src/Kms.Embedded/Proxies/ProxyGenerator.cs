using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Kms.Embedded.Calls;
using Orleans.Runtime;

namespace Kms.Embedded.Proxies;

/// <summary>
/// Generates the reference class of an interface. Each method packs its arguments into a call class of its own
/// (<see cref="CallGenerator"/>) and sends it.
/// </summary>
internal sealed class ProxyGenerator(Type interfaceType)
{
    private static readonly Type[] ConstructorParameters = [typeof(GrainId), typeof(ICallDispatcher)];

    private readonly ModuleBuilder _module = DefineModule(interfaceType);

    internal Type Generate()
    {
        var proxy = _module.DefineType($"{interfaceType.Name}Reference", TypeAttributes.Class | TypeAttributes.Sealed, typeof(GrainProxy));
        proxy.AddInterfaceImplementation(interfaceType);
        DefineConstructor(proxy);
        var methods = Contract().ToArray();
        for (var number = 0; number < methods.Length; number++)
            DefineMethod(proxy, methods[number], new CallGenerator(_module, methods[number], number));
        return proxy.CreateType();
    }

    private static ModuleBuilder DefineModule(Type contract)
    {
        var name = new AssemblyName($"Kms.Embedded.Proxies.{contract.FullName}");
        var assembly = AssemblyBuilder.DefineDynamicAssembly(name, AssemblyBuilderAccess.Run);
        var constructor = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        foreach (var used in UsedAssemblies(contract).Append(typeof(GrainProxy).Assembly).Distinct())
            assembly.SetCustomAttribute(new CustomAttributeBuilder(constructor, [used.GetName().Name!]));
        return assembly.DefineDynamicModule(name.Name!);
    }

    private static IEnumerable<Assembly> UsedAssemblies(Type contract) =>
        contract.GetInterfaces().Append(contract)
            .SelectMany(type => type.GetMethods().SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)).Append(type))
            .SelectMany(WithArguments)
            .Select(type => type.Assembly);

    private static IEnumerable<Type> WithArguments(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(WithArguments).Append(type) : [type];

    private static void DefineConstructor(TypeBuilder proxy)
    {
        var code = proxy.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, ConstructorParameters).GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, typeof(GrainProxy).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)[0]);
        code.Emit(OpCodes.Ret);
    }

    private static void DefineMethod(TypeBuilder proxy, MethodInfo method, CallGenerator call)
    {
        var parameters = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var own = proxy.DefineMethod(
            $"{method.DeclaringType!.FullName}.{method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            method.ReturnType,
            parameters);
        proxy.DefineMethodOverride(own, method);
        call.Generate();
        var code = own.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Newobj, call.Constructor);
        for (var number = 0; number < parameters.Length; number++)
        {
            code.Emit(OpCodes.Dup);
            code.Emit(OpCodes.Ldarg, (short)(number + 1));
            code.Emit(OpCodes.Stfld, call.Arguments[number]);
        }
        code.Emit(OpCodes.Call, call.Shape.ProxyMethod);
        code.Emit(OpCodes.Ret);
    }

    private IEnumerable<MethodInfo> Contract() =>
        interfaceType.GetInterfaces().Append(interfaceType).SelectMany(type => type.GetMethods()).Where(method => !method.IsStatic);
}
