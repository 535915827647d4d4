namespace Kms.Web.Start;

/// <summary>
/// Where the pages' own files lie. Published, that is beside the program and not beside the working directory, from which settings and data
/// are taken; unpublished runs find them through the build's manifest.
/// </summary>
internal static class WebFiles
{
    public static WebApplicationOptions Find(string[] args)
    {
        var published = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        return new() { Args = args, WebRootPath = Directory.Exists(published) ? published : null };
    }
}
