namespace Kms.Web.Tests.Api;

/// <summary>Tests that only look, or that change what nobody else looks at, share one service.</summary>
[CollectionDefinition(Name)]
public sealed class WorldCollection : ICollectionFixture<World>
{
    public const string Name = "world";
}
