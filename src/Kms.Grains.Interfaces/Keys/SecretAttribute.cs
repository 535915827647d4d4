namespace Kms.Keys;

/// <summary>
/// What is as good as a key: a code of a label, the password of a key file. A call that carries it, a <see cref="ClearKey"/> or the bytes of a
/// file crosses to another process over a protected connection alone.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SecretAttribute : Attribute;
