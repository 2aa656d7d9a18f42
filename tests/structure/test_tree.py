"""Whole passages to trees."""

from __future__ import annotations

from pipelines.model import Document
from pipelines.read import markdown, text
from pipelines.structure import structure


def tree(printed: str, reader: str = "text") -> Document:
    source = text.read(printed) if reader == "text" else markdown.read(printed)
    return structure("d", source)


def outline(document: Document) -> list[tuple[str, str, str]]:
    return [(p.kind, p.id.removeprefix("d:"), p.text) for p in document.paragraphs]


def test_a_page_break_and_a_footnote_inside_a_point() -> None:
    printed = (
        "57. The points were as follows:\n(a) States parties should secure electronic evidence for the detection,\n\n"
        "__________________\n3\n\nV.20-03878\n\nThis point was not included in the first documents of the meeting. Its\n"
        "inclusion was suggested.\n11/15\n\nCTOC/COP/WG.3/2020/4\n\ninvestigation and prosecution of crimes;\n(b) Others.\n"
    )
    assert outline(tree(printed)) == [
        ("numbered", "57", "The points were as follows:"),
        (
            "point",
            "57(a)",
            "States parties should secure electronic evidence for the detection, investigation and prosecution of crimes;",
        ),
        (
            "footnote",
            "fn-3",
            "This point was not included in the first documents of the meeting. Its inclusion was suggested.",
        ),
        ("point", "57(b)", "Others."),
    ]


def test_an_ordinal_that_the_reader_moved_finds_its_title() -> None:
    printed = (
        "II. Organization\n19. The Group adopted the agenda below.\n1.\n\nA.\n\nOrganizational matters:\n(a)\n\nOpening;\n\n(b)\n\n"
        "Agenda.\n\n2.\n\nOther matters.\n\nAttendance\n20. The parties came.\n"
    )
    found = {p.text: p for p in tree(printed).paragraphs}
    assert (found["Attendance"].kind, found["Attendance"].number) == ("heading", "A.")
    assert found["Organizational matters:"].id == "d:19/1"
    assert found["Opening;"].id == "d:19/1(a)"
    assert found["The parties came."].section_path == ("Organization", "Attendance")


def test_annexes_letter_anew_and_titles_inside_do_not_restart_them() -> None:
    printed = (
        "1. *Endorses* the recommendations set out in annex I;\n\nAnnex I\n\nRecommendations adopted at the twelfth meeting\n\n"
        "The Working Group adopted the following recommendations:\n\nJoint bodies\n\n- (a) States should act;\n- (b) States should speak;\n\n"
        "Special techniques\n\n- (c) States should look.\n\nAnnex II\n\nOther things\n\n- (a) UNODC is encouraged to help.\n"
    )
    document = tree(printed, "markdown")
    points = [(p.id.removeprefix("d:"), p.section_path[-1]) for p in document.paragraphs if p.kind == "point"]
    assert points == [
        ("annex-I(a)", "Joint bodies"),
        ("annex-I(b)", "Joint bodies"),
        ("annex-I(c)", "Special techniques"),
        ("annex-II(a)", "Other things"),
    ]


def test_numbering_that_restarts_under_titles_of_one_session() -> None:
    printed = (
        "#### ***Session 5. Tools and networks.***\n\n*Networking*\n\n- 1) Networks are important.\n- 2) UNODC supports them.\n\n"
        "*Tools*\n\n- 1) The following were presented:\n  - ✓ The portal;\n  - ✓ The directory.\n"
    )
    ids = [p.id.removeprefix("d:") for p in tree(printed, "markdown").paragraphs if p.kind == "numbered"]
    assert ids == ["session-5/networking:1", "session-5/networking:2", "session-5/tools:1"]


def test_a_preamble_is_cut_at_its_participles() -> None:
    printed = (
        "The Conference of the Parties to the Convention,\n\nNoting that cooperation has a place,\n\nRecalling its decision 2/2, and in\n\n"
        "particular its title,\n\n- 1. *Endorses* the text;\n- 2. Also endorses the annex.\n"
    )
    assert [(p.kind, p.text) for p in tree(printed, "markdown").paragraphs] == [
        ("preambular", "The Conference of the Parties to the Convention,"),
        ("preambular", "Noting that cooperation has a place,"),
        ("preambular", "Recalling its decision 2/2, and in particular its title,"),
        ("operative", "Endorses the text;"),
        ("operative", "Also endorses the annex."),
    ]


def test_lists_of_names_cut_by_a_page_are_one_paragraph() -> None:
    printed = "29. The following were represented: Peru, Philippines, Poland,\n\n\n\nPortugal, Qatar and Yemen.\n\n30. The European Union.\n"
    assert outline(tree(printed, "markdown"))[0] == (
        "numbered",
        "29",
        "The following were represented: Peru, Philippines, Poland, Portugal, Qatar and Yemen.",
    )


def test_bold_paragraphs_that_a_converter_glued() -> None:
    printed = "**Tenth session****Vienna, 12–16 October 2020****I. Introduction**\n\n1. The meeting was held.\n"
    assert [p.text for p in tree(printed, "markdown").paragraphs] == [
        "Tenth session",
        "Vienna, 12–16 October 2020",
        "Introduction",
        "The meeting was held.",
    ]


def test_footnote_calls_go_in_their_order() -> None:
    printed = (
        "1. The law on mutual assistance developed in 2007 1 and the guide developed in 2009, 2 with articles 16, 18 and 19.\n"
        "_____________\n1\nSee the law.\n"
    )
    document = tree(printed)
    assert document.paragraphs[0].text == (
        "The law on mutual assistance developed in 2007 and the guide developed in 2009, with articles 16, 18 and 19."
    )


def test_a_missing_label_is_annotated() -> None:
    document = tree("1. The points were:\n(a) One;\n(b) Two;\n(d) Four.\n")
    assert [a.message for a in document.annotations if a.severity == "warning"] == ["1 label(s) missing before (d)"]


def test_every_character_is_accounted_for() -> None:
    printed = "I. Introduction\n1. The meeting was held.\n\nV.20-03878\n3/15\n2. It was\nadopted.\n"
    document = tree(printed)
    seen = {i for p in document.paragraphs for i in range(p.span.start, p.span.end)}
    seen |= {i for span in document.furniture for i in range(span.start, span.end)}
    assert not [printed[i] for i in range(len(printed)) if i not in seen and not printed[i].isspace()]


def test_a_recommendation_in_bold_goes_on_after_a_page_break() -> None:
    """Reviews set recommendations in bold; what stands on the next page is their rest, no title."""
    source = text.read(
        "121. The following recommendations enjoy the support of the State:\n\n"
        "121.1 Provide training for officials, and ensure that their acts related to the\n\n"
        "treatment of witnesses comply with its obligations under the Council of\n\n"
        "Europe Convention (Chile);\n\n121.2 Protect victims (Peru).\n"
    )
    for line in source.lines[1:]:
        line.bold = True
    found = structure("r", source).paragraphs
    assert [p.kind for p in found] == ["numbered", "point", "point"]
    assert found[1].text.endswith("obligations under the Council of Europe Convention (Chile);")


def test_a_title_ends_an_agenda_that_has_reached_the_number_of_its_paragraph() -> None:
    printed = (
        "3. The meeting was opened.\n\n4. The Working Group adopted the following agenda:\n\n1. Organizational matters.\n\n2. Firearms.\n\n"
        "3. Other matters.\n\n4. Adoption of the report.\n\nA. Attendance\n\n5. The following States were represented: Chad and Peru.\n"
    )
    assert [(kind, path) for kind, path, _ in outline(tree(printed))][-3:] == [
        ("list_item", "4/4"),
        ("heading", "h-attendance"),
        ("numbered", "5"),
    ]


def test_a_title_follows_a_remark_in_brackets() -> None:
    printed = (
        "Agenda item 2\n\nThe points were as follows:\n\n(a) States should keep registers;\n(b) States should keep records of each case that\n"
        "was closed. (Chad: this goes beyond the mandate)\nAgenda item 3\n\nOther matters\n\nThe points were as follows:\n\n(a) States should act.\n"
    )
    assert [path for kind, path, _ in outline(tree(printed)) if kind == "point"] == [
        "agenda-item-2(a)",
        "agenda-item-2(b)",
        "agenda-item-3(a)",
    ]


def test_a_page_break_inside_a_name_and_inside_a_short_point() -> None:
    printed = (
        "7. Statements were made by representatives of the following States parties: Bahamas, New\n\n\n\nZealand and Peru.\n\n"
        "8. The points were:\n\n(a) States should heed the experience gained by island\n\n\n\nStates in such cases;\n\n(b) States should act.\n"
    )
    assert [text for _, _, text in outline(tree(printed, "markdown"))] == [
        "Statements were made by representatives of the following States parties: Bahamas, New Zealand and Peru.",
        "The points were:",
        "States should heed the experience gained by island States in such cases;",
        "States should act.",
    ]


def test_a_remark_on_a_line_of_its_own_and_a_title_broken_inside_its_date() -> None:
    printed = (
        "Report on the meeting of the Working Group on Firearms held in Vienna on 2\nFebruary 2015\n\nI. Introduction\n\n"
        "1. The points were as follows:\n(a) States should act, so as to safeguard oversight by parliaments;\n(Chad: we prefer the language of 2013)\n"
        "(b) States should rest.\n"
    )
    found = outline(tree(printed))
    assert found[0] == (
        "heading",
        "h-report-on-the-meeting-of-the",
        "Report on the meeting of the Working Group on Firearms held in Vienna on 2 February 2015",
    )
    assert (
        found[3][2]
        == "States should act, so as to safeguard oversight by parliaments; (Chad: we prefer the language of 2013)"
    )


def test_a_title_whose_line_ends_in_a_small_word_in_a_text_without_blank_lines() -> None:
    printed = (
        "The Working Group adopted the following recommendations:\n\nUse of registers\n\n(a) States should act in cases of\nfraud;\n"
        "(b) States should rest;\n\nMeasures against organized crime relating to the temporary release of\nnight-vision devices\n\n"
        "(c) The Secretariat should report on the progress made;\n(d) States should wait.\n"
    )
    assert [(kind, text) for kind, _, text in outline(tree(printed))][4:6] == [
        ("heading", "Measures against organized crime relating to the temporary release of night-vision devices"),
        ("point", "The Secretariat should report on the progress made;"),
    ]


def test_a_title_at_the_foot_of_a_page_and_a_footnote_call_on_a_line_of_its_own() -> None:
    printed = (
        "The Working Group adopted the following recommendations:\n\nMeasures against organized crime relating to the import of goods in\n"
        "pre-trial proceedings\n\nV.16-30521\n\n1/2\n\nCTOC/COP/2016/L.15\n\n(a) States should act in each case of\nfraud at free ports;\n1\n"
        "(b) States should rest.\n"
    )
    found = outline(tree(printed))
    assert [kind for kind, _, _ in found] == ["narrative", "heading", "point", "point"]
    assert found[1][2] == "Measures against organized crime relating to the import of goods in pre-trial proceedings"
