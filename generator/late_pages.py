"""What a saved change made stale in a preview: written when somebody asks for it, and all of it soon after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from threading import RLock, Timer
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

SEARCH = "search/search_index.json"
_PAUSE = 0.5  # seconds in which the browser has the machine for the page it shows


class LatePages:
    """The pages that are due, by address; one is written at a time, whoever asks, and the search index last."""

    def __init__(self) -> None:
        self._one_at_a_time = RLock()
        self._due: dict[str, Callable[[], None]] = {}

    def put_off(self, due: Mapping[str, Callable[[], None]], index: Callable[[], None]) -> None:
        """Notes what writes each page, and the search index after them; all are written after a pause at the latest."""
        self._due = {**due, SEARCH: index}
        soon = Timer(_PAUSE, self.finish)
        soon.daemon = True
        soon.start()

    def finish(self) -> None:
        """Returns when nothing is due."""
        while True:
            with self._one_at_a_time:
                if not self._due:
                    return
                self._write(next(iter(self._due)))

    def in_front_of(self, serve: WSGIApplication, top: str) -> WSGIApplication:
        """The same server for the site at ``top``, but one that writes a page that is due before it hands it out."""

        def patient(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            url = environ["PATH_INFO"].removeprefix(top).removesuffix("index.html") or "./"
            if url == SEARCH:
                self.finish()
            with self._one_at_a_time:
                self._write(url)
            return serve(environ, start_response)

        return patient

    def _write(self, url: str) -> None:
        self._due.pop(url, lambda: None)()
