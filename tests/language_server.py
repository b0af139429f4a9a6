"""The real yaml-language-server over its standard input and output, with nothing fetched from anywhere."""

from __future__ import annotations

import json
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PLACES = ("node_modules/yaml-language-server", os.environ.get("YAML_LANGUAGE_SERVER", ""))


def server_script() -> Path | None:
    """Where the server is installed: in ./node_modules, or in the folder named by YAML_LANGUAGE_SERVER."""
    folders = [ROOT / place for place in PLACES if place]
    folders += [folder / "node_modules/yaml-language-server" for folder in folders]
    scripts = [folder / "bin/yaml-language-server" for folder in folders]
    return next((script for script in scripts if script.is_file()), None)


def start_language_server(schema: Path) -> LanguageServer:
    """A running server that knows ``schema``, or a skip that says so; with REQUIRE_BROWSER the skip is a failure."""
    script = server_script()
    if script is None:
        message = "there is no yaml-language-server: run 'npm ci', or name its folder in YAML_LANGUAGE_SERVER"
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(message)
        pytest.skip(message)
    return LanguageServer(script, schema)


class LanguageServer:
    """One running server whose only schema is ``schema``, for every file it opens."""

    def __init__(self, script: Path, schema: Path) -> None:
        self._process = subprocess.Popen(
            ["node", str(script), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._settings: dict[str, Any] = {
            "yaml": {
                "validate": True,
                "hover": True,
                "completion": True,
                "schemaStore": {"enable": False, "url": ""},
                "schemas": {schema.as_uri(): ["*.yaml"]},
            },
            "http": {},
            "[yaml]": {},
        }
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._number = 0
        threading.Thread(target=self._read, daemon=True).start()
        self.answer_to("initialize", {"processId": os.getpid(), "rootUri": None, "capabilities": {"workspace": {}}})
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": self._settings})

    def problems_in(self, uri: str, text: str) -> list[str]:
        """Opens the text and gives back what the server says is wrong with it, as line and message."""
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": document})
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics" and message["params"]["uri"] == uri:
                problems = message["params"]["diagnostics"]
                return [f"{problem['range']['start']['line'] + 1}: {problem['message']}" for problem in problems]

    def offered_at(self, uri: str, line: int, column: int) -> dict[str, str]:
        """The words the server offers to complete at a place, with their documentation."""
        answer = self.answer_to("textDocument/completion", _place(uri, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: _text(item.get("documentation")) for item in items}

    def shown_over(self, uri: str, line: int, column: int) -> str:
        """What the server shows over a place."""
        answer = self.answer_to("textDocument/hover", _place(uri, line, column))
        return _text(answer["contents"]) if answer else ""

    def answer_to(self, method: str, params: dict[str, Any]) -> Any:
        """The answer to one request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._next()
            if message.get("id") == self._number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def stop(self) -> None:
        """Ends the server."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _next(self) -> dict[str, Any]:
        message = self._messages.get(timeout=60)
        if "method" in message and "id" in message:
            known = message["method"] == "workspace/configuration"
            items = message.get("params", {}).get("items", ()) if known else ()
            result = [self._settings.get(each.get("section", ""), {}) for each in items] if known else None
            self._send({"id": message["id"], "result": result})
        return message

    def _tell(self, method: str, params: dict[str, Any]) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _read(self) -> None:
        stream = self._process.stdout
        assert stream is not None
        try:
            while header := stream.readline():
                length = int(header.partition(b":")[2])
                while stream.readline().strip():
                    pass
                self._messages.put(json.loads(stream.read(length)))
        except ValueError:
            return


def _place(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line - 1, "character": column}}


def _text(shown: Any) -> str:
    if isinstance(shown, dict):
        return str(shown.get("value", ""))
    return "\n".join(map(_text, shown)) if isinstance(shown, list) else str(shown or "")
