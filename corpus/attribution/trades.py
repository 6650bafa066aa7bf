"""Which nouns say what a person is, beyond the lists, and what else their bearers are called."""

from __future__ import annotations

from corpus.attribution import lexicon

# What else a person of this title is called.
_LAWMAKER = frozenset({"lawmaker", "representative", "congressman", "congresswoman"})
ALSO_CALLED = {
    "sen": frozenset({"senator", "lawmaker"}),
    "senator": frozenset({"lawmaker"}),
    "rep": _LAWMAKER,
    "congressman": _LAWMAKER,
    "congresswoman": _LAWMAKER,
    "representative": _LAWMAKER,
    "gov": frozenset({"governor"}),
    "gen": frozenset({"general"}),
    "prof": frozenset({"professor"}),
    "dr": frozenset({"doctor", "physician"}),
    "lt": frozenset({"lieutenant"}),
    "sgt": frozenset({"sergeant"}),
    "col": frozenset({"colonel"}),
    "capt": frozenset({"captain"}),
    "candidate": frozenset({"nominee"}),
    "nominee": frozenset({"candidate"}),
}
_TRADE = ("physicist", "ologist", "ographer", "ematician", "logian", "nomist", "rgeon")
_MEMBERS = frozenset(
    "member organiser speechwriter co-chair cochair vice-chair undersecretary hacker"
    " under-secretary broadcaster whistleblower contender heiress heir philanthropist"
    " socialite sculptor composer choreographer novelist poet essayist cleric preacher evangelist"
    " theologian comedienne conservationist ecologist astronaut cosmonaut racer rider skier".split()
)
_SHORT = 7


def names_trade(word: str) -> bool:
    """Whether the word right before a name says what somebody is."""
    return word in lexicon.PERSON_NOUNS or word in lexicon.TITLES or is_trade(word)


def is_trade(word: str) -> bool:
    """Whether a noun is one for people by its form: "astrophysicist", "co-director", "member"."""
    if word in _MEMBERS or (word.endswith(_TRADE) and len(word) > _SHORT):
        return True
    return word.startswith(("co-", "vice-")) and word[word.index("-") + 1 :] in lexicon.PERSON_NOUNS
