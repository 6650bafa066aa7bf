"""Reporting expressions: verbs and nouns that ascribe words, thoughts or wishes to somebody.

Sources: the verbs follow the classes of Levin (1993), "English Verb Classes and Alternations", as
VerbNet 3 extends them, named beside each line; the nouns are those that NomBank and PolNeAR's
guidelines (Newell, Margolin & Ruths 2018, "An Attribution Relations Corpus for Political News")
take for cues. The table proposes; the weights trained on marked news decide (`scoring`).
"""

from __future__ import annotations

_VERBS = """
say tell state report announce declare mention note remark observe explain add recount relate
reveal disclose divulge recall reiterate repeat respond reply answer retort counter claim assert
allege maintain contend insist argue affirm aver avow profess proclaim confess admit acknowledge
concede confirm deny indicate suggest imply hint intimate signal propose recommend advise counsel
warn caution alert remind inform notify brief assure reassure promise pledge vow swear guarantee
threaten predict forecast foresee project prophesy speculate guess surmise conjecture estimate
reckon calculate
write tweet retweet post blog email text cable publish quote cite reference paraphrase dub name
label brand call term describe characterize characterise portray depict paint cast hail tout
praise laud applaud commend compliment congratulate thank credit salute cheer celebrate welcome
endorse back support favor favour champion defend oppose reject dismiss rebuff rebut refute
dispute contest challenge question doubt criticize criticise condemn denounce decry deplore
deride disparage ridicule mock lambast lambaste blast slam bash rip assail attack accuse blame
charge fault chide rebuke scold berate lament bemoan complain grumble gripe protest object balk
rail fume boast brag joke quip muse opine comment commentate testify attest vouch certify
ask inquire enquire wonder query pose request demand urge exhort implore beg plead beseech
appeal call order command instruct direct mandate require rule decree authorize authorise
think believe feel consider deem regard view see suppose assume presume suspect imagine expect
anticipate hope wish want desire prefer like fear worry dread know understand realize realise
recognize recognise remember forget learn hear find discover conclude decide determine resolve
intend plan mean aim seek agree concur disagree accept approve disapprove appreciate
shout yell scream cry exclaim whisper mutter murmur mumble chant sing bark bellow roar growl snap
sneer sob groan grunt hiss holler howl moan rage rasp screech shriek snarl squeal stammer stutter
thunder utter wail whimper whine yelp chime intone enunciate pronounce recite pontificate gush huff
carp grouse kvetch snipe scoff jeer taunt tease heckle castigate excoriate upbraid admonish reprove
reason theorize hypothesize postulate posit herald liken compare equate cajole coach
laugh interject interrupt continue conclude begin start finish elaborate clarify
emphasize emphasise stress underscore underline highlight stipulate specify detail outline
summarize summarise discuss debate address talk speak chat confer argue discourse preach lecture
show demonstrate prove illustrate document detail record list read rank rate poll survey measure
point refer allude invoke echo voice express convey communicate articulate air vent reaffirm
appear seem apologize apologise regret vote nominate sign issue release unveil advocate
promote campaign lobby press push object testify submit file sue rally urge encourage discourage
downplay minimize exaggerate hype trumpet trust love hate dislike admire resent envy mind care
dream pray offer refuse decline volunteer consent choose opt elect appeal mull weigh contemplate
ponder reflect reconsider denounce disavow repudiate renounce retract recant withdraw
"""

_IRREGULAR = {
    "say": ("says", "said", "said"), "tell": ("tells", "told", "told"),
    "write": ("writes", "wrote", "written"), "think": ("thinks", "thought", "thought"),
    "feel": ("feels", "felt", "felt"), "see": ("sees", "saw", "seen"),
    "know": ("knows", "knew", "known"), "understand": ("understands", "understood", "understood"),
    "forget": ("forgets", "forgot", "forgotten"), "hear": ("hears", "heard", "heard"),
    "find": ("finds", "found", "found"), "mean": ("means", "meant", "meant"),
    "seek": ("seeks", "sought", "sought"), "sing": ("sings", "sang", "sung"),
    "begin": ("begins", "began", "begun"), "speak": ("speaks", "spoke", "spoken"),
    "show": ("shows", "showed", "shown"), "read": ("reads", "read", "read"),
    "swear": ("swears", "swore", "sworn"), "cast": ("casts", "cast", "cast"),
    "foresee": ("foresees", "foresaw", "foreseen"), "choose": ("chooses", "chose", "chosen"),
    "withdraw": ("withdraws", "withdrew", "withdrawn"), "rebut": ("rebuts", "rebutted", "rebutted"),
    "forecast": ("forecasts", "forecast", "forecast"), "rip": ("rips", "ripped", "ripped"),
    "beseech": ("beseeches", "besought", "besought"), "refer": ("refers", "referred", "referred"),
}  # fmt: skip
# Verbs of two syllables with the stress on the last, and of one: the final consonant doubles.
_DOUBLING = frozenset("admit brag beg plan snap sob rebut refer concur confer chat dub pen".split())

# Nouns and adjectives that ascribe: "his claim that", "opposition to", "are confident that".
NOUN_CUES = frozenset(
    "accusation accusations admission allegation allegations announcement apology argument"
    " arguments assertion assertions assessment assumption belief beliefs call calls claim"
    " claims comment comments complaint complaints concern concerns conclusion condemnation"
    " contention criticism criticisms critique decision declaration demand demands denial"
    " denials description doubt doubts endorsement expectation expectations explanation fear"
    " fears finding findings hope hopes idea insistence intention interpretation message news"
    " notion opinion opinions opposition pledge pledges plan plans plea position praise"
    " prediction predictions promise promises proposal proposals question questions reaction"
    " recommendation recommendations refusal rejection remark remarks report reports request"
    " requests response rhetoric rumors rumours speculation statement statements stance story"
    " suggestion suggestions support suspicion suspicions talk testimony threat threats tweet"
    " tweets view views vow vows warning warnings wish words worry worries afraid angry aware"
    " certain confident concerned convinced critical doubtful eager fearful hopeful optimistic"
    " pessimistic proud sceptical skeptical sure suspicious worried adamant unaware unsure"
    " wary upset supportive".split()
)
# "According to X", "in X's view": no verb, the source follows.
PREPOSITION_CUES = frozenset({"according", "per"})


def inflect(lemma: str) -> tuple[str, str, str, str]:
    """The third person, past, participle and -ing form of an English verb."""
    if lemma in _IRREGULAR:
        third, past, participle = _IRREGULAR[lemma]
    else:
        third = past = participle = ""
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    if not third:
        if lemma.endswith(("s", "sh", "ch", "x", "z")):
            third = lemma + "es"
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            third = lemma[:-1] + "ies"
        else:
            third = lemma + "s"
        if lemma.endswith("e"):
            past = lemma + "d"
        elif lemma.endswith("y") and lemma[-2] not in "aeiou":
            past = lemma[:-1] + "ied"
        else:
            past = stem + "ed"
        participle = past
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        ing = lemma[:-1] + "ing"
    else:
        ing = stem + "ing"
    return third, past, participle, ing


def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Form -> lemma, and form -> tag as `tagging` has them."""
    lemma_of: dict[str, str] = {}
    tag_of: dict[str, str] = {}
    for lemma in dict.fromkeys(_VERBS.split()):
        third, past, participle, ing = inflect(lemma)
        for form, tag in ((lemma, "v"), (third, "z"), (past, "V"), (participle, "V"), (ing, "g")):
            if form not in lemma_of or form == lemma:
                lemma_of[form] = lemma
                tag_of[form] = tag
    return lemma_of, tag_of


LEMMAS, VERB_TAGS = _forms()
VERB_TAGS |= {
    "says": "V",
    "tells": "V",
    "writes": "V",
    "like": "i",
    "likes": "V",
    "according": "g",
    "per": "i",
    "text": "n",
}
