"""The made-up projects that benchmarks measure."""

from __future__ import annotations

from pathlib import Path

from benchmarks.made_up import make_project
from tests.command_line import run


def test_a_made_up_project_has_no_problem_and_the_size_that_was_asked_for(tmp_path: Path) -> None:
    make_project(tmp_path / "once", 30, 3)
    make_project(tmp_path / "again", 30, 3)
    done = run(tmp_path / "once", "check")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("30 claims, ")
    assert " in 3 sources, " in done.stdout
    files = [path for path in (tmp_path / "once").rglob("*") if path.is_file()]
    assert all(
        path.read_bytes() == (tmp_path / "again" / path.relative_to(tmp_path / "once")).read_bytes() for path in files
    )
