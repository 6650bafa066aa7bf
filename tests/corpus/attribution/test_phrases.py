"""The noun phrases that arrays find are those that one finds one by one."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from corpus.attribution.document import read_document
from corpus.attribution.phrases import find_name, find_spans
from tests.corpus.attribution.reported import article_of

WORDS = st.sampled_from(
    "Ann Lee de la Cruz al-Amin Monday March Ohio-based the of and a nurse 's , . - \" ' said who"
    " he Water Board for 12".split()
)


@given(st.lists(st.lists(WORDS, max_size=20).map(" ".join), max_size=4).map("\n\n".join))
@example("Juan de la Cruz of the Water Board said on Monday March that Ohio-based Lee ran")
@example('Ann Lee \'s nurse, who saw Jean-Luc "Jo" Cruz')
@settings(max_examples=200)
def test_names_in_arrays_are_those_read_one_by_one(text: str) -> None:
    """Each line has the phrases of its own tags, and each phrase the name that ends it."""
    for block in read_document(article_of(f"Title\n\n{text}")).blocks:
        spans = [(phrase.first, phrase.end) for phrase in block.phrases]
        assert spans == find_spans(block.line.tags + "\0")
        assert block.phrase_starts == [first for first, _ in spans]
        for phrase in block.phrases:
            alone = phrase.end - phrase.first == 1 and block.line.tags[phrase.first] in "pw"
            name = find_name(block.line, phrase.first, phrase.end)
            assert (phrase.name_first, phrase.name_end) == name
            assert (phrase.form == "name") == (name != (0, 0))
            assert (phrase.form in {"pronoun", "relative"}) == alone
