using Orleans.Runtime;

namespace Kms.Embedded.Calls;

/// <summary>Where a reference sends its calls.</summary>
internal interface ICallDispatcher
{
    /// <summary>Begins the call or lets it wait; afterwards its Task is set.</summary>
    void Send(GrainCall call);

    object Cast(GrainReference reference, Type interfaceType);
}
