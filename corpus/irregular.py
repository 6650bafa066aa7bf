"""Forms of English words that no rule about endings leads back to: "won" of "win", "larger".

A stemmer cuts endings. It leaves "children" and "child", "sued" and "sue", "largest" and "large"
apart. `LEMMA_OF` has for each such form the one that it does treat like the rest of the word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Verbs, each with its forms. What is a word of its own at least as often is left out
# ("lay", "ground", "bound", "left", "wound"), and so is what is a name ("drew", "rose", "the Fed").
# Source: the SPECIALIST Lexicon of the US National Library of Medicine, inflections of verbs; the
# list of irregular verbs in Quirk et al. (1985), "A Comprehensive Grammar of the English Language",
# 3.19.
_VERBS = """
arise arisen arose, awake awoke awoken, beat beaten, become became, befall befallen befell, begin
began begun, behold beheld, bend bent, bleed bled, blow blew blown, boycott boycotted boycotting,
break broke broken, breed bred, bring brought, build built, burn burnt, buy bought, catch caught,
choose chose chosen, cling clung, come came, creep crept, cue cued, deal dealt, dig dug, draw drawn,
drink drank drunk, drive drove driven, dwell dwelt, dye dyed, eat ate eaten, embed embedded
embedding, fall fell fallen, feel felt, fight fought, find found, flee fled, fling flung, fly flew
flown, forbid forbade forbidden, foresee foresaw foreseen, forget forgot forgotten, forgive forgave
forgiven, forgo forgone forwent, forsake forsook forsaken, free freed, freeze froze frozen, fuel
fuelled fuelling, get got gotten, give gave given, glue glued, go goes gone went, grow grew grown,
handcuff handcuffed handcuffing, hang hung, hear heard, hide hid hidden, hold held, keep kept, kneel
knelt, know knew known, lead led, leap leapt, learn learnt, lend lent, lose lost, make made, mean
meant, meet met, mislead misled, mistake mistook mistaken, misunderstand misunderstood, outdo outdid
outdone, outgrow outgrew outgrown, outrun outran, overcome overcame, overhear overheard, override
overrode overridden, overrun overran, oversee oversaw overseen, overtake overtook overtaken,
overthrow overthrew overthrown, panic panicked panicking, pay paid, plead pled, prove proven, puff
puffed puffing, queue queued queuing, quiz quizzed quizzes quizzing, rebuff rebuffed rebuffing,
rebuild rebuilt, redo redid redone, repay repaid, rethink rethought, retell retold, rewrite rewrote
rewritten, ride rode ridden, ring rang, rise risen, rue rued, run ran, say said, scoff scoffed
scoffing, see seen, seek sought, sell sold, send sent, sew sewn, shake shook shaken, shine shone,
shoot shot, show shown, shrink shrank shrunk, sing sang, sink sank sunk, sit sat, slay slain, sleep
slept, slide slid, smell smelt, sniff sniffed sniffing, sow sown, speak spoke spoken, speed sped,
spell spelt, spend spent, spill spilt, spin spun, spoil spoilt, spring sprang sprung, staff staffed
staffing, stand stood, steal stole stolen, stick stuck, sting stung, stink stank stunk, strike
struck stricken, string strung, strive strove striven, stuff stuffed, sue sued suing, swear swore
sworn, sweep swept, swell swollen, swim swam swum, swing swung, take took taken, teach taught, tear
tore torn, tell told, think thought, throw threw thrown, traffic trafficked trafficking, tread trod
trodden, trek trekked trekking, undergo underwent undergone, understand understood, undertake
undertook undertaken, underwrite underwrote underwritten, undo undid undone, unwind unwound, uphold
upheld, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, withdraw withdrew
withdrawn, withhold withheld, withstand withstood, write wrote written
"""
# The same for nouns, without those whose form is a verb as often ("leaves", "lives"). Source: the
# SPECIALIST Lexicon, inflections of nouns; Quirk et al. (1985), 5.81 to 5.93.
_NOUNS = """
alumnus alumni, analysis analyses, aquarium aquaria, axis axes, bacterium bacteria, bus buses
busses, cactus cacti, calf calves, child children, colossus colossi, compendium compendia,
consortium consortia, corpus corpora, crisis crises, criterion criteria, curriculum curricula,
diagnosis diagnoses, emphasis emphases, foot feet, fungus fungi, gas gases gasses, genus genera,
goose geese, grandchild grandchildren, half halves, hoof hooves, housewife housewives, hypothesis
hypotheses, knife knives, lens lenses, loaf loaves, locus loci, man men,
matrix matrices, memorandum memoranda, mouse mice, nucleus nuclei, oasis oases, ovum ova,
parenthesis parentheses, person people, phenomenon phenomena, phylum phyla, plateau plateaus
plateaux, quiz quizzes, radius radii, referendum referenda, schoolchild schoolchildren, self selves,
shelf shelves, spectrum spectra, stepchild stepchildren, stimulus stimuli, stratum strata, symposium
symposia, syllabus syllabi, synthesis syntheses, terminus termini, thesis theses, thief thieves,
tooth teeth, vortex vortices, wharf wharves, wife wives, wolf wolves, woman women
"""
# What stands before "men" and "man", "women" and "woman". Source: the same.
_PERSONS = """
air alder anchor assembly business camera chair clergy congress council country crafts crew door
fire fisher fore fresh frontiers gentle guards gun handy hench horse jury kins lay line mad mail
marks middle militia news noble ombuds patrol police post rifle sales sea service spokes sports
states swords tribes watch weather work yachts yeo
"""
# Adjectives that are compared with endings; of those marked, the one in "-er" is left out, since it
# says something else as well ("a cleaner") or has the stem already. Source: the SPECIALIST Lexicon,
# inflections of adjectives; Quirk et al. (1985), 7.74 to 7.84.
_ADJECTIVES = """
angry big bold brave brief bright broad busy calm cheap clean* clear clever* close* cold cool* crazy
cruel cute dark dead* deadly dear deep dense dirty dry* dull dumb early easy faint fair fancy fast
fat few fierce fine firm fit* fond foul fresh* friendly full funny gentle grand grave great green
gross happy hard harsh healthy heavy high hot humble hungry kind large late* lazy light* lonely long
loose loud lovely low* lucky mean mighty mild nasty near neat new nice noble odd old poor pretty
proud pure quick quiet rare remote* rich rough sad safe scary severe* sharp short shy sick silly
simple slight slow small smart smooth* soft steep stiff straight strange* strict strong stupid*
sure* sweet tall thick thin tight tiny tough ugly vast warm* weak wealthy weird white wide wild wise
young
"""
_DOUBLED = frozenset("big fat fit hot sad thin".split())
_VOWELS = "aeiou"


def _compared(adjective: str) -> Iterator[str]:
    """The comparative, if it is nothing else, and the superlative of an adjective of the table."""
    plain = adjective.rstrip("*")
    if plain in _DOUBLED:
        stem = plain + plain[-1]
    elif plain[-1] == "y" and plain[-2] not in _VOWELS and plain != "shy":
        stem = plain[:-1] + "i"
    else:
        stem = plain.removesuffix("e")
    if plain == adjective:
        yield f"{stem}er"
    yield f"{stem}est"


def _lemmas() -> Iterator[tuple[str, str]]:
    for entry in (*_VERBS.split(","), *_NOUNS.split(",")):
        base, *forms = entry.split()
        yield from ((form, base) for form in forms)
    for start in _PERSONS.split():
        yield f"{start}men", f"{start}man"
        yield f"{start}women", f"{start}woman"
    for adjective in _ADJECTIVES.split():
        yield from ((form, adjective.rstrip("*")) for form in _compared(adjective))


LEMMA_OF = dict(_lemmas())
