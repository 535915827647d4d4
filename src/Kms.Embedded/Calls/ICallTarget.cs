namespace Kms.Embedded.Calls;

/// <summary>Something that takes calls for one grain.</summary>
internal interface ICallTarget
{
    /// <summary>False when it has ended and the call must find the next one.</summary>
    bool Receive(GrainCall call);
}
