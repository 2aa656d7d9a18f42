"""Words of UN drafting that the linking stage must know: closed classes, and families of words that mean one thing.

Everything here is data with its reason. None of it names a document: the classes come from the grammar of English and
from the safeguard clauses that UN texts choose among ("in accordance with their domestic law", "consistent with
national legal frameworks", "subject to the availability of resources").
"""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    # Articles, prepositions, conjunctions, pronouns and particles: they carry grammar, not substance, and weigh little.
    "a an the this that these those such any all each both some no not only of to in on at by for from with without "
    "within into onto upon under over between among through during before after about against as and or nor but than "
    "so if when where while until unless once whether which who whom whose it its they their them he she his her we our us there here "
    "also too then thereof thereto therein hereby inter alia via per etc addition moreover furthermore however therefore particular general".split()
)

AUXILIARIES = frozenset(
    # Forms of "be", "have" and "do" add tense, not substance.
    "is are was were be been being has have had having do does did".split()
)

MODALS = frozenset(
    # A modal verb begins a finite verb group: two of them side by side can't both stand.
    "should shall may might must can could will would".split()
)

CALLS = frozenset(
    # Participles and adjectives by which UN texts address somebody: "are (strongly) encouraged", "is requested", "are able".
    "encouraged invited requested urged called recommended advised expected required obliged able entitled reminded "
    "allowed permitted authorized".split()
)

SEMI_MODALS = frozenset(
    # "need to", "ought to", "wish to": finite verbs that take an infinitive.
    "need needs ought wish wishes have has seek seeks continue continues agree agrees undertake undertakes".split()
)

DEGREE_ADVERBS = frozenset(
    # Adverbs that stand inside a verb group: "are also strongly encouraged", "should further consider".
    "also further strongly fully duly always never not likewise again highly particularly specifically".split()
)

ADJECTIVE_ENDINGS = ("ary", "ory", "ate", "able", "ible", "ive", "al", "ic", "ous", "ful", "less", "ant", "ent", "ible")
"""Endings of the adjectives that qualify a clause: necessary, appropriate, applicable, possible, effective, relevant."""

PREPOSITIONS = frozenset("of to in on for with by from at".split())
DETERMINERS = frozenset("the a an their its such any this that these those".split())
SUBORDINATORS = frozenset("when where while if upon by in before after as once until unless".split())

CLAUSE_OPENERS = frozenset("when where while if unless until once".split())

SENSES: dict[str, str] = {
    word: sense
    for sense, words in {
        # "in accordance with", "consistent with", "pursuant to", "subject to", "as provided by": conformity clauses.
        "CONFORM": "accordance accord consistent consistently conformity conform pursuant compliance comply subject line "
        "respecting provided",
        # Whose law: domestic, national, internal.
        "DOMESTIC": "domestic national internal municipal",
        # Law in any of its forms: domestic law, legislation, legal frameworks, laws and regulations, procedure.
        "LAW": "law legal legislation legislative regulation statute framework procedure procedural practice",
        # "where appropriate", "as necessary", "where applicable", "where possible": latitude.
        "LATITUDE": "appropriate applicable possible necessary feasible relevant needed",
        # Resource clauses: "subject to the availability of resources", "within existing resources".
        "RESOURCES": "resource fund funding extrabudgetary budget",
        # Acting together: UN texts pair "joint", "parallel" and "coordinated" investigations.
        "TOGETHER": "joint jointly parallel coordinated concerted simultaneous",
        # Speed: "quickly", "in a timely manner", "expeditiously", "without delay", "promptly".
        "SPEED": "quick quickly timely expeditious expeditiously expedite prompt promptly swift swiftly delay rapid rapidly",
        # The strength of a call.
        "CALL": "encourage invite urge request call recommend",
        # Treaties.
        "TREATY": "treaty convention agreement arrangement protocol instrument",
    }.items()
    for word in words.split()
}
"""Drafting words by what they do in a clause. Two wordings of one sense at one slot are one proposal in other words."""

LABEL_VERBS = frozenset(
    # How a label goes on after the name when it says something: "(Switzerland does not believe that ...)".
    "does do is are was has have had would could can cannot may might should will shall must "
    "believes believe thinks considers consider supports support proposes propose proposed suggests suggest suggested "
    "prefers prefer requests request requested notes note noted asks ask asked wishes wish wonders opposes oppose "
    "reserves reserve objects object recommends recommend seeks seek agrees agree disagrees disagree stresses "
    "points observes comments suggesting proposing requesting supporting not to".split()
)

LABEL_LEADS = frozenset(
    # Words before "by ..." or "from ..." in a label: "Both variations proposed by Canada", "amendment by the U.S.A.".
    "proposed proposal proposals suggested suggestion suggestions submitted comment comments amendment amendments "
    "amended addition additions added deletion deletions deleted requested request variation variations alternative "
    "alternatives inserted insertion text wording language edit edits change changes changed reservation supported "
    "input inputs note remark position new".split()
)

CHANGE_WORDS = frozenset(
    # A label may say by one word what the mark is: "(delete: France)", "(new – Israel)", "(France, addition)".
    "add added addition insert inserted insertion delete deleted deletion new replace replaced replacement alternative".split()
)
