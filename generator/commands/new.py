"""The commands that add: new claim and new source. Nothing is written before all of it holds."""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

from generator import project
from generator.check import Checked
from generator.commands.prompts import Answers, EndOfAnswersError
from generator.commands.terminal import CLEAN, PROBLEMS, listed, progress, refused
from generator.editing.insertion import PlaceError, with_claim
from generator.editing.new_claim import (
    Entry,
    citation_from,
    claim_of,
    entry_text,
    nearest_claims,
    new_problems,
    proposed_id,
    taken_ids,
    wrong_with,
)
from generator.editing.new_source import SourceError, files_of, fingerprint_for
from generator.evidence.assessment import Assessment
from generator.evidence.lines import kinship_of
from generator.evidence.reason import reason_for
from generator.evidence.status import weighed

_NEEDED = ("statement", "kind", "topic", "cite")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_CITE = "SOURCE[@PLACE]:STANCE:QUOTE[:VIA,VIA]"


def add_commands(commands: Any) -> None:
    """Makes the commands known to the parser."""
    kinds = commands.add_parser("new", help="add a claim or a source").add_subparsers(required=True, metavar="WHAT")
    claim = kinds.add_parser("claim", help="add a claim; asks for what no option says")
    claim.add_argument("--id", help="the claim's id (default: proposed from the statement)")
    claim.add_argument("--statement", help="one fact, at most 140 characters")
    claim.add_argument("--kind", help="fact, figure, speech or characterisation")
    claim.add_argument("--topic", metavar="ID")
    claim.add_argument("--person", action="append", default=[], metavar="ID", help="may be given more than once")
    claim.add_argument("--date", help="YYYY, YYYY-MM or YYYY-MM-DD")
    claim.add_argument("--summary", help="what a reader who questions the status should know")
    claim.add_argument("--unknown", help="what the documents leave open")
    claim.add_argument("--cite", action="append", default=[], metavar=_CITE, help="may be given more than once")
    claim.add_argument("--ask", action="store_true", help="ask for what is missing, also without a terminal")
    claim.set_defaults(run=_new_claim)
    source = kinds.add_parser("source", help="add a report from a text file")
    source.add_argument("file", type=Path, metavar="FILE", help="its text, as UTF-8")
    source.add_argument("--id", required=True)
    source.add_argument("--name", required=True, help="the name readers see")
    source.add_argument("--publisher", help="who published it, if the copy says so")
    source.add_argument("--published", help="the date the copy states: YYYY, YYYY-MM or YYYY-MM-DD")
    source.set_defaults(run=_new_source)


def _new_claim(arguments: argparse.Namespace) -> int:
    with progress("checking …"):
        checked = project.read(arguments.root)
    if checked.assessment is None:
        return listed(checked.problems)
    asks = arguments.ask or sys.stdin.isatty()
    missing = [f"--{name}" for name in _NEEDED if not getattr(arguments, name)]
    if missing and not asks:
        return refused(f"missing {', '.join(missing)}: give the option, or --ask to be asked")
    try:
        cites = [_citation(text) for text in arguments.cite]
    except ValueError as error:
        return refused(str(error))
    entry = {
        "statement": arguments.statement,
        "kind": arguments.kind,
        "topic": arguments.topic,
        "people": arguments.person,
        "date": arguments.date,
        "summary": arguments.summary,
        "evidence": cites,
        "unknown": arguments.unknown,
    }
    entry = {key: value for key, value in entry.items() if value}
    if wrong := wrong_with(checked.assessment, entry):
        for path, message in wrong:
            print(f"{_where(path)}{message}", file=sys.stderr)
        return PROBLEMS
    try:
        if missing:
            entry = Answers(checked.assessment).completed(entry)
        name = _id_for(checked.assessment, entry, arguments.id, asks and bool(missing))
    except EndOfAnswersError:
        return refused("the answers ended before the claim was whole; nothing was written")
    except ValueError as error:
        return refused(str(error))
    entry["history"] = [{"date": date.today().isoformat(), "change": "First published."}]
    _show(checked.assessment, name, entry)
    if missing and not Answers(checked.assessment).agrees("Write it to claims.yaml? [y/N] "):
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    return _written(arguments.root, checked, name, entry)


def _citation(text: str) -> Entry:
    found = citation_from(text)
    if found is None:
        raise ValueError(f"--cite must be {_CITE}: {text!r}")
    return found


def _id_for(assessment: Assessment, entry: Entry, chosen: str | None, asks: bool) -> str:
    taken = taken_ids(assessment.registry)
    name = chosen or proposed_id(entry["statement"], taken)
    if asks and chosen is None:
        name = Answers(assessment).id_like(name, taken)
    if name in taken:
        raise ValueError(f"--id must be free: {name!r} is a claim, or was one")
    if not _ID.match(name) or len(name) > 80:
        raise ValueError(f"--id must be lower-case words, digits and single hyphens (kebab-case): {name!r}")
    return name


def _show(assessment: Assessment, name: str, entry: Entry) -> None:
    claim = claim_of(entry)
    found = weighed(claim, kinship_of(assessment.registry.origins))
    names = {source.id: source.name for source in assessment.sources.values()}
    print(entry_text(name, entry, 2), end="")
    print(
        f"\nStatus: {found.derived.label} ({found.derived})" if found.derived else "\nStatus: none, nobody supports it"
    )
    print(reason_for(found, names, assessment.registry.origins) if found.derived else "")
    near = nearest_claims(entry["statement"], assessment.registry)
    print("Nearest claims:" if near else "No claim is near this one.")
    for each in near:
        print(f"  {each.likeness:.0f}%  {each.id}: {each.statement}")


def _written(root: Path, checked: Checked, name: str, entry: Entry) -> int:
    """Writes the registry with the entry, if nothing is wrong with the whole of it."""
    before = project.read_bytes(root / project.REGISTRY, project.REGISTRY)
    mark = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    try:
        after = mark + with_claim(before.decode("utf-8-sig"), name, entry).encode()
    except PlaceError as error:
        return refused(f"{error}; nothing was written")
    tried = project.read(root, {project.REGISTRY: after})
    fresh = new_problems(checked.problems, tried.problems)
    if fresh or tried.assessment is None or name not in tried.assessment.registry.claims:
        listed(fresh or tried.problems)
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    if project.read_bytes(root / project.REGISTRY, project.REGISTRY) != before:
        return refused("claims.yaml changed while you were asked; nothing was written")
    project.write(root, {project.REGISTRY: after})
    print(f"\nadded {name} to {project.REGISTRY}")
    return CLEAN


def _where(path: tuple[str | int, ...]) -> str:
    if len(path) > 1 and path[0] == "evidence" and isinstance(path[1], int):
        return f"--cite {path[1] + 1}: "
    return ""


def _new_source(arguments: argparse.Namespace) -> int:
    root, name = arguments.root, arguments.id
    if not _ID.match(name):
        return refused(f"--id must be lower-case words, digits and single hyphens (kebab-case): {name!r}")
    checked = project.read(root)
    files = [f"{project.SEEDS}/{name}{ending}" for ending in (".yaml", ".fingerprint", ".txt")]
    own = arguments.file.resolve()
    if taken := [each for each in files if project.exists(root, each) and (root / each).resolve() != own]:
        return refused(f"--id must be free: {taken[0]} exists already")
    stated = {"name": arguments.name, "publisher": arguments.publisher, "published": arguments.published}
    try:
        data = project.read_bytes(arguments.file, str(arguments.file))
        made = fingerprint_for(data, checked.assessment)
        contents = files_of(name, data, made, stated=stated)
    except project.ProblemError as error:
        return listed((error.problem,))
    except SourceError as error:
        return refused(f"{arguments.file}: {error}; nothing was written")
    fresh = new_problems(checked.problems, project.read(root, contents).problems)
    if fresh:
        listed(fresh)
        print("nothing was written", file=sys.stderr)
        return PROBLEMS
    project.write(root, contents)
    print(f"added {', '.join(contents)}")
    print(f"{len(made.sentences)} sentences, {made.tokens} words; none is cited yet: 'find --uncovered' lists them")
    return CLEAN
