using Portal.Testing;

namespace Portal.Structure.Tests.Code;

public sealed class ServiceTests
{
    [Fact]
    public async Task Every_service_can_be_made_and_none_outlives_what_it_holds()
    {
        // In Development the host checks all of them before it starts.
        await using var portal = new PortalFactory { Environment = "Development" };
        Assert.NotNull(portal.Services);
    }
}
