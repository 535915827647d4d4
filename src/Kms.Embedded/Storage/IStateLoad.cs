namespace Kms.Embedded.Storage;

/// <summary>A record to be read before the grain's first call.</summary>
internal interface IStateLoad
{
    Task LoadAsync();
}
