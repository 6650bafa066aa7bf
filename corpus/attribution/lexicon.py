"""Closed word classes and small word lists that the rules of this package read.

Sources: the closed classes follow Quirk, Greenbaum, Leech & Svartvik (1985), "A Comprehensive
Grammar of the English Language" (determiners 5.10, pronouns 6.15, prepositions 9.7, subordinators
14.12, conjuncts and adverbs 8). Titles and honorifics are those of the Associated Press
stylebook's entries "titles", "military titles", "legislative titles" and "religious titles".
Kinship and role nouns are the person hyponyms that occur in news most, after Levin (1993) and
VerbNet's animate roles.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SUBJECT_PRONOUNS = _words("he she they it i we you")
MALE_PRONOUNS = _words("he him his himself")
FEMALE_PRONOUNS = _words("she her hers herself")
PLURAL_PRONOUNS = _words("they them their theirs themselves")
NEUTER_PRONOUNS = _words("it its itself")
FIRST_PERSON = _words("i we me us my our mine ours myself ourselves")
RELATIVES = _words("who which whom whose")
POSSESSIVES = _words("his her its their our my your")
DETERMINERS = _words(
    "the a an this these those some any no every each another other both all many few several"
    " most much more less such what whatever either neither half enough last next"
)
NUMBER_WORDS = _words(
    "one two three four five six seven eight nine ten eleven twelve dozen dozens hundred"
    " hundreds thousand thousands million millions billion billions"
)
PREPOSITIONS = _words(
    "of in on at by for from to with about against among between into onto over under after"
    " before during through throughout toward towards upon within without across along around"
    " behind beneath beside besides beyond despite except inside near off outside past per"
    " since than till until up down out via amid amidst regarding concerning including like"
    " unlike versus following alongside"
)
CONJUNCTIONS = _words("and or nor yet")
SUBORDINATORS = _words(
    "but because although though if unless while whereas when whenever where wherever as so"
    " whether once lest how why"
)
AUXILIARIES = _words(
    "is are was were be been being am has have had having do does did will would shall should"
    " can could may might must ought 'd 'll 've 're 'm won't wouldn't can't couldn't don't"
    " doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't shouldn't cannot"
)
PASSIVE_AUXILIARIES = _words("is are was were be been being am isn't aren't wasn't weren't 're 'm")
ADVERBS = _words(
    "also not never ever even just only still then now again later too once soon already"
    " often always sometimes perhaps maybe instead rather quite very so far much almost"
    " further meanwhile nonetheless nevertheless however therefore thus moreover furthermore"
    " indeed here there today yesterday tomorrow earlier ago away back together alone n't"
    " twice long first"
)
CALENDAR = _words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april"
    " may june july august september october november december jan. feb. mar. apr. jun. jul."
    " aug. sept. sep. oct. nov. dec."
)
TIMES = _words(
    "today yesterday tomorrow tonight year years month months week weeks weekend day days night"
    " morning afternoon evening spring summer autumn winter decade decades century moment time"
)

# Abbreviations that keep their full stop and do not end a sentence.
ABBREVIATIONS = (
    "Mr Mrs Ms Dr Sen Sens Rep Reps Gov Govs Gen Lt Col Sgt Capt Cmdr Maj Adm Rev Fr Prof Pres Hon"
    " Atty Supt Insp Jr Sr St vs Inc Corp Co Ltd Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov"
    " Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont"
    " Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo No Dept Ave Blvd Mt Messrs Mme"
).split()

# The United States' states as they stand behind a town (Associated Press stylebook, "state names").
STATES = _words(
    "Ala. Ariz. Ark. Calif. Colo. Conn. Del. Fla. Ga. Ill. Ind. Kan. Ky. La. Md. Mass. Mich. Minn."
    " Miss. Mo. Mont. Neb. Nev. N.C. N.D. N.H. N.J. N.M. N.Y. Okla. Ore. Pa. R.I. S.C. S.D. Tenn."
    " Tex. Va. Vt. Wash. Wis. W.Va. Wyo. D.C."
)

# Titles that stand before a name and are no part of it, with the gender that they give.
HONORIFICS_MALE = _words("mr. mr sir lord king prince father brother fr. messrs. pope congressman")
HONORIFICS_FEMALE = _words(
    "mrs. mrs ms. ms miss lady dame queen princess sister mme. madam congresswoman"
)
TITLES = (
    HONORIFICS_MALE
    | HONORIFICS_FEMALE
    | _words(
        "dr. dr sen. sen sens. rep. rep reps. gov. gov govs. gen. gen lt. lt col. col sgt."
        " sgt capt. capt cmdr. maj. adm. rev. prof. prof pres. hon. supt. insp. atty."
        " president senator senators representative representatives governor secretary"
        " minister chancellor chairman chairwoman chairperson chair speaker justice judge"
        " mayor sheriff officer detective ambassador director general colonel major captain"
        " lieutenant sergeant admiral commander professor doctor reverend bishop archbishop"
        " cardinal rabbi imam sheikh ayatollah attorney commissioner councilman councilwoman"
        " assemblyman assemblywoman delegate treasurer premier emperor empress emir sultan"
        " vice deputy former ex acting interim then prime foreign chief state first lady"
        " spokesman spokeswoman spokesperson leader majority minority republican democrat"
        " democratic libertarian presidential nominee candidate coach superintendent inspector"
        " constable constituent princess prince baron baroness count countess duke duchess"
        " congressman congresswoman strategist analyst economist adviser advisor aide manager"
        " editor reporter correspondent host anchor author actor actress singer billionaire"
        " businessman pollster activist lawyer ceo founder co-founder president-elect rapper"
        " comedian journalist mp mep msp whip"
    )
)
NAME_SUFFIXES = _words("jr. jr sr. sr ii iii iv v")
NAME_PARTICLES = _words(
    "de la las los del dela della dello di da du dos das van von zu zur der den ter ten bin ibn"
    " binti al el ben le bint"
)

# Nouns that head a reference to a person by what they are; the gender they give, if they do.
MALE_NOUNS = _words(
    "man men boy husband father son brother grandfather grandson uncle nephew spokesman"
    " businessman congressman chairman councilman policeman salesman statesman king prince"
    " widower gentleman guy assemblyman fireman cameraman newsman actor priest veteran's"
)
FEMALE_NOUNS = _words(
    "woman women girl wife mother daughter sister grandmother granddaughter aunt niece"
    " spokeswoman businesswoman congresswoman chairwoman councilwoman policewoman stateswoman"
    " queen princess widow lady actress assemblywoman mom mum"
)
PERSON_NOUNS = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | _words(
        "president senator representative governor secretary minister chancellor chair"
        " chairperson speaker justice judge mayor sheriff officer detective ambassador"
        " director general colonel major captain lieutenant sergeant admiral commander"
        " professor doctor reverend bishop archbishop cardinal rabbi imam attorney"
        " commissioner delegate treasurer premier spokesperson leader nominee candidate coach"
        " superintendent inspector strategist analyst economist adviser advisor aide manager"
        " editor reporter correspondent host anchor author singer billionaire mogul tycoon"
        " pollster activist lawyer ceo founder co-founder rapper comedian journalist"
        " researcher scientist historian expert official executive chief head lawmaker"
        " legislator politician democrat republican conservative liberal veteran soldier nurse"
        " teacher student writer blogger columnist critic artist musician producer filmmaker"
        " photographer engineer developer farmer worker driver owner resident neighbour"
        " neighbor witness victim survivor suspect defendant prosecutor investigator agent"
        " diplomat envoy negotiator organizer organiser campaigner advocate supporter opponent"
        " rival voter citizen source insider employee executive consultant contractor trader"
        " investor banker physician surgeon psychologist psychiatrist psychoanalyst"
        " sociologist biologist physicist chemist fellow scholar dean chaplain pastor priest"
        " monk nun guard deputy partner friend colleague ally newcomer incumbent native"
        " teenager parent child boss entrepreneur industrialist dissident exile refugee"
        " migrant moderator commentator narrator presenter captain skipper striker goalkeeper"
        " player athlete champion"
    )
)
PLURAL_PEOPLE = _words(
    "people officials activists researchers critics supporters experts analysts lawmakers"
    " aides advisers advisors sources voters democrats republicans senators residents"
    " witnesses police authorities prosecutors lawyers scientists economists leaders opponents"
    " observers conservatives liberals reporters journalists scholars historians doctors"
    " families parents students workers protesters demonstrators investigators diplomats"
    " strategists members men women others citizens americans users users' executives"
    " attorneys candidates"
)
ORGANISATION_NOUNS = _words(
    "bank association institute center centre university department office bureau board"
    " council committee alliance union federation academy college school ministry court"
    " society league party house senate agency commission foundation fund times post journal"
    " news campaign group company firm inc inc. corp corp. co co. ltd ltd. service services"
    " chamber division administration authority team staff network club museum church army"
    " police government newspaper magazine organization organisation coalition organisers"
    " watch corporation congress parliament hospital studio channel station website outlet"
    " publication press tribune herald guardian observer telegraph gazette daily weekly review"
    " airline airlines airport embassy consulate tribunal forum initiative project program"
    " programme partnership show"
)
DOCUMENT_NOUNS = _words(
    "report poll survey study statement letter document order memo memorandum lawsuit"
    " complaint filing ruling indictment affidavit article story editorial book tweet post"
    " email e-mail message transcript resolution bill law act platform manifesto press release"
    " ad advertisement video headline paper analysis review census data figures records papers"
    " documents emails filings polls surveys studies reports constitution treaty agreement"
    " warrant note op-ed column blog advisory bulletin dossier petition proclamation decree"
    " directive summary audit"
)

# Past tenses and participles that no suffix betrays, of verbs that seldom report speech: without
# them "Ann Lee went" would look like a name and a noun. Quirk et al. (1985), 3.11-3.20.
IRREGULAR_PASTS = _words(
    "was were became began bent bet bit bled blew bore bought bound broke brought built burnt"
    " came caught chose clung crept cut dealt did dove drank drew drove dug ate fed fell felt"
    " fled flew forbade forgot fought found froze gave went got grew hung heard held hid hit"
    " hurt kept knelt knew laid lay led left lent let lit lost made meant met paid put quit"
    " ran rang read rode rose sang sank sat saw set sent shone shook shot shut slept slid sold"
    " sought spent spoke spread sprang stood stole struck stuck stung swam swept swore swung"
    " taught thought threw told took tore understood voted withdrew woke won wore wound wrote"
    " said shown known given taken seen done gone been grown thrown drawn written spoken"
    " chosen driven fallen risen gets goes comes makes takes gives keeps shows seems becomes"
    " remains includes happens lives stands runs wins loses needs tries begins continues"
)

# Words in -ed that are no past tense.
NOT_PAST = _words(
    "need feed seed weed deed speed breed bleed indeed hundred exceed proceed succeed shed"
    " sled creed greed steed embed sacred naked wicked beloved biped moped united"
)

# Words in -ly that are no adverbs but nouns.
NOT_ADVERBS = _words(
    "family assembly anomaly monopoly butterfly homily supply ally rally july italy"
)

# Participles that give a title or a nickname: what stands in quotation marks behind is a name.
TITLING = _words("titled entitled subtitled headlined nicknamed captioned")
# What brings in the name of somebody who was only described: "a man named Lee".
NAMING = _words("surname name named called nickname identified known surnamed")
# "researchers at the institute": behind these prepositions stands whom several people speak for.
AFFILIATING = _words("at for with")

# "did not respond to requests for comment" reports silence.
ANSWERING = _words("respond reply answer return comment request requests")
NEGATIONS = _words("not never no nor neither without")

# Verbs that name whom they are told to.
TELLING = _words(
    "tell assure reassure remind inform notify warn advise caution alert brief promise ask"
)

# What stands before the colon of a headline and speaks for nobody ("Live: ...").
KICKERS = _words("live latest watch video exclusive opinion analysis breaking update photos")

# Who issues a ban or signs a bill acts; who issues a statement speaks.
ISSUING = _words("issue release publish sign pass adopt deliver send file submit unveil")
