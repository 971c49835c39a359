using System.ComponentModel.DataAnnotations;

namespace Regie.Plan;

/// <summary>An amount in the smallest unit of its currency.</summary>
public sealed record MoneyAmount([property: Range(0, 1_000_000_000_000_000)] long AmountMinor, [property: Required, MinLength(3), MaxLength(3)] string Currency);
