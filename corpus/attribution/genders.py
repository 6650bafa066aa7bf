"""The gender that the text itself gives a person: by the pronouns that follow the name.

"Lee, her lawyer said": a pronoun later in the sentence, with nobody else named in between, is the
person's. Honorifics and nouns ("Mr.", "spokeswoman") are read elsewhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.attribution import lexicon

if TYPE_CHECKING:
    from corpus.attribution.document import Document
    from corpus.attribution.first_names import Gender
    from corpus.attribution.mentions import Mention
    from corpus.attribution.people import People

_PRONOUNS = lexicon.MALE_PRONOUNS | lexicon.FEMALE_PRONOUNS
# How many words behind a name a pronoun is looked for.
_REACH = 25


def infer_genders(document: Document, people: People) -> None:
    """Give each person of unknown gender the one that most pronouns behind the name have."""
    for entity in people.entities:
        if not entity.person or entity.gender is not None:
            continue
        votes = [_pronoun_behind(document, people, mention) for mention in entity.mentions]
        male, female = votes.count("m"), votes.count("f")
        if male != female:
            entity.gender = "m" if male > female else "f"


def _pronoun_behind(document: Document, people: People, mention: Mention) -> Gender | None:
    block = document.blocks[mention.block]
    line = block.line
    _, last = line.sentence_of(mention.first)
    last = min(last, mention.end + _REACH)
    if _PRONOUNS.isdisjoint(line.lower[mention.end : last]):
        return None
    for k in range(mention.end, last):
        if block.inside[k] != block.inside[mention.first]:
            return None
        other = people.at.get((mention.block, k))
        if (
            other is not None
            and other.person
            and other is not people.at.get((mention.block, mention.first))
        ):
            return None
        if line.lower[k] in lexicon.MALE_PRONOUNS:
            return "m"
        if line.lower[k] in lexicon.FEMALE_PRONOUNS:
            return "f"
    return None
