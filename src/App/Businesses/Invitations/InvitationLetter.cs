using System.Globalization;
using System.Resources;
using Microsoft.EntityFrameworkCore;
using Regie.Kernel;

namespace Regie.Businesses;

/// <summary>Puts an invitation into the post, in the language of the business.</summary>
internal sealed class InvitationLetter(RegieDb db, Scope scope, Post post)
{
    private static readonly ResourceManager Texts = new(typeof(Text));

    /// <summary>Whether it will be sent: not where no mail is set up.</summary>
    public async Task<bool> Send(Invitation invitation, string link, CancellationToken cancel)
    {
        if (!post.IsOpen)
        {
            return false;
        }

        var business = await db.Businesses.Where(row => row.Id == invitation.BusinessId).Select(row => new { row.Name, row.Language }).SingleAsync(cancel);
        var culture = CultureInfo.GetCultureInfo(business.Language);
        post.Send(new Letter(invitation.Email, Say("letter.invitation.subject", business.Name), Say("letter.invitation.body", invitation.Name, scope.Person?.Name, business.Name, link)), invitation.BusinessId);
        return true;

        string Say(string key, params object?[] arguments) => string.Format(culture, Texts.GetString(key, culture)!, arguments);
    }
}
