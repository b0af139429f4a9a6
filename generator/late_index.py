"""The search index of a preview: it follows the pages, and only who asks for it waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from threading import Thread
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class _Noted:
    """Stands in for the index while pages are written, and notes which of them it is behind."""

    def __init__(self, gone: Iterable[str]) -> None:
        self.urls, self.pages = set(gone), list[Any]()

    def add_entry_from_context(self, page: Any) -> None:
        self.urls.add(page.url)
        self.pages.append(copy(page))


class LateIndex:
    """Brings the index of Material’s search plugin up to the pages after they are written, in a thread of its own."""

    def __init__(self) -> None:
        self._thread = Thread()

    def wait(self) -> None:
        """Returns when the index is up to the pages."""
        if self._thread.is_alive():
            self._thread.join()

    @contextmanager
    def postponed(self, search: Any, gone: Iterable[str], write: Callable[[], None]) -> Iterator[None]:
        """Within it no page is indexed; after it all are, those at ``gone`` are out, and ``write`` is called."""
        self.wait()
        index, search.search_index = search.search_index, (noted := _Noted(gone))

        def catch_up() -> None:
            index.entries = [entry for entry in index.entries if entry["location"].split("#")[0] not in noted.urls]
            for page in noted.pages:
                index.add_entry_from_context(page)
            write()

        try:
            yield
        finally:
            search.search_index = index
            self._thread = Thread(target=catch_up)
            self._thread.start()

    def waited_for(self, serve: WSGIApplication) -> WSGIApplication:
        """The same server, but one that hands out the index only when it is up to the pages."""

        def patient(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"].endswith("/search_index.json"):
                self.wait()
            return serve(environ, start_response)

        return patient
