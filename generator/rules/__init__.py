"""The rules that a whole registry must satisfy: each yields the problems it finds, and ``RULES`` lists them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.evidence.assessment import Assessment
from generator.problems.diagnostics import Problem
from generator.rules.agreement import divergences_match_claims, figures_are_quoted, owners_are_listed
from generator.rules.chains import same_words_have_one_chain
from generator.rules.coverage import set_aside_sentences_exist, sources_are_covered
from generator.rules.dates import history_is_in_order, precision_fits_the_date
from generator.rules.entries import (
    citations_stand_once,
    implied_needs_a_chain,
    old_ids_are_free,
    statements_stand_once,
)
from generator.rules.quotation import quotes_are_short, sources_are_quoted_fairly
from generator.rules.quotes import quotes_are_verbatim, sources_have_fingerprints
from generator.rules.references import (
    claims_exist,
    divergences_exist,
    links_lead_somewhere,
    origins_are_not_their_own_relatives,
    origins_exist,
    people_exist,
    sources_exist,
    topics_exist,
)
from generator.rules.status import claims_are_supported, status_is_supported
from generator.rules.wording import our_voice_is_neutral

Rule = Callable[[Assessment], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    sources_exist,
    origins_exist,
    origins_are_not_their_own_relatives,
    topics_exist,
    people_exist,
    claims_exist,
    divergences_exist,
    links_lead_somewhere,
    sources_have_fingerprints,
    quotes_are_verbatim,
    quotes_are_short,
    sources_are_quoted_fairly,
    set_aside_sentences_exist,
    sources_are_covered,
    claims_are_supported,
    status_is_supported,
    history_is_in_order,
    precision_fits_the_date,
    old_ids_are_free,
    statements_stand_once,
    citations_stand_once,
    implied_needs_a_chain,
    our_voice_is_neutral,
    same_words_have_one_chain,
    divergences_match_claims,
    figures_are_quoted,
    owners_are_listed,
)
