using Kms.Web.Components.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.JSInterop;

namespace Kms.Web.Tests.Components;

public sealed class FileDropTests
{
    [Fact]
    public async Task A_file_may_take_longer_than_a_minute()
    {
        IReadOnlyList<Stored> kept = [];
        await using var services = Services(new SlowScript("""[{ "id": "1", "name": "keys.csv", "length": 5 }]"""));
        await using var stage = new Stage(services);
        await stage.ShowAsync<FileDrop>(new()
        {
            ["Label"] = "File", ["Files"] = kept, ["FilesChanged"] = EventCallback.Factory.Create<IReadOnlyList<Stored>>(this, files => kept = files),
        });

        await stage.RaiseAsync("onchange", new ChangeEventArgs());

        Assert.Equal("keys.csv", Assert.Single(kept).Name);
    }

    private static ServiceProvider Services(IJSRuntime script) =>
        new ServiceCollection().AddLogging().AddLocalization().AddSingleton(script).BuildServiceProvider();
}
