"""The words of the generated papers. Written for this purpose: their style is that of UN papers, no sentence is taken from one.

Clauses leave a place for a subject (``{}``). All are data; what they are put together to is in ``prose``.
"""

from __future__ import annotations

SUBJECTS = tuple(
    """financial inquiries|the tracing of hidden assets|the care of witnesses at risk|hearings by video link|the handling of seized devices
    |checks at sea borders|the marking of firearms|patrols on inland waterways|the exchange of criminal records|covert purchases
    |the early identification of victims|the security of travel documents|the freezing of virtual assets|the registration of informants
    |records of beneficial owners|the transfer of detained witnesses|language services for investigators|postings of liaison magistrates
    |electronic case files|crimes that harm wildlife|falsified medical products|the return of cultural objects|registers of legal persons
    |the recognition of foreign orders|the translation of letters of request|duties to notify suspects|the custody of perishable goods
    |statistics on organized groups|cash couriers|informal money transfer services|risk profiles for containers|deep-sea ports
    |recruitment through social media|the liability of carriers|forged residence permits|safe houses|compensation funds|plea agreements
    |expert testimony|chain-of-custody forms|the disposal of confiscated vehicles|joint border posts|air passenger data|prepaid telephone cards
    |encrypted messaging services|the storage of subscriber data|emergency requests for data|cross-border surveillance|hot pursuit
    |surrender by consent|assurances on prison conditions|the time limits of provisional arrest|the rule of speciality|dual criminality
    |the sharing of costs|the division of recovered assets|national coordination councils|the rotation of central authority staff
    |awareness campaigns in schools|local crime observatories|labour inspections|private security companies|the vetting of officials""".replace("\n", "").split("|")
)  # fmt: skip
SUBJECTS = tuple(" ".join(subject.split()) for subject in SUBJECTS)

PROCESSES = (
    "the seizure", "the valuation", "the storage", "the registration", "the inspection", "the labelling", "the disclosure", "the destruction", "the insurance",
    "the digitization", "the transport", "the sealing", "the sampling", "the sale at auction", "the temporary release", "the cataloguing", "the leasing", "the import",
    "the repair", "the remote reading", "the reuse by charities", "the return to owners", "the licensing", "the joint inspection", "the random checking", "the forgery",
)  # fmt: skip
THINGS = (
    "vehicles", "company records", "bank statements", "forensic samples", "passports", "container seals", "ammunition", "protected timber", "fishing vessels", "gold bars",
    "antiquities", "vaccines", "customs forms", "laboratory reports", "fingerprint cards", "voice recordings", "satellite images", "server logs", "invoices", "land titles",
    "luxury watches", "horses", "fuel tanks", "pesticides", "electronic waste", "work permits", "birth certificates", "payment cards", "shares", "cryptographic keys",
    "drones", "night-vision devices", "exhibits", "sealed files", "archives", "harbour cranes", "cargo manifests", "mobile scanners", "radio equipment", "warehouses",
)  # fmt: skip
"""A process and a thing make a subject too ("the valuation of fishing vessels")."""

TITLES = (
    "Good practices and obstacles in {}", "Recent experience with {}", "Ways of strengthening cooperation on {}",
    "Legal and practical questions raised by {}", "National approaches to {}", "Making better use of {}",
    "Measures against organized crime relating to {}", "Coordination among authorities in matters of {}",
)  # fmt: skip

STATES = ("States parties", "States", "Member States")
OFFICES = ("The Secretariat", "The United Nations Office on Drugs and Crime")
STATES_ASK = (
    "should", "should consider whether to", "are encouraged to", "are strongly encouraged to", "are invited to", "may wish to", "are urged to", "need to",
)  # fmt: skip
OFFICE_ASK = ("should", "should continue to", "is requested to", "is invited to")

QUALIFIERS = (
    "where appropriate", "as far as resources permit", "within the limits of their legal systems", "whenever feasible", "in suitable cases",
    "at the earliest opportunity", "on a voluntary basis", "in close consultation with practitioners", "without undue delay", "where national rules so allow",
)  # fmt: skip
OFFICE_QUALIFIERS = (
    "subject to the availability of extrabudgetary resources",
    "upon request",
    "in close consultation with practitioners",
    "at the earliest opportunity",
)

VERBS = (
    "adopt", "revise", "publish", "develop", "circulate", "simplify", "introduce", "evaluate", "compile", "test", "translate", "update", "finance",
    "endorse", "standardize", "pilot", "digitize", "consolidate", "expand", "monitor", "rethink", "codify", "draft", "commission",
)  # fmt: skip
OBJECTS = (
    "written procedures for {}", "model clauses on {}", "anonymized statistics on {}", "joint curricula on {}", "plain guidance on {}", "standard forms for {}",
    "uniform time frames for {}", "audits of {}", "research on {}", "registers relating to {}", "case studies on {}", "checklists for {}", "legislation that governs {}",
    "memorandums of understanding on {}", "software that supports {}", "specialized units that deal with {}", "round-the-clock contact points for {}",
    "peer reviews of {}", "glossaries of terms used in {}", "exercises that simulate {}", "cost-sharing schemes for {}", "regional road maps on {}",
    "handbooks for practitioners concerned with {}", "oversight bodies responsible for {}",
)  # fmt: skip
"""An action is a verb and an object; what it is about stands in the object's gap."""

MEANS = (
    "including through placements of staff abroad", "including by means of shared digital platforms", "for instance through round tables with judges",
    "including through bilateral visits", "for example by pooling laboratory equipment", "including by drawing on lessons of other regions",
    "with the help of interpreters who know the subject", "including through online courses in several languages", "in partnership with financial intelligence units",
)  # fmt: skip

PURPOSES = (
    "shorten the time needed to answer requests", "avoid parallel work by several agencies", "ensure that evidence stands up before courts", "reach jurisdictions with few staff",
    "build trust among counterparts", "keep pace with the methods of criminal groups", "reduce the burden on victims who testify", "deprive organized groups of their profits",
    "respond to requests that concern minors", "make refusals less frequent", "lower the costs of translation", "offer practitioners a common point of reference",
    "detect suspicious patterns sooner", "prevent the loss of volatile data", "improve the quality of outgoing requests", "foster a shared understanding of key terms",
)  # fmt: skip

PURPOSE_VERBS = (
    "improve",
    "safeguard",
    "speed up",
    "harmonize",
    "document",
    "support",
    "make more predictable",
    "put on a sound footing",
)
PURPOSE_OBJECTS = (
    "the gathering of evidence abroad", "the position of injured parties", "the work of small prosecution offices", "spontaneous transmissions of information",
    "the enforcement of final judgments", "contacts between liaison officers", "the drafting of outgoing letters", "decisions on urgent measures", "access to public archives",
    "the training of young magistrates", "the reporting of suspicious transfers", "oversight by parliaments", "the rights of third parties who act in good faith",
    "the pooling of scarce expertise", "the follow-up to refused requests", "the planning of operations at several sites",
)  # fmt: skip

CONTEXTS = (
    "in trafficking cases", "in cases of cybercrime", "involving shell companies", "at free ports", "in rural areas", "across land borders", "in pre-trial proceedings",
    "involving minors", "in appeal proceedings", "along maritime routes", "in cases of fraud", "with regard to repeat offenders",
)  # fmt: skip
"""What narrows a subject."""

TAILS = (
    "in doing so, they should {action} and keep {group} informed", "in that connection, {group} should be consulted on {object}",
    "such efforts should be evaluated together with {group}, with special regard to {object}", "to that end, {group} could be asked to {action}",
    "in so doing, the experience gained by {group} with {object} should be drawn upon",
)  # fmt: skip
GROUPS_CONCERNED = (
    "defence lawyers", "smaller jurisdictions", "victims and their families", "front-line officers", "civil society organizations", "central authorities",
    "forensic laboratories", "island States", "landlocked developing countries", "national statistical offices", "customs brokers", "probation services",
)  # fmt: skip

REPORTED = (
    "{} highlighted the importance of {} and described recent reforms in that area.",
    "{} pointed out that {} remained a challenge, in particular for jurisdictions with limited means.",
    "{} noted that clear rules on {} had made it possible to {}.",
    "{} stressed the need to {} and gave examples of cases involving {}.",
    "{} referred to regional instruments dealing with {} and suggested that they be used more often.",
    "{} expressed the view that further work on {} would help to {}.",
)  # fmt: skip
SPEAKERS = (
    "One speaker", "Another speaker", "Some speakers", "Several speakers", "Other speakers", "Many speakers", "A number of speakers", "A few speakers",
)  # fmt: skip

INSERTIONS = (
    # What a State adds, and other words for the same, as a drafting group might choose them.
    ("in accordance with domestic law", "in line with the fundamental principles of domestic law"),
    ("upon request of the State concerned", "at the request of the States concerned"),
    ("with full respect for human rights", "while fully respecting human rights obligations"),
    ("taking into account gender perspectives", "with due account taken of gender perspectives"),
    ("with due regard for data protection", "having due regard to the protection of personal data"),
    ("in cooperation with civil society", "in cooperation with relevant civil society organizations"),
    ("without prejudice to pending proceedings", "without prejudice to any proceedings that are pending"),
    ("on mutually agreed terms", "on terms that are mutually agreed"),
    ("in a transparent manner", "in an open and transparent manner"),
    ("with the assistance of experts", "with assistance provided by experts"),
)  # fmt: skip

REMARKS = (
    "this goes beyond the mandate of the Working Group", "the wording seems too broad for our delegation", "our legal system does not know this measure",
    "we prefer the language agreed at the previous session", "the financial implications should be clarified first", "this matter is better dealt with in another forum",
    "it is not clear who would bear the costs", "in our country, this falls to the courts alone",
)  # fmt: skip

NARRATIVES = (
    "The competent ministry has, since the reform of its code of criminal procedure, dealt with {} through a dedicated unit.",
    "National legislation contains detailed provisions on {}, which courts have applied in a growing number of cases.",
    "With regard to {}, requests from abroad are answered on the basis of treaties or of reciprocity.",
    "A bill that would regulate {} is before parliament and is expected to be adopted in the coming year.",
    "Training for practitioners on {} is offered twice a year and is open to participants from neighbouring countries.",
)  # fmt: skip

FIRST_NAMES = "Amara Beatriz Carlos Dilnoza Elena Farid Grace Henrik Ines Jakub Keiko Luca Mariam Nadia Omar Paulo Quentin Rosa Sami Tereza Usha Viktor Wanjiru Yara Zoltan".split()
LAST_NAMES = "Abadi Bergström Castellanos Dlamini Eriksen Fofana Grgić Hakimov Ivanova Jansen Kamara Lindqvist Moreau Nakamura Okafor Petrescu Quispe Rossi Silva Tanaka Ursu Vasquez Weber Yilmaz Zulu".split()
OFFICES_HELD = (
    "Prosecutor", "Senior Legal Adviser", "Head of Unit", "Deputy Director", "Judge of the Court of Appeal", "Chief Superintendent", "Counsellor",
)  # fmt: skip
SERVICES = (
    "Ministry of Justice",
    "Office of the Attorney General",
    "Ministry of the Interior",
    "Federal Police",
    "Ministry of Foreign Affairs",
)

WITH_ARTICLE = frozenset(
    """Bahamas|Central African Republic|Comoros|Congo|Czech Republic|Democratic Republic of the Congo|Dominican Republic|Gambia|Holy See
    |Lao People's Democratic Republic|Libyan Arab Jamahiriya|Marshall Islands|Netherlands|Niger|Philippines|Republic of Korea|Republic of Moldova
    |Russian Federation|Solomon Islands|State of Palestine|Sudan|Syrian Arab Republic|United Arab Emirates
    |United Kingdom of Great Britain and Northern Ireland|United Kingdom|United Republic of Tanzania|United States of America|United States""".replace("\n", "").split("|")
)  # fmt: skip
WITH_ARTICLE = frozenset(name.strip() for name in WITH_ARTICLE)
"""States whose name takes "the" inside a sentence."""

RETIRED = ("TUR", "CZE", "SWZ", "CPV", "MKD", "LBY")
"""States whose short name changed within the years of the generated meetings; the register says when."""

IN_THESE_YEARS = {"NLD": "Netherlands", "NRU": "Nauru"}
"""Names in use during all of those years, and changed since."""

SHORT = {"GBR": "United Kingdom", "USA": "United States"}
"""Short names that reports use beside the full ones."""

BEHALF = (
    "Group of 77 and China",
    "African Group",
    "Group of Latin American and Caribbean States",
    "European Union",
    "Group of Eastern European States",
    "Group of African States",
)

BODIES = {
    "wgic": ("Working Group on International Cooperation", "CTOC/COP/WG.3"),
    "wgtip": ("Working Group on Trafficking in Persons", "CTOC/COP/WG.4"),
    "wgfirearms": ("Working Group on Firearms", "CTOC/COP/WG.6"),
    "wgsom": ("Working Group on the Smuggling of Migrants", "CTOC/COP/WG.7"),
}  # fmt: skip

SESSIONS = {year: n for n, year in enumerate(range(2008, 2029, 2), 4)}
"""The sessions of the Conference: the fourth in 2008, every second year since, in October."""

ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth".split()
NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
