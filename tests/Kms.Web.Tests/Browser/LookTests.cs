namespace Kms.Web.Tests.Browser;

/// <summary>Tests that walk over all pages: with a service and a browser of their own they run beside those of single flows.</summary>
[CollectionDefinition(Name)]
public sealed class LookTests : ICollectionFixture<Chromium>
{
    public const string Name = "looks";
}
