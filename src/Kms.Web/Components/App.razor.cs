using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Kms.Web.Components;

public sealed partial class App
{
    private static readonly string[] s_sheets = ["tokens", "base", "shell", "parts", "forms", "grid", "calendar"];

    [CascadingParameter] public required HttpContext Context { get; set; }

    private Preferences Preferences => Preferences.Read(Context.Request);

    // Pages that set a cookie are plain forms: a circuit cannot set one.
    private IComponentRenderMode? Mode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;
}
