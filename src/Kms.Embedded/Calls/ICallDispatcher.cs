using Orleans.Runtime;

namespace Kms.Embedded.Calls;

/// <summary>Where a reference sends its calls.</summary>
internal interface ICallDispatcher
{
    object Cast(GrainReference reference, Type interfaceType);
}
