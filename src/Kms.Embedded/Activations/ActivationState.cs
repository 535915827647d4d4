namespace Kms.Embedded.Activations;

/// <summary>The life of an activation, in this order.</summary>
internal enum ActivationState : byte
{
    /// <summary>In the directory, but nothing has run.</summary>
    Created,

    /// <summary>Being constructed, reading its state, in OnActivateAsync.</summary>
    Activating,

    /// <summary>Takes calls.</summary>
    Active,

    /// <summary>Begins no more calls; those that have begun go on.</summary>
    Deactivating,

    /// <summary>In OnDeactivateAsync.</summary>
    Ending,

    /// <summary>No longer in the directory.</summary>
    Gone,
}
