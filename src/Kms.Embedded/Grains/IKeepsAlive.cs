namespace Orleans.Runtime;

/// <summary>The part of an activation that can put off its idle collection.</summary>
internal interface IKeepsAlive
{
    void DelayDeactivation(TimeSpan timeSpan);
}
