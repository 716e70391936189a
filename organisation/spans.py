"""Sets of days, as sorted lists of spans. A span is (first, last), both days included; FAR is an open end."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)

Span = tuple[date, date]


def common(left: list[Span], right: list[Span]) -> list[Span]:
    """The days in both sets."""
    found = []
    for first, last in left:
        for other_first, other_last in right:
            start, end = max(first, other_first), min(last, other_last)
            if start <= end:
                found.append((start, end))
    return sorted(found)


def union(spans: list[Span]) -> list[Span]:
    """The days in any of the spans; spans that meet or overlap become one."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        # `first - ONE_DAY` rather than `last + ONE_DAY`: the day after FAR does not exist.
        if merged and merged[-1][1] >= first - ONE_DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def without(spans: list[Span], removed: list[Span]) -> list[Span]:
    """The days of `spans` that are in none of `removed`."""
    left = union(spans)
    for cut_first, cut_last in union(removed):
        kept = []
        for first, last in left:
            if cut_last < first or cut_first > last:
                kept.append((first, last))
                continue
            if first < cut_first:
                kept.append((first, cut_first - ONE_DAY))
            if cut_last < last:
                kept.append((cut_last + ONE_DAY, last))
        left = kept
    return left


def bridged(spans: list[Span], gap_days: int) -> list[Span]:
    """The spans joined where at most `gap_days` days lie between them."""
    runs: list[Span] = []
    for first, last in union(spans):
        if runs and (first - runs[-1][1]).days - 1 <= gap_days:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
