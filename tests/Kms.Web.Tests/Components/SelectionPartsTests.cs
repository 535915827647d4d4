using Kms.Testing.Circuits;
using Kms.Web.Tests.Api;

namespace Kms.Web.Tests.Components;

/// <summary>A selection that is too long for one look: the page is there at once, and counts on.</summary>
public sealed class SelectionPartsTests
{
    [Fact]
    public async Task A_page_about_many_devices_is_there_after_the_first_part_and_tells_the_sum_in_the_end()
    {
        await using var app = new WebApp();
        var op = await app.SignInOperatorAsync();
        await op.FinishDoneAsync(await op.UploadAsync("imports", "keys.csv", KeyFiles.List("KAM", 10000001, 5_001)));
        using var person = await CircuitPerson.SignInAsync(app.ClientOptions.BaseAddress, WebApp.OperatorEmail, WebApp.OperatorPassword);

        await using (await person.OpenAsync("/release?all=true", "Devices: 1,000+")) { }
        await using (await person.OpenAsync("/release?all=true", "Devices: 5,001")) { }
    }
}
