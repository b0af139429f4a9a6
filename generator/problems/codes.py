"""For each problem’s code: why the rule exists, and how to satisfy it. ``explain CODE`` prints them."""

from __future__ import annotations

EXPLANATIONS: dict[str, tuple[str, str]] = {
    "file-missing": (
        "The site is built from claims.yaml and the records in seeds/.",
        "Put the file back, or run the command in the project's folder.",
    ),
    "standing-page": (
        "Readers look for these pages on every fact-check site.",
        "Write the page; an empty one is no page.",
    ),
    "block-unknown": (
        "A hand-written page asks for a part that the program makes from the registry, by its name.",
        "Use one of the names, or delete the line.",
    ),
    "file-empty": (
        "An empty registry has nothing to say.",
        "Start with the sections 'origins', 'topics' and 'claims'.",
    ),
    "not-utf8": ("Names and quotes in every script need one encoding.", "Save the file as UTF-8 in your editor."),
    "not-text": (
        "Control characters are invisible in an editor and break pages.",
        "Delete the character at this place; it often comes with pasted text.",
    ),
    "yaml-syntax": (
        "The file must be YAML before it can be a registry.",
        "Mend the line that is named, or the one above it.",
    ),
    "yaml-depth": (
        "Nothing in a registry nests deeply; such a file is damaged or hostile.",
        "Remove the nested brackets.",
    ),
    "yaml-alias": (
        "An alias repeats text that no one sees in its place, and a few of them can blow a file up a billionfold.",
        "Write the value out where it is meant.",
    ),
    "yaml-anchor": ("An anchor is only good for aliases, and aliases are refused.", "Delete the '&name'."),
    "yaml-tag": (
        "Tags change what a value is; here every value is text until the model reads it.",
        "Delete the '!tag'.",
    ),
    "key-repeated": (
        "YAML keeps the last of two equal keys, so an entry would be lost without a word.",
        "Rename one of the two, or join them.",
    ),
    "key-unknown": (
        "A key nobody reads is a misspelling or a misplaced line.",
        "Use the key that is suggested; schema/claims.schema.json lists them all.",
    ),
    "key-missing": (
        "Without this key the entry cannot be shown or weighed.",
        "Add it; the design of each entry is in the README.",
    ),
    "wrong-kind": (
        "A list, a mapping and a text are read differently.",
        "Write the kind that is named, e.g. [a, b] for a list.",
    ),
    "word-unknown": (
        "These words come from a closed list with fixed meanings.",
        "Use one of the words that are named.",
    ),
    "id-invalid": (
        "Ids become addresses of pages and must be safe and lasting there.",
        "Use lower-case letters, digits and single hyphens: who-raised-the-pardon.",
    ),
    "id-taken": (
        "An old address can lead to one page only.",
        "Remove the id from 'formerly', or give the other entry another id.",
    ),
    "value-invalid": ("The value does not have the form the field needs.", "Write it in the form the message shows."),
    "value-empty": ("An empty value says nothing and would leave a hole on the page.", "Write it, or remove the key."),
    "text-long": (
        "Statements are read in lists; a long one hides a second fact.",
        "Shorten it, or split it into two entries.",
    ),
    "text-control": (
        "Control and direction characters can hide or turn round what a reader sees.",
        "Delete the character.",
    ),
    "date-invalid": (
        "A date that does not exist cannot be looked up.",
        "Write YYYY-MM-DD, or YYYY-MM or YYYY where only that is known.",
    ),
    "history-word": (
        "A reader must see whether something was changed, corrected or withdrawn.",
        "Write exactly one of 'change', 'correction' and 'retraction' beside the date.",
    ),
    "history-order": ("A history is read from the first line to the last.", "Put the oldest entry first."),
    "precision-unfit": (
        "A date must not look more exact than it is known.",
        "Change the precision, or how the date is written.",
    ),
    "source-unknown": (
        "A quote can only be proved in a report that has a record and a fingerprint.",
        "Use the id of a file in seeds/, or add the report there first.",
    ),
    "origin-itself": ("An origin is not of itself, nor may it be itself.", "Name another origin, or remove the line."),
    "origin-unknown": (
        "Lines of evidence are worked out from origins, so each must be known.",
        "Use a listed id, or list the origin.",
    ),
    "topic-unknown": ("Every claim stands under one topic on the site.", "Use a listed id, or list the topic."),
    "person-unknown": ("Pages of people gather the claims about them.", "Use a listed id, or list the person."),
    "claim-unknown": ("A divergence or an event points readers to claims.", "Use the id of a claim."),
    "link-unknown": ("A link that leads nowhere breaks the page.", "Write [words](claim-id) with the id of a claim."),
    "fingerprint-missing": (
        "Without a fingerprint no quote of this report can be proved.",
        "Put the retained copy into seeds/ or SEED_TEXTS and run 'python -m generator fingerprint'.",
    ),
    "fingerprint-invalid": (
        "A damaged fingerprint proves nothing.",
        "Make it again with 'python -m generator fingerprint'.",
    ),
    "fingerprint-stale": (
        "Quotes were proved against another text than the copy at hand.",
        "Restore the copy, or make the fingerprint again and mend the quotes.",
    ),
    "copy-missing": (
        "A fingerprint is made from the retained copy.",
        "Put the file into seeds/ or into the folder SEED_TEXTS names.",
    ),
    "quote-short": (
        "Three words in a row prove little: they stand everywhere.",
        "Quote at least four words on each side of a gap.",
    ),
    "quote-departs": (
        "Every quote must stand word for word in its report; one word off is another quote.",
        "Copy the report's words. Quotation marks, dashes and spaces do not matter; words, numbers and signs do.",
    ),
    "quote-elsewhere": (
        "The words stand in another report than the one that is cited.",
        "Name that report as the source.",
    ),
    "quote-negation": (
        "Leaving out a 'not' turns a quote into its opposite.",
        "Begin the quote before the negation, or close the gap.",
    ),
    "quote-gap": ("Words far apart can be made to say anything.", "Use two citations instead of one with a long gap."),
    "quote-order": ("Parts in another order are another statement.", "Quote the parts in the order of the report."),
    "quote-ambiguous": ("A reader must be led to one place.", "Add 'at:' with the place, or quote a word more."),
    "quote-place": ("The place and the quote must agree.", "Use the place the message names, or leave 'at' out."),
    "quote-long": ("Quotations are short; the reports belong to their publishers.", "Quote the operative words only."),
    "quoted-too-much": (
        "Many short quotes can add up to the whole report.",
        "Quote fewer words, or reuse the words another claim quotes.",
    ),
    "sentence-unknown": ("Only sentences that exist can be set aside.", "Use places such as p5.s1, first to last."),
    "coverage-low": (
        "A sentence nobody looked at makes silence meaningless.",
        "Cite the sentences that are named, or set them aside with a reason.",
    ),
    "claim-unsupported": (
        "A claim that no report makes would be ours.",
        "Cite a report that says all of it, word the claim so that one does, or remove it.",
    ),
    "status-too-strong": (
        "A status follows from where the reports have a claim from: three reports of one account are one origin.",
        "Remove 'status', or write one of the words that are named.",
    ),
    "status-note-missing": (
        "Readers must learn why a status is more cautious.",
        "Add a 'status_note' that goes on from “because”.",
    ),
    "status-note-idle": (
        "The note explains a more cautious status, and there is none.",
        "Remove the note, or put it under 'summary'.",
    ),
    "statement-repeated": ("Two entries for one statement would split its evidence.", "Join the two entries."),
    "citation-repeated": ("The same words count once.", "Remove one of the two."),
    "implied-alone": ("Only a chain of origins can be implied.", "Add 'via', or remove 'implied'."),
    "chain-differs": (
        "One passage has one chain of origins, or the same words would be a line of evidence here and none there.",
        "Give both citations the same 'via', or say in 'via_note' why the chain is another one here.",
    ),
    "via-note-idle": (
        "The note explains a chain that differs from another citation's of the same words, and none does.",
        "Remove the note, or put it under 'summary'.",
    ),
    "divergence-unmatched": (
        "A report cannot read otherwise in a divergence and be silent in the claim that the divergence is about.",
        "Cite the report in the claim with its stance, or take the claim off the list and link it in the note.",
    ),
    "figure-unquoted": (
        "A reader must see the number in the report's own words.",
        "Quote on until the number stands in the quote, in digits or in words, or give under 'reads' what is quoted.",
    ),
    "owner-unlisted": (
        "A wording belongs to the report that uses it, and readers look for it there.",
        "Add the report's entry from 'people' to the claim's 'people'.",
    ),
    "word-loaded": (
        "The site speaks neutrally; loaded words belong to who uses them.",
        "Use a neutral word, or put the word in quotation marks and name its owner.",
    ),
}
