"""The timeline drawn to scale: the densest days as columns, bars for what is less exactly known, the rest beside it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from generator.registry.source import Source
from generator.registry.vocabulary import Precision
from generator.views.dates import date_label, weekday_name
from generator.views.timeline import EventView

_MOST_DAYS = 9  # as many columns as have room for words beside one another
_LONGEST_PAUSE = 3  # days from one day of a stretch to the next on which anything is known to have happened
_DAY = "YYYY-MM-DD"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleDay:
    """A day of the scale, with the events and the reports that are dated to it."""

    date: str
    weekday: str
    label: str
    events: tuple[EventView, ...]
    reports: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """An event on one of several days: its first and its last column and its lane, all from 1.

    A bar is open at an end where it goes on beyond the days of the scale, and at its start where no first day is known.
    """

    event: EventView
    first: int
    last: int
    lane: int
    when: str
    is_open_before: bool
    is_open_after: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Events of one date outside the days of the scale."""

    label: str
    events: tuple[EventView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndatedReport:
    """A report that is dated to none of the days: its date as readers see it, None where it states none."""

    source: Source
    label: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeScale:
    """All events of the timeline and the dates of the reports; ``center`` is the column of the chief event, from 1.

    The chief event is the one that most claims tell of, among those of the days.
    """

    days: tuple[ScaleDay, ...]
    center: int
    chief: str
    bars: tuple[Bar, ...]
    earlier: tuple[Period, ...]
    later: tuple[Period, ...]
    undated: tuple[EventView, ...]
    other_reports: tuple[UndatedReport, ...]

    @property
    def years(self) -> str:
        """The year of the days, or the first and the last: ``2025–2026``."""
        return "–".join(dict.fromkeys((self.days[0].date[:4], self.days[-1].date[:4])))


def time_scale_of(events: Sequence[EventView], sources: Iterable[Source]) -> TimeScale | None:
    """The scale of the events, which are in their order; None where none of them is known to the day."""
    reports = tuple(sources)
    points = [view.event.date for view in events if view.precision is Precision.DAY and view.event.date]
    if not points:
        return None
    stated = [source.published for source in reports if source.published and len(source.published) == len(_DAY)]
    first, last = _densest_stretch([date.fromisoformat(day) for day in (*points, *stated)], points)
    days = [(first + timedelta(days=n)).isoformat() for n in range((last - first).days + 1)]
    on_days = [view for view in events if view.precision is Precision.DAY and view.event.date in days]
    chief = max(on_days, key=lambda view: len(view.claims))
    barred = [view for view in events if _is_bar(view, first, last)]
    outside = [view for view in events if view.event.date and view not in on_days and view not in barred]
    return TimeScale(
        days=tuple(_day(day, on_days, reports) for day in days),
        center=days.index(str(chief.event.date)) + 1,
        chief=chief.event.id,
        bars=_bars(barred, first, last),
        earlier=_periods([view for view in outside if _range(view)[0] <= last], first),
        later=_periods([view for view in outside if _range(view)[0] > last], first),
        undated=tuple(view for view in events if view.event.date is None),
        other_reports=tuple(
            UndatedReport(source=source, label=date_label(source.published) if source.published else None)
            for source in reports
            if source.published not in days
        ),
    )


def _densest_stretch(points: Sequence[date], event_days: Sequence[str]) -> tuple[date, date]:
    """The first and the last of the days that have the most points, without long pauses; the earliest of several."""
    counts = Counter(points)
    days = sorted(counts)
    known = {date.fromisoformat(day) for day in event_days}
    stretches: list[tuple[int, int, date, date]] = []
    for n, first in enumerate(days):
        last, total = first, 0
        for day in days[n:]:
            if (day - last).days > _LONGEST_PAUSE or (day - first).days >= _MOST_DAYS:
                break
            last, total = day, total + counts[day]
        if any(first <= day <= last for day in known):
            stretches.append((-total, (last - first).days, first, last))
    return min(stretches)[2:]


def _day(day: str, events: Sequence[EventView], reports: Sequence[Source]) -> ScaleDay:
    return ScaleDay(
        date=day,
        weekday=weekday_name(day),
        label=_without_year(day, day[:4]),
        events=tuple(view for view in events if view.event.date == day),
        reports=tuple(source for source in reports if source.published == day),
    )


def _range(view: EventView) -> tuple[date, date]:
    """The first and the last day on which it can have happened; without a known first day, it begins with its date."""
    text = str(view.event.date)
    year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
    first = date(year, month or 1, day or 1)
    if view.precision is Precision.WEEK:
        return first, min(first, date.max - timedelta(days=6)) + timedelta(days=6)
    return first, date(year, month or 12, day or monthrange(year, month or 12)[1])


def _is_bar(view: EventView, first: date, last: date) -> bool:
    """Whether it may have happened on several of the days, and can be told from what may be of any day of a year."""
    if view.event.date is None or view.precision in (Precision.DAY, Precision.YEAR):
        return False
    start, end = _range(view)
    return end >= first and (start <= last or view.precision is Precision.BEFORE)


def _bars(views: Sequence[EventView], first: date, last: date) -> tuple[Bar, ...]:
    """The bars in lanes, in which none overlaps another; those that end first come first."""
    year = str(last.year)
    bars: list[Bar] = []
    for view in sorted(views, key=lambda view: (min(_range(view)[1], last), _range(view)[0])):
        start, end = _range(view)
        is_open_before = view.precision is Precision.BEFORE or start < first
        columns = 1 if is_open_before else (start - first).days + 1, (min(end, last) - first).days + 1
        busy = {bar.lane for bar in bars if bar.first <= columns[1] and columns[0] <= bar.last}
        bars.append(
            Bar(
                event=view,
                first=columns[0],
                last=columns[1],
                lane=next(lane for lane in range(1, len(bars) + 2) if lane not in busy),
                when=_when(view, year),
                is_open_before=is_open_before,
                is_open_after=end > last,
            )
        )
    return tuple(bars)


def _periods(views: Sequence[EventView], first: date) -> tuple[Period, ...]:
    """The events by their dates; a year that goes on into the days of the scale says so."""

    def label(view: EventView) -> str:
        text = _when(view, "")
        return f"some time in {text}" if view.precision is Precision.YEAR and _range(view)[1] >= first else text

    return tuple(Period(label=text, events=tuple(group)) for text, group in groupby(views, key=label))


def _when(view: EventView, year: str) -> str:
    """When it was, in few words, without the year where it is ``year``."""
    text = _without_year(str(view.event.date), year)
    if view.precision is Precision.BEFORE:
        return f"not later than {text}"
    return f"week of {text}" if view.precision is Precision.WEEK else text


def _without_year(day: str, year: str) -> str:
    label = date_label(day)
    return label.removesuffix(f" {year}") if year else label
