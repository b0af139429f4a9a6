"""Notes that explain a word of a list where it stands: a button names one, and the page holds it once, as a popover.

The ``popover`` attribute is HTML’s own, so that a note opens without any script.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from generator.registry.vocabulary import Absence, ClaimKind, DivergenceKind, OriginKind, Stance, Status, Weight, Word
from generator.render.markup import isolated_text

# What a button of a page says to name its note: the list and the word.
_TARGET = re.compile(r'popovertarget="note-([a-z-]+)"')
_LISTS: Mapping[str, type[Word]] = {
    "status": Status,
    "stance": Stance,
    "absence": Absence,
    "kind": DivergenceKind,
    "weight": Weight,
    "rung": OriginKind,
    "claim": ClaimKind,
}
_WORDS: Mapping[str, Word] = {f"{name}-{word}": word for name, words in _LISTS.items() for word in words}
# The lists whose words the page on the method explains one by one, each at an anchor of its own.
_WITH_ANCHORS = (Status, Stance, DivergenceKind, Weight, OriginKind)
# Its link is no stop of the keyboard: a note opens at focus, so the way through a list would be twice as long.
_NOTE = Markup(
    '<div class="fc-wordnote" id="note-{name}" popover data-search-exclude="1">'
    "<p><strong>{label}.</strong> {meaning} "
    '<a href="{root}methodology/{anchor}" tabindex="-1">How it works</a></p></div>\n'
)


def with_word_notes(text: str, root: str) -> str:
    """The text of a page, and behind it every note that one of its buttons names."""
    names = dict.fromkeys(_TARGET.findall(text))
    notes = Markup("").join(_note(name, _WORDS[name], root) for name in names)
    return f"{text}\n\n{notes}" if notes else text


def _note(name: str, word: Word, root: str) -> Markup:
    return _NOTE.format(
        name=name,
        label=isolated_text(word.label),
        meaning=isolated_text(word.meaning),
        root=Markup(root),
        anchor=f"#{word}" if isinstance(word, _WITH_ANCHORS) else "",
    )
