"""The pictures that stand for pages where they are shared."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from generator.registry.vocabulary import Status
from generator.render.card_drawing import Card, CardSide, card_picture
from generator.render.palette import LIGHT_PAGE, LOOKS

SIDES = (CardSide(names="The Bell", text="At four"), CardSide(names="The Sheet", text="At five"))


def pixels(card: Card) -> Image.Image:
    data = card_picture(card, "The Clock")
    assert data is not None
    return Image.open(io.BytesIO(data)).convert("RGB")


def ink_in(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether anything but paper is in the box."""
    colors = picture.crop(box).getcolors(1 << 16) or []
    return [f"#{r:02x}{g:02x}{b:02x}" for _, (r, g, b) in colors] != [LIGHT_PAGE.background]


def test_both_sides_stand_side_by_side() -> None:
    one, both = (
        pixels(Card(title="When?", sides=sides, word="Conflict", note="", color=Status.DISPUTED))
        for sides in (SIDES[:1], SIDES)
    )
    assert ink_in(both, (120, 300, 500, 400))
    assert ink_in(both, (640, 300, 1000, 400))
    assert not ink_in(one, (640, 300, 1000, 400))


def test_the_edge_has_the_color_of_the_status_or_of_the_page() -> None:
    for status in Status:
        edge = pixels(Card(title="x", word=status.label, note="", color=status)).getpixel((10, 10))
        assert "#{:02x}{:02x}{:02x}".format(*edge) == LOOKS[status].light.ink
    assert (
        "#{:02x}{:02x}{:02x}".format(*pixels(Card(title="x", word="x", note="")).getpixel((10, 10))) == LIGHT_PAGE.ink
    )


@pytest.mark.parametrize("words", [40, 400])
def test_words_that_do_not_fit_stay_within_their_place(words: int) -> None:
    long = "Larkmere clocks " * words
    picture = pixels(Card(title="When?", sides=(*SIDES, CardSide(names=long, text=long))[1:], word="Tension", note=""))
    assert not ink_in(picture, (1120, 0, 1200, 630))
    assert not ink_in(picture, (600, 506, 1200, 630))


@pytest.mark.parametrize("card", [Card(title="漢", word="x", note=""), Card(title="x", word="x", note="", sides=SIDES)])
def test_a_letter_that_the_typeface_lacks_leaves_no_picture(card: Card) -> None:
    assert (card_picture(card, "The Clock") is None) is ("漢" in card.title)
    assert card_picture(card, "漢") is None


def test_the_words_of_a_card_are_its_text_alternative() -> None:
    card = Card(question="Is it so?", title="It stopped.", sides=SIDES, word="Reports conflict", note="1 of 3 reports")
    assert card.alternative == (
        "Is it so? It stopped. The Bell: At four. The Sheet: At five. Reports conflict: 1 of 3 reports."
    )
