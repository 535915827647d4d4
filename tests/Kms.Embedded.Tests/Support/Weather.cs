namespace Kms.Embedded.Tests.Support;

/// <summary>Something outside that is bad at first and may get better.</summary>
internal sealed class Weather
{
    public bool IsFine { get; set; }
}
