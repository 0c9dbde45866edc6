using System.Globalization;
using System.Text;

namespace QuantPlus.Trading.Offsets;

/// <summary>What an <see cref="OffsetPolicy"/> makes of a request: the orders to send, and what they were worked out from. Immutable; nothing is sent yet.</summary>
public sealed record OrderPlan
{
    /// <summary>The request; its offset counts only with <see cref="OffsetPolicy.Explicit"/>.</summary>
    public required OrderRequest Intention { get; init; }

    /// <summary>The policy.</summary>
    public required OffsetPolicy Policy { get; init; }

    /// <summary>The lots that could be closed.</summary>
    public required HeldLots Held { get; init; }

    /// <summary>
    /// The orders, in the order in which they are to be sent: closing ones first. Each has the request's price, type and tag, and is an order of its own: a
    /// fill-or-kill that became two may trade one of them.
    /// </summary>
    public required IReadOnlyList<OrderRequest> Legs { get; init; }

    /// <summary>Lots that the policy could not place: closed is only what is held, and a security that one does not have is not sold.</summary>
    public int UncoveredVolume => Intention.Volume - Legs.Sum(leg => leg.Volume);

    /// <summary>Whether the legs make up the whole request.</summary>
    public bool IsComplete => UncoveredVolume == 0;

    /// <summary>The plan in a line, such as <c>Buy 5 rb2510.SHFE, CloseFirst: CloseYesterday 2, CloseToday 1, Open 2</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Intention.Direction} {Intention.Volume} {Intention.Instrument}, {Policy}: ");
        text.AppendJoin(", ", Legs.Select(leg => string.Create(CultureInfo.InvariantCulture, $"{leg.Offset} {leg.Volume}")));
        if (!IsComplete)
            text.Append(CultureInfo.InvariantCulture, $"{(Legs.Count > 0 ? ", " : "")}not placed {UncoveredVolume}");
        return text.ToString();
    }
}
