namespace Kms.Web.Pages.Certificates;

/// <summary>The steps of an enrolment or a renewal, in their order.</summary>
internal enum EnrolmentStep
{
    Choose,
    Prove,
    Terms,
    Password,
}
