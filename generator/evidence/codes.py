"""The codes of the ways in which a quote can fail to stand in its report."""

from __future__ import annotations

from generator.problems.codes import Code

QUOTE_SHORT = Code(
    "quote-short",
    why="Three words in a row prove little: they occur in many texts.",
    fix="Quote at least four words on each side of a gap.",
)
QUOTE_DEPARTS = Code(
    "quote-departs",
    why="Every quote must stand word for word in its report; one other word makes another quote.",
    fix="Copy the report's words. Quotation marks, dashes and spaces do not matter; words, numbers and signs do.",
)
QUOTE_NEGATION = Code(
    "quote-negation",
    why="Leaving out a 'not' turns a quote into its opposite.",
    fix="Begin the quote before the negation, or close the gap.",
)
QUOTE_GAP = Code(
    "quote-gap",
    why="Words from distant places can be joined to say anything.",
    fix="Use two citations instead of one with a long gap.",
)
QUOTE_ORDER = Code(
    "quote-order",
    why="Parts in another order make another statement.",
    fix="Quote the parts in the order of the report.",
)
QUOTE_AMBIGUOUS = Code(
    "quote-ambiguous",
    why="A quote must lead its reader to one sentence.",
    fix="Add 'at:' with the place, or quote a word more.",
)
QUOTE_REPEATED = Code(
    "quote-repeated",
    why="A quote must lead its reader to one place, and these words occur twice in one sentence.",
    fix="Quote a word more, so that the words occur once.",
)
QUOTE_PLACE = Code(
    "quote-place",
    why="The place and the quote must agree.",
    fix="Use the place the message names, or leave 'at' out.",
)
