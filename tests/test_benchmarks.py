"""The made-up projects that benchmarks measure."""

from __future__ import annotations

from pathlib import Path

from benchmarks.made_up import make_project
from generator import project


def test_a_made_up_project_has_no_problem_and_the_size_that_was_asked_for(tmp_path: Path) -> None:
    make_project(tmp_path / "once", 30, 3)
    make_project(tmp_path / "again", 30, 3)
    checked = project.read(tmp_path / "once")
    assert checked.problems == ()
    assert checked.assessment is not None
    assert (len(checked.assessment.registry.claims), len(checked.assessment.sources)) == (30, 3)
    files = [path for path in (tmp_path / "once").rglob("*") if path.is_file()]
    assert all(
        path.read_bytes() == (tmp_path / "again" / path.relative_to(tmp_path / "once")).read_bytes() for path in files
    )
