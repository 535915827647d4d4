using Kms.AccessRequests;
using Kms.Web.Pages.AccessRequests;

namespace Kms.Web.Tests.Browser;

public sealed class ApproveDialogTests
{
    [Fact]
    public void The_approver_enters_the_customer_number_and_does_not_confirm_what_the_person_typed()
    {
        var form = ApproveDialog.FormFor(new AccessRequestDraft("Nordvand", "4711", "We are a reseller"));

        Assert.Equal("Nordvand", form.Name);
        Assert.Null(form.CustomerNumber);
    }
}
