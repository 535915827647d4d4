using System.Reflection;
using Xunit.Sdk;

namespace Kms.Web.Tests.Browser;

/// <summary>A test of this class fails when a browser complained on its console meanwhile: a script that failed, a policy that was broken, a file that is gone.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoComplaintsAttribute : BeforeAfterTestAttribute
{
    public override void Before(MethodInfo methodUnderTest) => Visitor.Listen();

    public override void After(MethodInfo methodUnderTest)
    {
        Assert.True(Visitor.Heard.Count == 0, string.Join(Environment.NewLine, Visitor.Heard));
    }
}
