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


# Words that stand for people without saying what they are, and bodies that `lexicon` has not.
_ANYBODY = frozenset(
    "many some others most several few all both those one two three four five six people everyone"
    " everybody somebody someone nobody anyone others children women men sons daughters guest"
    " associate clerk eyewitness eyewitnesses acquaintance deceased constituent family side".split()
)
_MORE_BODIES = frozenset(
    "military police media press nation country state kingdom parliament republic world public"
    " staff crowd majority minority electorate jury outlet network studio firm brand charity"
    " website site channel label league church palace prosecution cabinet assembly city".split()
)
_MORE_TEXTS = frozenset(
    "data result finding figure statistic record rule law theory notice warning announcement"
    " decision guideline motion research investigation autopsy documentary memoir footage photo"
    " photograph archive projection hypothesis opinion amendment".split()
)
# Nouns by their form: "farmer", "moderator", "ecologist", "guardian", "chairwoman", "trustee".
_PERSONAL = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "mate", "eer", "ant")
_BEHIND_HEAD = frozenset("of at in on for from to with by about who which that as among".split())


_SPEAKING = frozenset().union(
    lexicon.PERSON_NOUNS, lexicon.ORGANISATION_NOUNS, lexicon.DOCUMENT_NOUNS,
    lexicon.PLURAL_PEOPLE, _ANYBODY, _MORE_BODIES, _MORE_TEXTS,
)  # fmt: skip


def may_speak(phrase: str) -> bool:
    """Whether the words that an article has for a source are for people, a body or a text.

    Source of the lists: those of `lexicon`, and what else news says speaks.

    >>> may_speak("two farmers of the valley"), may_speak("spacious skulls"), may_speak("1972")
    (True, False, False)
    """
    typed = [word.strip(".,;:\"'“”‘’()[]") for word in phrase.split()]
    end = next((k for k, word in enumerate(typed) if k and word in _BEHIND_HEAD), len(typed))
    if end > 1 and typed[end - 1].istitle() and typed[end - 2].istitle():
        return True  # a name, as in "lead author Ann Lee of the clinic"
    head = typed[end - 1].lower() if typed else ""
    singular = f"{head[:-3]}y" if head.endswith("ies") else head.removesuffix("s")
    if head in _SPEAKING or singular in _SPEAKING or is_trade(singular):
        return True
    return len(singular) > _SHORT - 2 and singular.endswith(_PERSONAL)
