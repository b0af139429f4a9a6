"""What a change does, in words, against a revision of a real repository."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command_line import REGISTRY, run


@pytest.fixture
def root(make_project: Callable[..., Path]) -> Path:
    """A project whose registry is committed."""
    root = make_project(REGISTRY)
    git = ["git", "-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "First"]):
        subprocess.run([*git, *command], cwd=root, check=True, capture_output=True)
    return root


def changed(root: Path, *replacements: tuple[str, str]) -> str:
    text = REGISTRY
    for old, new in replacements:
        assert old in text
        text = text.replace(old, new)
    (root / "claims.yaml").write_text(text, "utf-8")
    done = run(root, "diff", "HEAD")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_nothing_changed_says_so(root: Path) -> None:
    assert run(root, "diff", "HEAD").stdout == "The registry says the same as at `HEAD`.\n"
    assert changed(root, ("# what it cost", "# costs")) == "The registry says the same as at `HEAD`.\n"


def test_a_status_that_moved_says_why(root: Path) -> None:
    shown = changed(root, ("via: [clerk, daily-post]", "via: [archive]"))
    assert "### Statuses that moved" in shown
    assert "- `mayor-opened-the-bridge`: One origin (single-origin) → **Corroborated (corroborated)**" in shown
    assert "  - before: Two reports say this; both attribute this to the Daily Post" in shown
    assert "  - after: Two reports say this; that is two lines of evidence" in shown
    assert "  - beta, changed: `via` was clerk, daily-post, is archive" in shown


def test_claims_reworded_retracted_and_renamed(root: Path) -> None:
    shown = changed(
        root,
        ("statement: The mayor opened the bridge.", "statement: The mayor opened a *new* bridge."),
        ("  bridge-cost-1000:\n", "  cost-of-the-bridge:\n    formerly: [bridge-cost-1000]\n"),
        (
            "stance: contradicts}\n    history:\n      - {date: 2026-11-22, change: First published.}\n",
            "stance: contradicts}\n    history:\n      - {date: 2026-11-22, change: First published.}\n"
            "      - {date: 2026-11-23, retraction: Nobody counted.}\n",
        ),
    )
    assert "  - was: The mayor opened the bridge.\n  - is: The mayor opened a \\*new\\* bridge.\n" in shown
    assert "### Claims renamed\n\n- `bridge-cost-1000` is now `cost-of-the-bridge`" in shown
    assert "### Claims retracted\n\n- `cost-of-the-bridge`: The bridge cost 1,000 crowns.\n  - Nobody counted." in shown
    assert "Claims added" not in shown
    assert "Claims removed" not in shown


def test_claims_added_and_removed_with_coverage(root: Path) -> None:
    start = REGISTRY.index("  bridge-cost-1000:")
    end = REGISTRY.index("divergences:")
    more = (
        "  no-thanks:\n    statement: The mayor did not thank the builders.\n    kind: fact\n    topic: bridge\n"
        '    evidence:\n      - {source: alpha, quote: "He did not thank the builders", stance: supports}\n'
        "    history:\n      - {date: 2026-11-22, change: First published.}\n\n"
    )
    shown = changed(root, (REGISTRY[start:end], more))
    assert (
        "### Claims added\n\n- `no-thanks`: The mayor did not thank the builders.\n  - One report (single-source)"
        in shown
    )
    assert "### Claims removed\n\n- `bridge-cost-1000`: The bridge cost 1,000 crowns." in shown
    assert "- beta: coverage 100.0% → 50.0%, quoted" in shown


def test_quotes_divergences_events_and_lists(root: Path) -> None:
    shown = changed(
        root,
        ('quote: "The mayor opened the bridge on Monday"', 'quote: "The mayor opened the bridge"'),
        ("says: Tuesday", "says: the day after"),
        ("date: 2025,", "date: 2025-12,"),
        ("{name: The mayor, kind", "{name: The town’s mayor, kind"),
    )
    quote = "`quote` was The mayor opened the bridge on Monday, is The mayor opened the bridge"
    assert f"- `mayor-opened-the-bridge`\n  - alpha, changed: {quote}" in shown
    assert "  - reading removed: Tuesday\n  - reading added: the day after" in shown
    assert "### Events\n\n- `opening`\n  - `date` was 2025, is 2025-12" in shown
    assert "- people: `mayor` changed\n  - `name` was The mayor, is The town’s mayor" in shown


def test_text_has_no_markup(root: Path) -> None:
    changed(root, ("via: [clerk, daily-post]", "via: [archive]"))
    done = run(root, "diff", "HEAD", "--format", "text")
    assert "`" not in done.stdout
    assert "**" not in done.stdout
    assert "One origin (single-origin) → Corroborated (corroborated)" in done.stdout


def test_signs_of_markup_in_a_text_are_escaped_for_markdown_and_plain_for_a_terminal(root: Path) -> None:
    statement = "The mayor opened a *new* `<b>` bridge."
    markdown = changed(root, ("statement: The mayor opened the bridge.", f"statement: {statement}"))
    assert "  - is: The mayor opened a \\*new\\* \\`&lt;b>\\` bridge.\n" in markdown
    assert f"is: {statement}\n" in run(root, "diff", "HEAD", "--format", "text").stdout


def test_a_revision_git_does_not_know_is_misuse(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for revision in ("nowhere", "--all", ""):
        done = run(root, "diff", "--", revision)
        assert (done.returncode, done.stdout) == (2, ""), revision
        assert done.stderr == f"revision must be a commit, branch or tag that git knows: {revision!r}\n"
    bare = tmp_path_factory.mktemp("no-repository")
    done = run(bare, "diff", "HEAD")
    assert done.returncode == 2
    assert "must be in a git repository" in done.stderr


def test_a_project_in_a_folder_of_a_repository_is_found(root: Path) -> None:
    inner = root / "sites" / "town"
    inner.mkdir(parents=True)
    for name in ("claims.yaml", "seeds"):
        (root / name).rename(inner / name)
    subprocess.run(["git", "add", "-A"], cwd=root, check=True)
    author = ["-c", "user.name=n", "-c", "user.email=n@example.org"]
    subprocess.run(["git", *author, "commit", "-qm", "Moved"], cwd=root, check=True)
    assert run(inner, "diff", "HEAD").stdout == "The registry says the same as at `HEAD`.\n"
    assert run(inner, "diff", "HEAD~1").returncode == 2
