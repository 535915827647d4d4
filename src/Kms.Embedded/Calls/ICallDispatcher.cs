using Orleans.Runtime;

namespace Kms.Embedded.Calls;

/// <summary>Where a reference sends its calls.</summary>
internal interface ICallDispatcher
{
    /// <summary>Begins the call or lets it wait; afterwards its Task is set.</summary>
    void Send(GrainCall call);

    /// <summary>What callers get instead of an exception; null for none, and for exceptions that stay.</summary>
    Func<Exception, Exception?>? Translate => null;

    /// <summary>The same for callers that are no grains.</summary>
    Func<Exception, Exception?>? TranslateOutside => Translate;

    object Cast(GrainReference reference, Type interfaceType);
}
