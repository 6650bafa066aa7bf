"""The words that people ask with, by what they are used for."""

from __future__ import annotations

# The verbs by which people ask for what somebody says or thinks. Source: VerbNet classes say-37.7,
# tell-37.2, talk-37.5, conjecture-29.5 and their like, as far as they are used in questions.
ASKING_VERBS = frozenset(
    """
    say says said saying tell tells told telling think thinks thought talk talks talked speak speaks
    spoke claim claims claimed believe believes believed comment comments commented mention mentions
    mentioned state states stated
    """.split()
)
# Further verbs that make their subject a speaker, though they also tell what is asked for.
REPORTING_VERBS = ASKING_VERBS | frozenset(
    """
    accuse accused admit admitted advise advised announce announced answer answered argue argues
    argued ask asked blame blamed call called complain complained criticize criticized defend
    defended demand demanded deny denied describe described expect expects expected explain
    explained fear fears feel feels find found insist justify justified make predict predicted
    propose proposed promise promised react reacted recommend recommended remark reply replied
    report reported respond responded reveal revealed suggest suggested tweet tweeted urge urged vow
    vowed want wants warn warned write wrote post posted
    """.split()
)
# Nouns for what somebody has said or thinks: "the mayor's reaction".
SPEECH_NOUNS = frozenset(
    """
    advice answer argument claim comment comments criticism defence defense explanation opinion
    plans position quote reaction remark remarks reply response stance statement statements take
    thoughts tweet view views warning words
    """.split()
)
AUXILIARIES = frozenset(
    """
    did does do has have had is are was were would will could can might should didnt doesnt dont
    """.split()
)
PRONOUNS = frozenset("he she they".split())
# Whom one asks about who means nobody in particular. Source: Quirk et al. (1985), "A Comprehensive
# Grammar of the English Language", 6.45, the indefinite pronouns of persons.
INDEFINITES = frozenset(
    """
    anybody anyone everybody everyone nobody noone one others people somebody someone
    """.split()
)
# Words of a question that say nothing of its subject: politeness, typing noise, and the asking.
NOISE = ASKING_VERBS | frozenset(
    """
    pls plz please hi hello hey thanks thank thx lol ok okay u ur r ya according anything something
    someone somebody anyone anybody tell give show know many much
    """.split()
)
# Those of them that are nouns or have a meaning of their own besides: where nobody's words are
# asked for, they say what is.
MEANINGFUL_NOISE = frozenset(
    """
    state stated states claim claimed claims comment comments mention mentioned mentions talk talks
    believe believed know show give
    """.split()
)
REQUESTS = frozenset("give know show".split())
# Words before a noun, which then is no verb of asking.
DETERMINERS = frozenset("a an any each her his its my our that the their this your".split())
# Nouns for what there is to read: "news about the bridge" asks about the bridge alone.
NEWS_NOUNS = frozenset(
    """
    article articles coverage headline headlines info information news passages quotes quotations
    report reports stories story update updates
    """.split()
)
WORDS_OF = frozenset("anything everything quotation quotations quotes something".split())
BY = frozenset("by from".split())
SUBJECTS = frozenset("about concerning on regarding".split())
NEW = frozenset("latest new recent".split())
HAPPENED = frozenset("happen happened happening happens".split())
NAMING_WORDS = frozenset("called named surnamed surname mr mrs ms miss".split())
# What joins those who are asked about together.
JOINTS = frozenset("and or vs versus plus".split())
# Adjectives of age, mood and merit that people put before a name or a role, and that tell nobody
# from anybody else. Source: the attributive adjectives of persons in Biber et al. (1999), "Longman
# Grammar of Spoken and Written English", 7.5.
EPITHETS = frozenset(
    """
    angry arrogant bad beloved big brave clever corrupt crazy crooked cruel dear disgraced evil
    famous fat foolish funny furious good great happy honest infamous late lazy little lovely lying
    mad mean nice notorious old outspoken poor popular powerful proud rich rude sad silly smart
    strong stupid ugly unpopular weak wise wonderful worried young
    """.split()
)
PREPOSITIONS = frozenset("on about regarding re concerning".split())
