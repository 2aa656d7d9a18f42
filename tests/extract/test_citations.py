"""Citations: real passages of UN documents and the targets that they cite."""

from __future__ import annotations

import pytest

from pipelines.extract.citations import citations
from pipelines.model import Clean, Document, Line, Paragraph, Row, SourceText, Span
from pipelines.normalise.registers import Body, Registers, Treaty

REGISTERS = Registers(
    names=None,
    bodies={
        "cop": Body(
            "cop",
            "Conference of the Parties to the United Nations Convention against Transnational Organized Crime",
            symbols=("CTOC/COP",),
            the_convention="UNTOC",
        ),
        "wgic": Body("wgic", "Working Group on International Cooperation", symbols=("CTOC/COP/WG.3",), parent="cop"),
        "hrc": Body("hrc", "Human Rights Council", symbols=("A/HRC",)),
        "upr": Body("upr", "Working Group on the Universal Periodic Review", symbols=("A/HRC/WG.6",), parent="hrc"),
    },
    treaties={
        "UNTOC": Treaty(
            "UNTOC",
            "United Nations Convention against Transnational Organized Crime",
            forms=("Organized Crime Convention", "UNTOC"),
        ),
        "UNCAC": Treaty(
            "UNCAC", "United Nations Convention against Corruption", forms=("UNCAC", "Convention against Corruption")
        ),
        "DRUGS1988": Treaty(
            "DRUGS1988",
            "United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances",
            forms=(
                "1988 Convention",
                "United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances of 1988",
            ),
        ),
        "CAT": Treaty("CAT", "Convention against Torture"),
        "ICCPR": Treaty("ICCPR", "International Covenant on Civil and Political Rights", forms=("ICCPR",)),
        "UNTOC-TIP": Treaty("UNTOC-TIP", "Trafficking in Persons Protocol"),
    },
)


def document(*texts: str, body: str = "wgic", kind: str = "numbered", symbol: str | None = None) -> Document:
    """A document of the given paragraphs, one line each."""
    whole, paragraphs, lines = "", [], []
    for number, text in enumerate(texts, 1):
        start = len(whole)
        whole += text + "\n"
        span = Span(start, start + len(text))
        lines.append(Line(span.start, span.end))
        paragraphs.append(Paragraph(f"d:{number}", "d", number, kind, Clean.of(text, start), span))  # type: ignore[arg-type]
    return Document("d", SourceText(whole, lines), paragraphs, defaults={"body_id": body, "symbol": symbol})


def targets(*texts: str, **more: str) -> list[str]:
    return [row["target"] for row in citations(document(*texts, **more), REGISTERS)]


ARTICLES = [
    (
        "update the notification requirement under article 16, paragraph 5 (a), of the Organized Crime Convention",
        ["UNTOC/art.16/para.5/(a)"],
    ),
    (
        "the directory under articles 6, 7 and 17 of the United Nations Convention against Illicit Traffic in Narcotic "
        "Drugs and Psychotropic Substances of 1988 and authorities under the Organized Crime Convention",
        ["DRUGS1988/art.6", "DRUGS1988/art.7", "DRUGS1988/art.17"],
    ),
    (
        "legal assistance under article 18, paragraph 7, of the Convention, States parties should also ensure that their "
        "domestic laws and practice conform with article 18 of the Convention",
        ["UNTOC/art.18/para.7", "UNTOC/art.18"],
    ),
    (
        "speakers emphasized the added value of the Convention (for example, article 16, paragraphs 3 and 6; and article "
        "18, paragraphs 3 and 7). It could be avoided by using the European Convention on the Transfer of Proceedings in "
        "Criminal Matters. The use of article 20 of the Convention was noted.",
        ["UNTOC/art.16/para.3", "UNTOC/art.16/para.6", "UNTOC/art.18/para.3", "UNTOC/art.18/para.7", "UNTOC/art.20"],
    ),
    (
        "The Working Group discussed article 18 of the Convention. It focused on paragraph 30 of article 18, to be read in "
        "conjunction with paragraph 7 of article 18.",
        ["UNTOC/art.18", "UNTOC/art.18/para.30", "UNTOC/art.18/para.7"],
    ),
    (
        "(art. 13 of the European Convention on Mutual Assistance in Criminal Matters; art. 20 of the Second Additional "
        "Protocol to the European Convention on Mutual Assistance in Criminal Matters; Council Framework Decision of 13 "
        "June 2002 on joint investigation teams (2002/465/JHA); art. 19 of the Organized Crime Convention; art. 9, para. "
        "1 (c), of the United Nations Convention against Illicit Traffic in Narcotic Drugs and Psychotropic Substances of "
        "1988; and art. 49 of the United Nations Convention against Corruption)",
        [
            "european-convention-on-mutual-assistance-in-criminal-matters/art.13",
            "second-additional-protocol-to-the-european-convention-on-mutual-assistance-in-criminal-matters/art.20",
            "EU/2002/465/JHA",
            "UNTOC/art.19",
            "DRUGS1988/art.9/para.1/(c)",
            "UNCAC/art.49",
        ],
    ),
    (
        "The UNTOC provides a framework (articles 16, 18 and 13 on extradition, mutual legal assistance and confiscation, "
        "respectively) and informal cooperation (article 27). Other provisions of the Convention such as article 19 on "
        "joint investigations and article 20 on special investigative techniques",
        ["UNTOC/art.16", "UNTOC/art.18", "UNTOC/art.13", "UNTOC/art.27", "UNTOC/art.19", "UNTOC/art.20"],
    ),
    ("“serious crime”, as contained in article 2(b) of the Convention; and filling", ["UNTOC/art.2/(b)"]),
    (
        "the UNTOC is silent on this issue, whereas the UNCAC requires - in article 54, paragraph 1 (c) - States parties. In "
        "this connection, the applicability of article 34 para. 3 of the UNTOC (States parties can adopt)",
        ["UNCAC/art.54/para.1/(c)", "UNTOC/art.34/para.3"],
    ),
    (
        "although provided only in the UNCAC (article 43, paragraph 2) and not in the UNTOC.",
        ["UNCAC/art.43/para.2"],
    ),
    (
        "full use of the Convention, in particular the definition enshrined in its article 2, paragraph (b), as well as its "
        "provisions on international cooperation, in particular article 16, on extradition, and article 18, on mutual",
        ["UNTOC/art.2/(b)", "UNTOC/art.16", "UNTOC/art.18"],
    ),
    ("emphasized in UNTOC (article 18, paras. 4 and 5). The main goal", ["UNTOC/art.18/para.4", "UNTOC/art.18/para.5"]),
    ("(Switzerland: Article 19 is not self-executing), of article 19 of the Organized Crime Convention",
     ["UNTOC/art.19", "UNTOC/art.19"]),
    ("Canada has accepted the obligation in ICCPR Article 17 which is articulated as follows", ["ICCPR/art.17"]),
    (
        "articles 16, paragraph 3, and 18, paragraph 7, of the Convention, and article 46 (9) (b) of the UNCAC",
        ["UNTOC/art.16/para.3", "UNTOC/art.18/para.7", "UNCAC/art.46/para.9/(b)"],
    ),
    (
        "subparagraph (a) of paragraph 1 of article 5 of the Trafficking in Persons Protocol and articles 5 and 6, 12 States",
        ["UNTOC-TIP/art.5/para.1/(a)", "UNTOC-TIP/art.5", "UNTOC-TIP/art.6"],
    ),
    (
        "articles 9.1 and 14 (3) (d) of the International Covenant on Civil and Political Rights and article 5 (a)–(c) thereof",
        ["ICCPR/art.9/para.1", "ICCPR/art.14/para.3/(d)", "ICCPR/art.5/(a)", "ICCPR/art.5/(b)", "ICCPR/art.5/(c)"],
    ),
    ("in accordance with article 32, paragraph 3, of the Convention, and rule 2, paragraph 2, of the rules of procedure",
     ["UNTOC/art.32/para.3"]),
]  # fmt: skip

ARTICLES += [
    ("Article 18, para. 13, UNTOC, and art. 16(4) UNCAC", ["UNTOC/art.18/para.13", "UNCAC/art.16/para.4"]),
    (
        "article 16(3) of the Convention, articles 16 (4) and 18 (6)",
        ["UNTOC/art.16/para.3", "UNTOC/art.16/para.4", "UNTOC/art.18/para.6"],
    ),
    (
        "subparagraph 2 (a) of article 5, and paragraph 1 (b) of article 6",
        ["UNTOC/art.5/para.2/(a)", "UNTOC/art.6/para.1/(b)"],
    ),
    (
        "article 5, paragraph 2, subparagraphs (a) and (c), of the Convention",
        ["UNTOC/art.5/para.2/(a)", "UNTOC/art.5/para.2/(c)"],
    ),
]

NATIONAL = [
    "the provisions of articles 20 to 36 of the Lebanese Penal Code apply.",
    "The Lebanese Penal Code is the main source for extradition rules in accordance with articles 30ff., in addition",
    "Law No. 318/2001 was expanded (crimes enumerated in article 1). The law indicated in article 6 para 2 of the same law. "
    "According to Article 6 para 3, it is for the Commission, pursuant to the provisions of article 8, to send a copy.",
    "The delegation explained that article 297 of the Criminal Code addressed hate speech.",
    "Article 19 – The International Centre against Censorship welcomed the recommendations.",
    "article 14 of the Universal Declaration of Human Rights",
]

RESOLUTIONS = [
    ("In its decision 2/2, the Conference of the Parties to the United Nations Convention against Transnational Organized "
     "Crime decided to establish a group. In its decision 3/2, the Conference decided", ["CTOC/COP/DEC/2/2", "CTOC/COP/DEC/3/2"]),
    ("recommendations contained in Conference resolution 5/8 and on relevant guidance", ["CTOC/COP/RES/5/8"]),
    ("One speaker referred to General Assembly resolution 74/247 on countering the use of", ["A/RES/74/247"]),
    ("established in resolution 9/1 of the Conference, on the identification", ["CTOC/COP/RES/9/1"]),
    ("Recalling its decision 4/2 of 17 October 2008 and its resolution 5/8 of 22 October 2010, both entitled “X”, its "
     "resolution 6/1 of 19 October 2012", ["CTOC/COP/DEC/4/2", "CTOC/COP/RES/5/8", "CTOC/COP/RES/6/1"]),
    ("General Assembly resolutions 55/25 of 15 November 2000 and 58/4 of 31 October 2003, and Security Council resolution "
     "1373 (2001)", ["A/RES/55/25", "A/RES/58/4", "S/RES/1373(2001)"]),
    ("Economic and Social Council resolutions 2012/19 and 2013/30, and Assembly resolution 217 A (III)",
     ["E/RES/2012/19", "E/RES/2013/30", "A/RES/217(III)A"]),
    ("bare resolution 74/247 and resolution 9/1, decisions 2/2 and 3/2", ["A/RES/74/247", "CTOC/COP/RES/9/1",
     "CTOC/COP/DEC/2/2", "CTOC/COP/DEC/3/2"]),
    ("resolution 74/247 (A/RES/74/247)", ["A/RES/74/247"]),
    ("a resolution of the problem, the 24/7 network, decision 3 of the day", []),
]  # fmt: skip

RESOLUTIONS += [
    ("In its resolution 7/1, the Conference of the States Parties to the United Nations Convention against Corruption called for action; resolution 7/2 of the Conference of the States Parties followed",
     ["CAC/COSP/RES/7/1", "CAC/COSP/RES/7/2"]),
    ("Welcoming the work of the Human Rights Council, and recalling its resolution 9/3", ["CTOC/COP/RES/9/3"]),
    ("the Human Rights Council, in its resolution 9/3, stressed", ["A/HRC/RES/9/3"]),
    ("Assembly resolutions 65/230, annex, and 67/189; decision 1/CP.21; decision 2005/250 of the Economic and Social Council",
     ["A/RES/65/230", "A/RES/67/189", "FCCC/DEC/1/CP.21", "E/DEC/2005/250"]),
]  # fmt: skip

COUNCIL = [
    ("in accordance with Human Rights Council resolution 5/1, held its thirty-fourth session", ["A/HRC/RES/5/1"]),
    ("held, pursuant to Council resolution 16/21, a panel; resolution 28/3", ["A/HRC/RES/16/21", "A/HRC/RES/28/3"]),
]

DOCUMENTS = [
    ("CTOC/COP/WG.3/2021/3, paras. 2–4.", [("CTOC/COP/WG.3/2021/3", "paras. 2–4", ["2", "3", "4"])]),
    ("CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4, paras. 7 and 10.",
     [("CTOC/COP/WG.2/2022/4", "paras. 7 and 10", ["7", "10"]), ("CTOC/COP/WG.3/2022/4", "paras. 7 and 10", ["7", "10"])]),
    ("relevant mandates (resolution 8/1, para. 18; and resolution 9/3 COP-UNTOC, annex I, recommendation 1(h)).",
     [("CTOC/COP/RES/8/1", "para. 18", ["18"]), ("CTOC/COP/RES/9/3", "annex I, recommendation 1(h)", None)]),
    ("paragraph 15 of the annex to Human Rights Council resolution 5/1",
     [("A/HRC/RES/5/1", "paragraph 15 of the annex", ["15"])]),
    ("documents CTOC/COP/WG.3/2020/L.1/Add.1 and CTOC/COP/WG.3/2020/L.1/Add.2.",
     [("CTOC/COP/WG.3/2020/L.1/Add.1", None, None), ("CTOC/COP/WG.3/2020/L.1/Add.2", None, None)]),
    ("E/CN.15/2014/20 and Corr.1 and Add.1 and 2, A/HRC/28/2/Add.1–3",
     [("E/CN.15/2014/20", None, None), ("E/CN.15/2014/20/Corr.1", None, None), ("E/CN.15/2014/20/Add.1", None, None),
      ("E/CN.15/2014/20/Add.2", None, None), ("A/HRC/28/2/Add.1", None, None), ("A/HRC/28/2/Add.2", None, None),
      ("A/HRC/28/2/Add.3", None, None)]),
    ("(A/HRC/WG.6/34/SVN/1); A/CONF.222/17; and/or 24/7; TCP/IP; 12/15; see sect. III and para. 42 above",
     [("A/HRC/WG.6/34/SVN/1", None, None), ("A/CONF.222/17", None, None)]),
]  # fmt: skip

PUBLICATIONS = [
    ("United Nations publication, Sales No. E.09.XI.19.", ["Sales/E.09.XI.19"]),
    ("United Nations, Treaty Series, vol. 2225, No. 39574.", ["UNTS/vol.2225/No.39574"]),
    ("Council of Europe, European Treaty Series, No. 185.", ["ETS/No.185"]),
    ("[www.unodc.org/pdf/legal\\_advisory/Model%20Law%20on%20MLA%202007.pdf].",
     ["www.unodc.org/pdf/legal_advisory/Model%20Law%20on%20MLA%202007.pdf"]),
    ("account via the following link: <https://sherloc.unodc.org/cld/en/v3/sherloc/cna/register/>;",
     ["https://sherloc.unodc.org/cld/en/v3/sherloc/cna/register/"]),
    ("The SHERLOC knowledge management portal (sherloc.unodc.org), a global repository", ["sherloc.unodc.org"]),
    ("unodc-mla.facilitators@un.org; [unodc-mla.facilitators@un.org](mailto:unodc-mla.facilitators@un.org)", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ARTICLES)
def test_articles_of_treaties(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize("text", NATIONAL)
def test_articles_of_national_laws_are_annotated_and_give_no_row(text: str) -> None:
    assert targets(text) == []


@pytest.mark.parametrize(("text", "expected"), RESOLUTIONS)
def test_resolutions_and_decisions(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


@pytest.mark.parametrize(("text", "expected"), COUNCIL)
def test_short_names_mean_the_organ_above_the_reporting_body(text: str, expected: list[str]) -> None:
    assert targets(text, body="upr") == expected


@pytest.mark.parametrize(("text", "expected"), DOCUMENTS)
def test_documents_and_the_parts_pointed_to(
    text: str, expected: list[tuple[str, str | None, list[str] | None]]
) -> None:
    rows = citations(document(text), REGISTERS)
    assert [(r["target"], r["pinpoint"], r["paragraphs_cited"]) for r in rows] == expected


@pytest.mark.parametrize(("text", "expected"), PUBLICATIONS)
def test_publications_and_addresses(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


def test_ibid_takes_up_the_note_before() -> None:
    notes = (
        "United Nations, Treaty Series, vol. 2225, No. 39574.",
        "Ibid., vols. 2237, 2241 and 2326, No. 39574.",
        "A/HRC/28/2, para. 4.",
        "Ibid., paras. 7 and 8.",
    )
    rows = citations(document(*notes, kind="footnote"), REGISTERS)
    assert [r["target"] for r in rows] == [
        "UNTS/vol.2225/No.39574",
        "UNTS/vol.2237/No.39574",
        "UNTS/vol.2241/No.39574",
        "UNTS/vol.2326/No.39574",
        "A/HRC/28/2",
        "A/HRC/28/2",
    ]
    assert rows[-1]["paragraphs_cited"] == ["7", "8"]


def test_the_protocol_is_looked_for_in_the_paragraphs_before() -> None:
    before = "States should ratify the Trafficking in Persons Protocol."
    assert targets(before, "Under article 6 of the Protocol, victims are protected.") == ["UNTOC-TIP/art.6"]


def test_a_convention_without_a_body_of_its_own_needs_a_name() -> None:
    parsed = document("Under article 6 of the Convention, victims are protected.", body="hrc")
    assert citations(parsed, REGISTERS) == []
    assert "does not name" in parsed.annotations[0].message


def test_the_documents_own_symbol_cites_nothing() -> None:
    assert targets("United Nations CTOC/COP/2022/L.4", symbol="CTOC/COP/2022/L.4") == []


def test_rows_cite_their_passage_and_have_stable_ids() -> None:
    parsed = document("One.", "(b) use article 19 of the\nConvention; and article 19 of the UNTOC")
    rows = citations(parsed, REGISTERS, [{"recommendation_id": "r", "paragraph_id": "d:2"}])
    assert [r["citation_id"] for r in rows] == ["d:2:UNTOC/art.19", "d:2:UNTOC/art.19#2"]
    first: Row = rows[0]
    assert first["quote"] == "article 19 of the\nConvention" and first["as_written"] == "article 19 of the Convention"
    assert first["recommendation_id"] == "r" and first["kind"] == "treaty_article"
    assert parsed.source.text[first["char_start"] : first["char_end"]] == first["quote"]
