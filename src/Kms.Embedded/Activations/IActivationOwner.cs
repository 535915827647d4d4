using Kms.Embedded.Kinds;

namespace Kms.Embedded.Activations;

/// <summary>Where an activation is registered.</summary>
internal interface IActivationOwner
{
    GrainKind Kind { get; }

    /// <summary>In the activation's lock: takes it out, and sees to it that the waiting calls reach the next activation.</summary>
    void Retire(Activation gone, RequestQueue waiting);
}
