using System.Linq.Expressions;
using Portal.Requests.Kernel;
using Portal.Requests.Kernel.Log;

namespace Portal.Requests.Topics;

/// <summary>What the public may see, as part of a query.</summary>
internal static class PublicOrders
{
    /// <summary>The same as <see cref="OrderRow.IsPublic"/>, in the database.</summary>
    public static Expression<Func<OrderRow, bool>> Visible { get; } =
        o => o.Content == Wording.Passed && o.Visibility == Visibility.Public && o.Title != "";
}
