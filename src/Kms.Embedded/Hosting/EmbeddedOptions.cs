using System.Reflection;

namespace Kms.Embedded;

/// <summary>Settings of the engine. The defaults are those of Orleans.</summary>
public sealed class EmbeddedOptions
{
    private readonly HashSet<Assembly> _assemblies = [];
    private readonly Dictionary<Type, TimeSpan> _ages = [];

    /// <summary>How long an activation may stay idle; <see cref="CollectionAgeLimitAttribute"/> and <see cref="SetCollectionAge{TGrain}"/> go first.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle activations are looked for.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a call may wait for its turn before its caller gets a TimeoutException.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long OnDeactivateAsync may take before the activation is given up.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stop waits for running calls and for grains to deactivate.</summary>
    public TimeSpan ShutdownTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Reminders more frequent than this are refused.</summary>
    public TimeSpan MinimumReminderPeriod { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>False for a host that only looks into the data: reminders wait for the next one that runs them.</summary>
    public bool RunReminders { get; set; } = true;

    /// <summary>
    /// What a caller gets instead of an exception that a grain let out, or that kept it from being activated; null leaves it as it is.
    /// With Orleans a call filter does the same.
    /// </summary>
    public Func<Exception, Exception?>? TranslateFault { get; set; }

    /// <summary>
    /// The same for callers that are no grains, in place of <see cref="TranslateFault"/>: they cannot do again what a grain would, and need other words.
    /// </summary>
    public Func<Exception, Exception?>? TranslateOutside { get; set; }

    internal IReadOnlyCollection<Assembly> Assemblies => _assemblies;

    internal TimeSpan AgeOf(Type grainClass)
    {
        if (_ages.TryGetValue(grainClass, out var set))
            return set;
        if (grainClass.IsDefined(typeof(KeepAliveAttribute)))
            return TimeSpan.MaxValue;
        return grainClass.GetCustomAttribute<CollectionAgeLimitAttribute>()?.AgeLimit ?? CollectionAge;
    }

    /// <summary>Makes the grain classes of an assembly known.</summary>
    public EmbeddedOptions AddGrains(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _assemblies.Add(assembly);
        return this;
    }

    /// <summary>Sets the collection age of one grain class.</summary>
    public EmbeddedOptions SetCollectionAge<TGrain>(TimeSpan age)
        where TGrain : IGrainBase
    {
        _ages[typeof(TGrain)] = age;
        return this;
    }
}
