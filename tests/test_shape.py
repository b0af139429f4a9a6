"""The shape of the code: who may touch the world, who may know whom, and how large a module grows."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator

import pytest

from generator.catalog import CODES
from generator.rules import RULES
from tests.conftest import ROOT

PACKAGE = ROOT / "generator"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
    for path in sorted(PACKAGE.rglob("*.py"))
}
FILE_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
CLOCK_CALLS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
# A past participle or "each" in the place of a name.
SAYS_LITTLE = {"told", "found", "held", "kept", "made", "said", "shown", "taken", "tried", "wanted", "written", "each"}
# The rooms, with those that each may know besides itself.
MAY_IMPORT = {
    "english": set(),
    "problems": set(),
    "registry": {"english", "problems"},
    "evidence": {"english", "problems", "registry"},
    "rules": {"english", "problems", "registry", "evidence"},
    "check": {"problems", "registry", "evidence", "rules"},
    "views": {"english", "problems", "registry", "evidence"},
    "catalog": {"problems", "registry", "evidence", "rules", "check"},
    "render": {"english", "problems", "registry", "evidence", "views", "catalog"},
    "editing": {"english", "problems", "registry", "evidence", "rules", "check"},
    "project": {"problems", "registry", "evidence", "check"},
    "revisions": {"check", "project"},
    "commands": {"english", "problems", "registry", "evidence", "check", "catalog", "editing", "project", "revisions"},
    "mkdocs_preview": {"problems", "render", "project"},
    "mkdocs_plugin": {"problems", "render", "project", "mkdocs_preview"},
    "__main__": {"commands"},
    "__init__": set(),
}


def group_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports_in(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            name = str(node.module)
            yield from (f"{name}.{alias.name}" for alias in node.names) if name == "generator" else [name]


def calls_in(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            target = node.func
            if (
                isinstance(target, ast.Attribute)
                and isinstance(target.value, ast.Name)
                and target.value.id == "project"
            ):
                continue  # asks the module that may
            name = target.id if isinstance(target, ast.Name) else getattr(target, "attr", "")
            yield name, node.lineno


def calling(calls: set[str]) -> dict[str, list[str]]:
    """The modules that call any of ``calls``, with what and where."""
    where = {
        name: [f"{call}:{line}" for call, line in calls_in(tree) if call in calls] for name, tree in MODULES.items()
    }
    return {name: places for name, places in where.items() if places}


def test_mkdocs_is_known_to_the_plugin_and_its_preview() -> None:
    knowing = {name for name, tree in MODULES.items() if any(i.split(".")[0] == "mkdocs" for i in imports_in(tree))}
    assert knowing == {"generator.mkdocs_plugin", "generator.mkdocs_preview"}


def test_only_the_preview_imports_what_is_private_to_another_package() -> None:
    private = {
        name
        for name, tree in MODULES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and any(alias.name.startswith("_") for alias in node.names)
    }
    assert private == {"generator.mkdocs_preview"}


def test_files_are_touched_by_one_module() -> None:
    elsewhere = calling(FILE_CALLS)
    assert elsewhere.pop("generator.project")
    assert elsewhere == {}


def test_only_the_command_line_prints() -> None:
    assert {name for name in calling({"print", "echo", "secho"}) if not name.startswith("generator.commands.")} == set()


def test_nothing_but_the_command_line_reads_the_clock() -> None:
    assert {name for name in calling(CLOCK_CALLS) if not name.startswith("generator.commands.")} == set()
    core = {name: tree for name, tree in MODULES.items() if not name.startswith("generator.commands.")}
    assert [name for name, tree in core.items() if "time" in set(imports_in(tree))] == []


def test_only_one_module_starts_programs() -> None:
    assert [name for name, tree in MODULES.items() if "subprocess" in set(imports_in(tree))] == ["generator.revisions"]


def test_nothing_opens_a_connection() -> None:
    network = {"socket", "urllib.request", "http", "http.client", "requests", "httpx", "aiohttp"}
    assert [name for name, tree in MODULES.items() if set(imports_in(tree)) & network] == []


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_under_250_lines(module: str) -> None:
    path = ROOT.joinpath(*module.split("."))
    assert len(path.with_suffix(".py").read_text("utf-8").splitlines()) < 250


@pytest.mark.parametrize("module", MODULES)
def test_a_name_says_what_the_thing_is(module: str) -> None:
    nodes = list(ast.walk(MODULES[module]))
    names = {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    names |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    names |= {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    assert {name for name in names if name.strip("_") in SAYS_LITTLE} == set()


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module: str) -> None:
    functions = (node for node in ast.walk(MODULES[module]) if isinstance(node, ast.FunctionDef))
    lengths = {node.name: (node.end_lineno or node.lineno) - node.lineno + 1 for node in functions}
    assert {name: length for name, length in lengths.items() if length > 50} == {}


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_a_thing(module: str) -> None:
    name = module.rpartition(".")[2]
    if name not in ("__init__", "__main__"):
        assert name not in sys.stdlib_module_names
        assert not {"util", "utils", "helper", "helpers", "manager", "misc", "common"} & set(name.split("_"))


@pytest.mark.parametrize("module", MODULES)
def test_imports_point_one_way(module: str) -> None:
    own = group_of(module)
    known = {group_of(name) for name in imports_in(MODULES[module]) if name.split(".")[0] == "generator"}
    assert known - {own} <= MAY_IMPORT[own]


def test_no_module_imports_itself_in_a_circle() -> None:
    def reachable(group: str, seen: frozenset[str] = frozenset()) -> set[str]:
        return MAY_IMPORT[group].union(*(reachable(known, seen | {group}) for known in MAY_IMPORT[group] - seen))

    assert [group for group in MAY_IMPORT if group in reachable(group)] == []


def test_every_rule_has_a_docstring_of_one_sentence() -> None:
    docstrings = {rule.__name__: rule.__doc__ or "" for rule in RULES}
    assert [name for name, text in docstrings.items() if not text.endswith(".") or "\n" in text] == []


def test_every_code_is_in_the_catalog_once() -> None:
    names = [
        ast.literal_eval(node.value.args[0])
        for tree in MODULES.values()
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        if isinstance(node.value.func, ast.Name) and node.value.func.id == "Code"
    ]
    assert sorted(names) == sorted(CODES)


def test_every_rule_is_listed_once() -> None:
    defined = {
        node.name
        for name, tree in MODULES.items()
        if name.startswith("generator.rules.")
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.returns or ast.Constant("")) == "Iterator[Problem]"
        if not node.name.startswith("_")
    }
    assert sorted(rule.__name__ for rule in RULES) == sorted(defined)
