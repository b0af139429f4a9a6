"""How the page and each status look, in light and in dark; stylesheets and pictures take it from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.registry.vocabulary import Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Colors:
    """The color of words and the color behind them, each as ``#rrggbb``."""

    ink: str
    background: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The colors of one status in either scheme, and the line that draws its sign on a square of 16 by 16."""

    light: Colors
    dark: Colors
    shape: str


LIGHT_PAGE = Colors(ink="#1b1d20", background="#fbfaf6")
DARK_PAGE = Colors(ink="#eae8e2", background="#15171a")
LOOKS: Mapping[Status, Look] = MappingProxyType(
    {
        Status.DISPUTED: Look(
            light=Colors(ink="#94280a", background="#fbe8e0"),
            dark=Colors(ink="#ffb59c", background="#46190b"),
            shape="M3 6h10M3 10h10M11 2 5 14",
        ),
        Status.CORROBORATED: Look(
            light=Colors(ink="#05543d", background="#dff2e9"),
            dark=Colors(ink="#8fe0bf", background="#06382a"),
            shape="M2 8.5 6 12.5 14 4",
        ),
        Status.SINGLE_SOURCE: Look(
            light=Colors(ink="#42454b", background="#ececea"),
            dark=Colors(ink="#d0d2d6", background="#34373c"),
            shape="M8 5a3 3 0 1 0 .01 0",
        ),
        Status.SINGLE_ORIGIN: Look(
            light=Colors(ink="#684300", background="#f9edcf"),
            dark=Colors(ink="#f2cd7d", background="#402c03"),
            shape="M2 3l6 5 6-5M8 8v6",
        ),
        Status.UNATTRIBUTED: Look(
            light=Colors(ink="#483782", background="#ece7f9"),
            dark=Colors(ink="#cdbffb", background="#2f2558"),
            shape="M5 6a3 3 0 1 1 4.2 2.7C8.3 9.2 8 9.6 8 10.5M8 13v.6",
        ),
        Status.CHARACTERISATION: Look(
            light=Colors(ink="#7a1b58", background="#f9e5f0"),
            dark=Colors(ink="#f7b6da", background="#4a1237"),
            shape="M3 11c0-4 1.5-6 4-7M9.5 11c0-4 1.5-6 4-7",
        ),
    }
)
