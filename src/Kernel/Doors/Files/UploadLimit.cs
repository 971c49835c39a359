using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;

namespace Regie.Kernel;

/// <summary>The largest file taken in, in bytes: <c>REGIE_MAX_UPLOAD_MB</c>, 100 MB if not set.</summary>
public sealed class UploadLimit(IConfiguration configuration)
{
    public long Bytes { get; } = (long.TryParse(configuration["REGIE_MAX_UPLOAD_MB"], NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0 ? megabytes : 100) * 1_048_576;

    /// <summary>Lets this one request be as large as a file and what goes with it.</summary>
    internal void Raise(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = Bytes + (4 * 1_048_576);
        }
    }
}
