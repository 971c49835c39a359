using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Regie.Kernel;

/// <summary>Instants are UTC ticks in both databases: they sort and compare in SQL, which SQLite's text dates do not.</summary>
public sealed class TicksConverter() : ValueConverter<DateTimeOffset, long>(at => at.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
