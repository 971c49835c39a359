using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;

namespace Regie.Kernel;

/// <summary>Everything below <c>/api/v1</c> that is no operation: 405 where the address exists for another method, else 404.</summary>
internal sealed class UnknownAddress(IEnumerable<(string Method, string Template)> known, ProblemAnswer problems)
{
    private readonly List<(TemplateMatcher Route, string Allow)> _routes =
    [
        .. known.GroupBy(route => route.Template).Select(route => (
            new TemplateMatcher(TemplateParser.Parse(route.Key.TrimStart('/')), []),
            string.Join(", ", route.Select(pair => pair.Method == "GET" ? "GET, HEAD" : pair.Method).Order(StringComparer.Ordinal)))),
    ];

    public Task Invoke(HttpContext http)
    {
        foreach (var (route, allow) in _routes)
        {
            if (route.TryMatch(http.Request.Path, []))
            {
                http.Response.Headers.Allow = allow;
                return problems.Write(http, new Problem(ProblemKind.Invalid, "method-not-allowed"), StatusCodes.Status405MethodNotAllowed);
            }
        }

        return problems.Write(http, Problem.NotFound());
    }
}
