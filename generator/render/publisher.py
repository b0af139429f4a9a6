"""Who answers for the site, how to reach them, and the ready-made report of an error on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode, urlsplit, urlunsplit

from generator.evidence.quotation_marks import with_nested_marks
from generator.views.dates import date_label

# Something before the sign, and a host with a dot behind it; whether it receives mail only a mail can show.
_MAIL = re.compile(r"[^\s@<>\"]+@[^\s@<>\"/]+\.[^\s@<>\"./]+")
_MAILTO = "mailto:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """Where people can write: the link to follow, and the words to show."""

    link: str
    label: str

    @property
    def is_mail(self) -> bool:
        """Whether it is an e-mail address."""
        return self.link.startswith(_MAILTO)

    def with_text(self, title: str, body: str) -> str:
        """The link that opens a message with this title and this body already in it.

        On the web, the query parameters ``title`` and ``body`` carry them, as the trackers of issues have it.
        """
        if self.is_mail:
            return f"{self.link}?subject={_in_mail(title)}&body={_in_mail(body)}"
        parts = urlsplit(self.link)
        added = urlencode({"title": title, "body": body}, quote_via=quote)
        return urlunsplit(parts._replace(query=f"{parts.query}&{added}" if parts.query else added))


def channel_of(text: str) -> Channel:
    """The channel that the text of an option names; raises ValueError where it names none."""
    mail = text.removeprefix(_MAILTO)
    if _MAIL.fullmatch(mail) and not {"?", ":"} & set(mail):
        return Channel(link=f"{_MAILTO}{quote(mail, safe='@+')}", label=mail)
    if text.startswith("https://") and urlsplit(text).hostname and not re.search(r'[\s<>"]', text):
        return Channel(link=text, label=text.removeprefix("https://").rstrip("/"))
    raise ValueError(f"must be an e-mail address or an address that begins with https://: {text!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who answers for the site; what is None has not been stated."""

    owner: str | None = None
    contact: Channel | None = None
    error_reports: Channel | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that are not stated."""
        values = {"owner": self.owner, "contact": self.contact, "error_reports": self.error_reports}
        return tuple(name for name, value in values.items() if value is None)

    def error_report(self, *, title: str, uri: str, address: str | None, as_of: str | None) -> str | None:
        """The link that opens a report of an error on a page, or None where no address for reports is set.

        The report names the page by its place on the site, its full address where that is known, and its version.
        """
        if self.error_reports is None:
            return None
        lines = [f"Page: {uri or '/'}", f"Title: {title}"]
        lines += [f"Address: {address}"] if address else []
        lines += [_version_line(as_of)] if as_of else []
        subject = f"Error on “{with_nested_marks(title)}”"
        return self.error_reports.with_text(subject, "\n".join((*lines, "", "What is wrong: ")))


def version_in_link(as_of: str) -> str:
    """The part of the link of a report that names the version of the page."""
    return quote(_version_line(as_of), safe="")


def _version_line(as_of: str) -> str:
    return f"Version: registry as of {date_label(as_of)}"


def _in_mail(text: str) -> str:
    """The text as a part of a mailto: link, in which a line ends with two characters."""
    return quote(text.replace("\n", "\r\n"), safe="")
