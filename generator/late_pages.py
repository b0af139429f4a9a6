"""What a saved change made stale in a preview: written when somebody asks for it, and all of it soon after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from threading import Event, RLock, Timer
from typing import Any
from urllib.parse import quote
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import FileWrapper

SEARCH = "search/search_index.json"
_PAUSE = 0.5  # seconds in which the browser has the machine for the page it shows
_GAP = 0.002  # seconds after each page in which those who wait for another one have their turn


class LatePages:
    """The pages that are due, by address; one is written at a time, whoever asks, and the search index last."""

    def __init__(self) -> None:
        self._one_at_a_time = RLock()
        self._due: dict[str, Callable[[], None]] = {}
        self._times_written = Counter[str]()

    @contextmanager
    def none_written(self) -> Iterator[None]:
        """No page is written within it but by this thread."""
        with self._one_at_a_time:
            yield

    def put_off(self, due: Mapping[str, Callable[[], None]], gone: Collection[str], index: Callable[[], None]) -> None:
        """Notes what writes each page, and the search index after them; all are written after a pause at the latest."""
        with self._one_at_a_time:
            before = {url: write for url, write in self._due.items() if url not in gone and url != SEARCH}
            self._due = {**before, **due, SEARCH: index}
        soon = Timer(_PAUSE, self.finish)
        soon.daemon = True
        soon.start()

    def forget(self) -> None:
        """Nothing is due any more."""
        with self._one_at_a_time:
            self._due.clear()

    def finish(self) -> bool:
        """Writes all that is due; whether anything was."""
        any_due = False
        while self._written(next(iter(self._due.copy()), "")):
            any_due = True
            Event().wait(_GAP)
        return any_due

    def in_front_of(self, serve: WSGIApplication, top: str) -> WSGIApplication:
        """The same server for the site at ``top``, but what turns out to be due is written, and served again."""

        def patient(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            path = quote(environ["PATH_INFO"].encode("latin-1"))
            url = path.removeprefix(top).removesuffix("index.html") or "./"
            heads: list[Any] = []

            def held_back(*head: Any) -> Any:
                heads.append(head)

            while True:
                before = self._times_written[url]
                body = serve(environ, held_back)  # waits for a rebuild that is under way
                written = self.finish() if url == SEARCH else self._written(url) or self._written(f"{url}/")
                if not written and self._times_written[url] == before:
                    start_response(*heads[-1])
                    return body
                if isinstance(body, FileWrapper):
                    body.close()

        return patient

    def _written(self, url: str) -> bool:
        """Writes the page if it is due, or waits while it is written; whether it was due."""
        if url not in self._due:
            return False
        with self._one_at_a_time:
            if url in self._due and (url != SEARCH or len(self._due) == 1):
                try:
                    self._due[url]()
                finally:
                    del self._due[url]
                    self._times_written[url] += 1
        return True
