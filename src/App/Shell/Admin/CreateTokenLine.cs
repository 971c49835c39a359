using Microsoft.AspNetCore.Identity;
using Regie.Businesses;
using Regie.Kernel;

namespace Regie.Shell.Administration;

/// <summary><c>admin create-token</c>: prints the token and nothing else, so that a script can take it.</summary>
internal static class CreateTokenLine
{
    public static async Task<int> Run(Settings settings, AdminLine line)
    {
        var email = line.Need("--email");
        await using var app = await Admin.Open(settings);
        Person? person;
        await using (var services = app.Services.CreateAsyncScope())
        {
            person = await services.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email.Trim());
        }

        if (person is null)
        {
            return await line.Console.Fail("admin.no-account", email);
        }

        var runner = app.Services.GetRequiredService<Runner>();
        var caller = new Caller { PersonId = person.Id, Door = Door.Page };
        Guid? businessId = null;
        if (line.Find("--business") is { } wanted)
        {
            var businesses = (await runner.Run(new ListBusinesses(IncludeArchived: true), caller)).Value.Items;
            var found = businesses.Where(business => Guid.TryParse(wanted, out var id) ? business.Id == id : business.Name.Equals(wanted.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count != 1)
            {
                return await line.Console.Fail("admin.no-business", wanted, string.Join(", ", businesses.Select(business => business.Name)));
            }

            businessId = found[0].Id;
        }

        var made = await runner.Run(new CreateToken(StartupText.Of("admin.token-name"), businessId, line.Has("--read-only")), caller);
        if (!made.IsOk)
        {
            return await line.Console.Refused(app, made.Problem);
        }

        await line.Console.Out.WriteLineAsync(made.Value.Secret);
        return 0;
    }
}
