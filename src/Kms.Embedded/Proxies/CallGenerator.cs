using System.Reflection;
using System.Reflection.Emit;
using Kms.Embedded.Calls;

namespace Kms.Embedded.Proxies;

/// <summary>Generates the call class of one interface method: a field per argument, and Invoke, which calls the grain with them.</summary>
internal sealed class CallGenerator
{
    private const MethodAttributes Overrides = MethodAttributes.Public | MethodAttributes.Virtual | MethodAttributes.HideBySig;
    private const string MethodField = "CalledMethod";

    private readonly MethodInfo _method;
    private readonly TypeBuilder _type;

    internal CallGenerator(ModuleBuilder module, MethodInfo method, int number)
    {
        if (method.IsGenericMethod || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRef))
            throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: generic methods and ref or out parameters cannot be called on grains.");
        _method = method;
        Shape = CallShape.Of(method);
        _type = module.DefineType($"{method.DeclaringType!.Name}.{method.Name}.{number}", TypeAttributes.Class | TypeAttributes.Sealed, Shape.CallBase);
        Constructor = _type.DefineDefaultConstructor(MethodAttributes.Public);
        Arguments = [.. method.GetParameters().Select(parameter =>
            _type.DefineField(parameter.Name ?? $"p{parameter.Position}", parameter.ParameterType, FieldAttributes.Public))];
    }

    internal CallShape Shape { get; }

    internal ConstructorBuilder Constructor { get; }

    internal FieldBuilder[] Arguments { get; }

    internal void Generate()
    {
        var called = _type.DefineField(MethodField, typeof(CallMethod), FieldAttributes.Public | FieldAttributes.Static);
        DefineGetter(nameof(GrainCall.Method), typeof(CallMethod), called);
        if (Arguments.FirstOrDefault(argument => argument.FieldType == typeof(CancellationToken)) is { } token)
            DefineGetter(nameof(GrainCall.Token), typeof(CancellationToken), token);
        DefineInvoke();
        _type.CreateType().GetField(MethodField)!.SetValue(null, new CallMethod(_method));
    }

    private void DefineGetter(string property, Type type, FieldBuilder field)
    {
        var code = _type.DefineMethod($"get_{property}", Overrides, type, Type.EmptyTypes).GetILGenerator();
        if (!field.IsStatic)
            code.Emit(OpCodes.Ldarg_0);
        code.Emit(field.IsStatic ? OpCodes.Ldsfld : OpCodes.Ldfld, field);
        code.Emit(OpCodes.Ret);
    }

    private void DefineInvoke()
    {
        var code = _type.DefineMethod(nameof(Request.Invoke), Overrides, typeof(Task), [typeof(object)]).GetILGenerator();
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Castclass, _method.DeclaringType!);
        foreach (var argument in Arguments)
        {
            code.Emit(OpCodes.Ldarg_0);
            code.Emit(OpCodes.Ldfld, argument);
        }
        code.Emit(OpCodes.Callvirt, _method);
        if (Shape.AsTask is { } asTask)
        {
            var result = code.DeclareLocal(_method.ReturnType);
            code.Emit(OpCodes.Stloc, result);
            code.Emit(OpCodes.Ldloca, result);
            code.Emit(OpCodes.Call, asTask);
        }
        else if (_method.ReturnType == typeof(void))
            code.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        code.Emit(OpCodes.Ret);
    }
}
