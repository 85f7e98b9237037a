using Microsoft.AspNetCore.Authorization;
using Portal.Kit.People;

namespace Portal.Accounts.SignIn;

/// <summary>Opens the desk: whoever holds a role anywhere, by the database now. What they may do there each command asks for itself.</summary>
public sealed class StaffPolicy : IAuthorizationRequirement
{
    /// <summary>Name of the policy: <c>RequireAuthorization(StaffPolicy.Name)</c>.</summary>
    public const string Name = "Staff";
}

internal sealed class StaffPolicyHandler(ICurrentUser current) : AuthorizationHandler<StaffPolicy>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, StaffPolicy requirement)
    {
        if ((await current.ReadAsync()).IsStaff)
            context.Succeed(requirement);
    }
}
