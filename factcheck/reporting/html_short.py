"""Values in few signs, for cells and asides."""

from __future__ import annotations

from factcheck.model import Category, ClockTime, DateValue, Polarity, Position, Qualifier, Quantity
from factcheck.reporting import text, values

_SIGN = {
    Qualifier.ABOUT: "~",
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.AT_MOST: "≤",
    Qualifier.LESS_THAN: "<",
    Qualifier.NEARLY: "<",
}
_DENIED = {Polarity.ASSERTED: "", Polarity.DENIED: "not ", Polarity.UNKNOWN: "? "}


def short(position: Position) -> str:
    """A value in few signs: ``≥5``, ``~40``, ``5–7``, ``15:14``."""
    value = position.value
    before = _DENIED[position.polarity]
    match value:
        case Quantity():
            if value.qualifier is Qualifier.RANGE and value.low is not None and value.high is not None:
                figures = [value.low, value.high]
            else:
                figures = [v for v in (value.nominal, value.low, value.high) if v is not None][:1]
            if not figures:
                said = text.clip(text.clean(value.text), 12)
            elif value.unit == "percent" or (len(value.unit) == 3 and value.unit.isupper()):
                said = values.quantity(value)
            else:
                shown = values.in_units(figures, value.unit) or "–".join(values.number(f) for f in figures)
                said = _SIGN.get(value.qualifier, "") + shown
        case ClockTime():
            said = value.time
        case DateValue():
            said = value.date
        case Category():
            said = {Polarity.ASSERTED: "said", Polarity.DENIED: "denied", Polarity.UNKNOWN: "left open"}[
                position.polarity
            ]
            before = ""
    return text.clip(text.clean(before + said), 24)
