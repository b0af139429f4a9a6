"""The site that pages belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.render.publisher import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What pages must know of the site; ``url`` is empty where its address is not known."""

    name: str
    url: str = ""
    share_pictures: bool = True
    publisher: Publisher = field(default_factory=Publisher)

    def address(self, uri: str) -> str | None:
        """The full address of a page of the site, or None where the site’s own is not known."""
        return f"{self.url.rstrip('/')}/{uri}" if self.url else None
