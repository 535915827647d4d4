using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Kms.Web.Security;

/// <summary>Keys of cookies and form tokens. The framework asks synchronously, a few times a day, outside any grain call.</summary>
internal sealed class WebKeys(IGrainFactory grains) : IXmlRepository
{
    private IWebKeysGrain Grain => grains.GetGrain<IWebKeysGrain>("web");

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. Task.Run(Grain.GetAllAsync).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        Task.Run(() => Grain.AddAsync(friendlyName, element.ToString(SaveOptions.DisableFormatting))).GetAwaiter().GetResult();
}
