using Microsoft.AspNetCore.Components;
using Portal.Kit.Web;

namespace Portal.Site.Web;

/// <summary>
/// Public pages have no render mode: Blazor then leaves out the sealed state (1.4 KB that no compression makes smaller)
/// which it writes at the end of each page for circuits, and refuses a component that asks for one.
/// </summary>
internal static class StaticPages
{
    public static RazorComponentsEndpointConventionBuilder KeepPublicPagesStatic(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Add(endpoint =>
        {
            if (endpoint is RouteEndpointBuilder route && DeskRoutes.Owns("/" + route.RoutePattern.RawText?.TrimStart('/')))
                return;

            // The framework's own list of allowed modes, an internal type; an unknown shape is left as it is.
            for (var i = 0; i < endpoint.Metadata.Count; i++)
            {
                var type = endpoint.Metadata[i].GetType();
                if (type.Name == "ConfiguredRenderModesMetadata" && type.GetConstructor([typeof(IComponentRenderMode[])]) is { } make)
                    endpoint.Metadata[i] = make.Invoke([Array.Empty<IComponentRenderMode>()]);
            }
        });
        return pages;
    }
}
