"""Each expectation holds in a small world, and fails, naming the row, once its truth is broken there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from pipelines.validate.checks import ChecksFailed, Result, check, failures
from pipelines.validate.expectations import load_expectations

from . import world

EXPECTATIONS = load_expectations()

Change = tuple[str, int | None, dict[str, Any]]
"""(table, number of the row or None for another one like the first, the columns to change)"""

ANOTHER_MEETING = {"meeting_id": "wgic-2021-03-25", "starts_on": date(2021, 3, 25), "ends_on": date(2021, 3, 26)}

BROKEN: list[tuple[str, list[Change], str]] = [
    # documents
    ("documents.symbol_well_formed", [("documents", 0, {"symbol": "ctoc cop"})], "report"),
    ("documents.symbol_names_one_document", [("documents", None, {"document_id": "copy"})], "copy"),
    ("documents.text_accounted_for", [("documents", 0, {"share_accounted": 0.98})], "report"),
    ("documents.document_has_words", [("documents", 0, {"n_words": 3})], "report"),
    ("documents.language_is_english", [("documents", 0, {"language": "ar"})], "report"),
    ("documents.title_known", [("documents", 0, {"title": None})], "report"),
    ("documents.received_once", [("documents", None, {"document_id": "copy"})], "copy"),
    ("documents.not_older_than_the_un", [("documents", 0, {"published_on": date(1920, 1, 1)})], "report"),
    ("documents.report_names_its_meeting", [("documents", 0, {"meeting_id": None})], "report"),
    ("documents.report_is_of_its_time", [("documents", 0, {"published_on": date(2012, 7, 1)})], "report"),
    # paragraphs
    ("paragraphs.ordinal_tells_order", [("paragraphs", 1, {"ordinal": 1})], "report:2"),
    ("paragraphs.id_names_the_document", [("paragraphs", 2, {"paragraph_id": "three"})], "three"),
    ("paragraphs.numbered_has_number", [("paragraphs", 0, {"number": None})], "report:1"),
    ("paragraphs.text_without_furniture", [("paragraphs", 0, {"text": "The V.20-03878 Group met."})], "report:1"),
    ("paragraphs.text_runs_on", [("paragraphs", 0, {"text": "The\nGroup met."})], "report:1"),
    ("paragraphs.text_not_blank", [("paragraphs", 0, {"text": "..."})], "report:1"),
    ("paragraphs.labels_run_on", [("paragraphs", 5, {"number": "(c)"})], "report:4(b) (c)"),
    ("paragraphs.paragraph_numbers_run_on", [("paragraphs", 2, {"number": "7."})], "report:3"),
    ("paragraphs.parent_in_the_same_document", [("paragraphs", 0, {"parent_paragraph_id": "report:2"})], "report:1"),
    ("paragraphs.listed_points_are_recommendations", [("recommendations", 0, {"paragraph_id": "report:3"})], "report:4(a)"),
    ("paragraphs.quote_equals_slice", [("paragraphs", 0, {"quote": "1. At its 2nd meeting"})], "report:1"),
    ("paragraphs.extracted_row_cites", [("paragraphs", 0, {"quote": None})], "report:1"),
    # meetings
    ("meetings.last_day_not_before_first", [("meetings", 0, {"ends_on": date(2020, 7, 6)})], "wgic-2020-07-07"),
    ("meetings.first_day_known", [("meetings", 0, {"starts_on": None})], "wgic-2020-07-07"),
    ("meetings.not_older_than_the_un", [("meetings", 0, {"starts_on": date(1920, 7, 7)})], "wgic-2020-07-07"),
    ("meetings.ordinal_plausible", [("meetings", 0, {"ordinal": 2020})], "wgic-2020-07-07"),
    ("meetings.id_names_the_first_day", [("meetings", 0, {"starts_on": date(2020, 7, 6)})], "wgic-2020-07-07"),
    ("meetings.ordinals_rise_over_time", [("meetings", None, {**ANOTHER_MEETING, "ordinal": 10})], "wgic-2021-03-25"),
    (
        "meetings.meetings_of_a_body_do_not_overlap",
        [("meetings", None, {"meeting_id": "wgic-2020-07-08", "starts_on": date(2020, 7, 8)})],
        "wgic-2020-07-08",
    ),
    ("meetings.lasts_at_most_sixty_days", [("meetings", 0, {"ends_on": date(2020, 12, 1)})], "wgic-2020-07-07"),
    ("meetings.sittings_fit_the_days", [("meetings", 0, {"sittings": 9})], "wgic-2020-07-07"),
    (
        "meetings.sittings_named_were_held",
        [("paragraphs", 0, {"text": "At its 5th meeting, on 8 July, the Working Group considered item 2."})],
        "wgic-2020-07-07",
    ),
    (
        "meetings.stated_countries_are_found",
        [("paragraphs", 0, {"text": "The meeting brought together 36 experts from 19 countries."})],
        "wgic-2020-07-07 19 2",
    ),
    ("meetings.reported_meeting_has_a_chair", [("officers", 0, {"role": "panellist"})], "wgic-2020-07-07"),
    (
        "meetings.reported_meeting_has_an_agenda",
        [("meetings", None, ANOTHER_MEETING), ("documents", 0, {"meeting_id": "wgic-2021-03-25"})],
        "wgic-2021-03-25",
    ),
    ("meetings.passage_begins_in_its_paragraph", [("meetings", 0, {"paragraph_id": "report:5"})], "wgic-2020-07-07"),
    # meeting_facts
    ("meeting_facts.documents_agree", [("meeting_facts", None, {"char_start": 9, "value": "Doha"})], "Doha"),
    # agenda_items
    ("agenda_items.item_well_formed", [("agenda_items", 0, {"item": "one"})], "one"),
    ("agenda_items.item_has_title", [("agenda_items", 0, {"title": None})], "1"),
    ("agenda_items.title_without_brackets_open", [("agenda_items", 0, {"title": "Opening ("})], "1"),
    ("agenda_items.parent_item_exists", [("agenda_items", 0, {"parent_item": "9"})], "9"),
    ("agenda_items.items_run_on", [("agenda_items", 1, {"item": "4"})], "wgic-2020-07-07 2 4"),
    # officers
    ("officers.name_without_courtesy_title", [("officers", 0, {"name": "Ms. Ada Lovelace"})], "chair"),
    ("officers.name_without_country", [("officers", 0, {"name": "Ada Lovelace (Canada)"})], "chair"),
    ("officers.name_has_two_words", [("officers", 0, {"name": "Ada"})], "chair"),
    (
        "officers.panellist_has_country",
        [("officers", None, {"officer_id": "p", "role": "panellist", "participant_id": None})],
        "p",
    ),
    ("officers.name_is_printed", [("officers", 0, {"name": "Grace Hopper"})], "Grace Hopper"),
    ("officers.officer_item_on_the_agenda", [("officers", 0, {"agenda_item": "9"})], "chair 9"),
    ("officers.officer_listed_once", [("officers", None, {"officer_id": "chair-2"})], "Ada Lovelace"),
    # participants
    ("participants.state_has_codes", [("participants", 0, {"iso3": None})], "FRA"),
    ("participants.state_has_m49", [("participants", 0, {"m49": None})], "FRA"),
    ("participants.state_has_region", [("participants", 0, {"region": None})], "FRA"),
    ("participants.iso3_names_one", [("participants", 1, {"iso3": "FRA"})], "CAN"),
    ("participants.m49_names_one", [("participants", 1, {"m49": "250"})], "CAN"),
    ("participants.m49_has_three_digits", [("participants", 0, {"m49": "8"})], "FRA"),
    ("participants.only_states_have_iso3", [("participants", 2, {"iso3": "GSS"})], "G77"),
    ("participants.every_state_is_there", [], "States 2"),
    ("participants.state_is_named_by_its_code", [("participants", 0, {"iso3": "FRX"})], "FRA FRX"),
    ("participants.participant_has_a_written_form", [("participant_names", 0, {"participant_id": "CAN"})], "FRA"),
    # participant_names
    (
        "participant_names.retired_after_taken_up",
        [("participant_names", 0, {"valid_from": date(2020, 1, 1), "valid_to": date(2019, 1, 1)})],
        "France FRA",
    ),
    ("participant_names.name_not_blank", [("participant_names", 0, {"name": "--"})], "--"),
    ("participant_names.name_means_one_participant", [("participant_names", 1, {"name": "france"})], "FRA"),
    # attendance
    ("attendance.listed_delegation_known", [("attendance", 0, {"participant_id": None})], "wgic-2020-07-07:FRA"),
    ("attendance.name_without_joints", [("attendance", 0, {"name_as_written": "and France"})], "wgic-2020-07-07:FRA"),
    (
        "attendance.listed_once_in_a_capacity",
        [("attendance", None, {"attendance_id": "again", "participant_id": None})],
        "again",
    ),
    ("attendance.participant_attends_once", [("attendance", None, {"attendance_id": "again"})], "again"),
    ("attendance.groups_do_not_attend", [("attendance", 0, {"participant_id": "G77"})], "wgic-2020-07-07:FRA"),
    (
        "attendance.standing_fits_the_participant",
        [("attendance", 0, {"capacity": "un_entity"})],
        "wgic-2020-07-07:FRA un_entity state",
    ),
    ("attendance.name_stands_in_the_passage", [("attendance", 0, {"name_as_written": "Gaul"})], "Gaul"),
    # statements
    ("statements.speaker_known", [("statements", 0, {"participant_id": None})], "wgic-2020-07-07:2:CAN"),
    ("statements.name_without_joints", [("statements", 0, {"name_as_written": "Canada and"})], "wgic-2020-07-07:2:CAN"),
    ("statements.named_once_in_a_list", [("statements", None, {"statement_id": "again"})], "again"),
    ("statements.one_end_of_items_means_both", [("statements", 0, {"agenda_item_last": None})], "wgic-2020-07-07:2:CAN"),
    ("statements.statement_item_on_the_agenda", [("statements", 0, {"agenda_item_first": "0"})], "wgic-2020-07-07:2:CAN 0"),
    (
        "statements.statement_last_item_on_the_agenda",
        [("statements", 0, {"agenda_item_last": "9"})],
        "wgic-2020-07-07:2:CAN 9",
    ),
    ("statements.items_in_order", [("statements", 0, {"agenda_item_last": "1"})], "wgic-2020-07-07:2:CAN 2 1"),
    ("statements.speaker_was_in_attendance", [("attendance", 1, {"participant_id": None})], "wgic-2020-07-07:2:CAN"),
    ("statements.nobody_speaks_for_itself", [("statements", 0, {"on_behalf_of_id": "CAN"})], "wgic-2020-07-07:2:CAN"),
    ("statements.group_is_known", [("statements", 0, {"on_behalf_of_id": None})], "Group of 77"),
    ("statements.spoken_for_is_no_state", [("statements", 0, {"on_behalf_of_id": "FRA"})], "wgic-2020-07-07:2:CAN"),
    # interventions
    (
        "interventions.named_speaker_known",
        [("interventions", 0, {"speaker_kind": "named"})],
        "report:3:1",
    ),
    ("interventions.unnamed_speaker_has_no_code", [("interventions", 0, {"participant_id": "CAN"})], "report:3:1"),
    ("interventions.sentence_is_whole", [("interventions", 0, {"text": "One speaker noted that"})], "report:3:1"),
    ("interventions.text_without_furniture", [("interventions", 0, {"text": "One noted V.20-03878."})], "report:3:1"),
    ("interventions.text_runs_on", [("interventions", 0, {"text": "One  noted."})], "report:3:1"),
    ("interventions.text_not_blank", [("interventions", 0, {"text": "."})], "report:3:1"),
    ("interventions.somebody_said_it", [("interventions", 0, {"verb": None})], "report:3:1"),
    ("interventions.intervention_item_on_the_agenda", [("interventions", 0, {"agenda_item": "9"})], "report:3:1 9"),
    (
        "interventions.named_speaker_was_in_attendance",
        [("interventions", 0, {"speaker_kind": "named", "participant_id": "CAN"}), ("attendance", 1, {"participant_id": None})],
        "report:3:1 CAN",
    ),
    # recommendations
    ("recommendations.one_row_a_paragraph", [("recommendations", 1, {"paragraph_id": "report:4(a)"})], "report:4(b)"),
    ("recommendations.text_without_list_punctuation", [("recommendations", 0, {"text": "Act; and"})], "report:4(a)"),
    ("recommendations.text_ends_with_a_word", [("recommendations", 0, {"text": "Act,"})], "report:4(a)"),
    ("recommendations.label_is_bare", [("recommendations", 0, {"label": "(a)"})], "report:4(a)"),
    ("recommendations.adopted_at_a_meeting", [("recommendations", 0, {"meeting_id": None})], "report:4(a)"),
    ("recommendations.text_without_furniture", [("recommendations", 0, {"text": "Act GE.19-07475"})], "report:4(a)"),
    ("recommendations.text_runs_on", [("recommendations", 0, {"text": "Act\nnow"})], "report:4(a)"),
    ("recommendations.text_not_blank", [("recommendations", 0, {"text": "—"})], "report:4(a)"),
    ("recommendations.demand_has_an_addressee", [("recommendations", 0, {"addressees": []})], "report:4(a)"),
    ("recommendations.recommendation_labels_run_on", [("recommendations", 1, {"label": "d"})], "report:4(b) d a"),
    ("recommendations.recommendation_item_on_the_agenda", [("recommendations", 0, {"agenda_item": "9"})], "report:4(a) 9"),
    ("recommendations.recommenders_are_participants", [("recommendations", 0, {"recommenders": ["XXX"]})], "XXX"),
    (
        "recommendations.every_recommender_is_resolved",
        [("recommendations", 0, {"recommenders_as_written": ["Gaul"]})],
        "Gaul",
    ),
    # comments
    ("comments.proposal_has_words", [("comments", 0, {"proposed_text": None})], "report:4(b):CAN:1"),
    ("comments.deletion_has_words", [("comments", 0, {"kind": "deletion", "proposed_text": None})], "report:4(b):CAN:1"),
    ("comments.deletion_proposes_nothing", [("comments", 0, {"kind": "remark", "remark": "x"})], "report:4(b):CAN:1"),
    ("comments.remark_has_words", [("comments", 0, {"kind": "remark", "proposed_text": None})], "report:4(b):CAN:1"),
    ("comments.author_known", [("comments", 0, {"participant_id": None})], "report:4(b):CAN:1"),
    ("comments.proposal_without_label", [("comments", 0, {"proposed_text": "words (Canada)"})], "report:4(b):CAN:1"),
    ("comments.struck_text_is_read", [("comments", 0, {"deleted_text": "~~soon~~"})], "report:4(b):CAN:1"),
    ("comments.commenter_stands_in_the_passage", [("comments", 0, {"name_as_written": "Gaul"})], "Gaul"),
    (
        "comments.author_is_on_the_list",
        [("paragraphs", 0, {"text": "The following States provided comments: France."})],
        "report:4(b):CAN:1 CAN",
    ),
    (
        "comments.listed_state_has_a_comment",
        [("paragraphs", 0, {"text": "The following States provided comments: Canada and France."})],
        "report FRA",
    ),
    ("comments.every_comment_has_an_outcome", [("comments", None, {"comment_id": "other"})], "other"),
    # recommendation_links
    ("recommendation_links.likeness_between_0_and_1", [("recommendation_links", 0, {"similarity": 1.5})], "reworded"),
    ("recommendation_links.dropped_leads_nowhere", [("recommendation_links", 0, {"relation": "dropped"})], "dropped"),
    ("recommendation_links.kept_leads_somewhere", [("recommendation_links", 0, {"to_recommendation_id": None})], "reworded"),
    ("recommendation_links.new_comes_from_nowhere", [("recommendation_links", 0, {"relation": "new"})], "new"),
    ("recommendation_links.link_has_an_earlier_stage", [("recommendation_links", 0, {"from_recommendation_id": None})], "reworded"),
    (
        "recommendation_links.link_leads_on",
        [("recommendation_links", 0, {"to_recommendation_id": "report:4(a)"})],
        "report:4(a)",
    ),
    (
        "recommendation_links.stages_follow_in_time",
        [("meetings", None, ANOTHER_MEETING), ("recommendations", 0, {"meeting_id": "wgic-2021-03-25"})],
        "wgic-2021-03-25 wgic-2020-07-07",
    ),
    ("recommendation_links.verbatim_means_the_same_words", [("recommendation_links", 0, {"relation": "verbatim"})], "verbatim"),
    (
        "recommendation_links.diff_gives_the_later_text",
        [("recommendation_links", 0, {"diff": [{"op": "equal", "text": "States should cooperate"}]})],
        "reworded",
    ),
    # comment_outcomes
    (
        "comment_outcomes.adopted_names_the_place",
        [("comment_outcomes", 0, {"adopted_recommendation_id": None})],
        "report:4(b):CAN:1",
    ),
    ("comment_outcomes.adopted_proposal_shows_its_words", [("comment_outcomes", 0, {"adopted_passage": None})], "CAN:1"),
    ("comment_outcomes.dropped_point_adopts_nothing", [("comment_outcomes", 0, {"outcome": "point_dropped"})], "CAN:1"),
    ("comment_outcomes.adopted_words_were_adopted", [("comment_outcomes", 0, {"adopted_passage": "at once"})], "at once"),
    ("comment_outcomes.verbatim_words_were_adopted", [("comments", 0, {"proposed_text": "at once"})], "at once"),
    ("comment_outcomes.outcome_fits_the_comment", [("comment_outcomes", 0, {"outcome": "no_proposal"})], "CAN:1"),
    # endorsements
    ("endorsements.endorsed_once", [("endorsements", None, {"endorsement_id": "again"})], "again"),
    ("endorsements.endorses_a_recommendation", [("endorsements", 0, {"recommendation_id": None})], "report:5:4(a)"),
    (
        "endorsements.endorsed_point_is_of_that_meeting",
        [("meetings", None, ANOTHER_MEETING), ("endorsements", 0, {"meeting_id": "wgic-2021-03-25"})],
        "report:5:4(a)",
    ),
    ("endorsements.endorsed_by_an_operative_paragraph", [("endorsements", 0, {"paragraph_id": "report:4(a)"})], "point"),
    ("endorsements.annex_is_endorsed_whole", [("endorsements", 0, {"recommendation_id": None})], "report:4(a)"),
    # citations
    ("citations.treaty_article_well_formed", [("citations", 0, {"target": "article 18"})], "report:3:UNTOC/art.18"),
    ("citations.url_well_formed", [("citations", 0, {"kind": "url", "target": "see here"})], "report:3:UNTOC/art.18"),
    ("citations.document_is_a_symbol", [("citations", 0, {"kind": "document", "target": "report"})], "report:3:UNTOC/art.18"),
    ("citations.target_known", [("citations", 0, {"target": None})], "report:3:UNTOC/art.18"),
    ("citations.citation_stands_in_the_passage", [("citations", 0, {"as_written": "chapter five"})], "chapter five"),
    ("citations.cited_article_is_in_the_words", [("citations", 0, {"target": "UNTOC/art.16"})], "UNTOC/art.16"),
    # annotations
    ("annotations.nothing_refused", [("annotations", 0, {"severity": "error"})], "report:x"),
    ("annotations.message_says_something", [("annotations", 0, {"message": "oops"})], "report:x"),
    # redirects
    ("redirects.reason_says_something", [("redirects", 0, {"reason": "oops"})], "report:4(aa)"),
    ("redirects.redirect_leads_to_the_end", [("redirects", None, {"old_id": "report:4(a)"})], "report:4(aa)"),
    # accuracy
    ("accuracy.precision_inside_its_interval", [("accuracy", 0, {"precision": 0.5})], "statements"),
    ("accuracy.precision_not_above_its_interval", [("accuracy", 0, {"precision_high": 0.9})], "statements"),
    ("accuracy.recall_inside_its_interval", [("accuracy", 0, {"recall": 0.5})], "statements"),
    ("accuracy.recall_not_above_its_interval", [("accuracy", 0, {"recall": 1.0})], "statements"),
    ("accuracy.right_among_found", [("accuracy", 0, {"n_found": 5})], "statements"),
    ("accuracy.right_among_expected", [("accuracy", 0, {"n_expected": 5})], "statements"),
]  # fmt: skip


def checked(changes: Iterable[Change], only: str | None = None) -> dict[str, Result]:
    """The results by id, in a world with the changes."""
    rows = world.rows()
    for table, number, columns in changes:
        if number is None:
            rows[table].append({**rows[table][0], **columns})
        else:
            rows[table][number] |= columns
    wanted = [e for e in EXPECTATIONS if only is None or e.id == only]
    return {r.id: r for r in check(world.tables(rows), wanted)}


def test_the_world_is_in_order() -> None:
    failed = {name: result.message for name, result in checked([]).items() if not result.passed}
    assert set(failed) == {"participants.every_state_is_there"}, failed


@pytest.mark.parametrize(("expectation", "changes", "row"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_truth_is_told_by_its_row(expectation: str, changes: list[Change], row: str) -> None:
    result = checked(changes, only=expectation)[expectation]
    assert not result.passed
    assert result.problem is None, result.problem
    assert any(row in offender for offender in result.offenders), result.offenders
    assert result.description in result.message and result.offenders[0] in result.message


def test_every_expectation_has_a_case() -> None:
    """Those stated for several tables by one query need one."""
    tried = {case[0] for case in BROKEN}
    names = {name.split(".")[1] for name in tried}
    untried = {e.id for e in EXPECTATIONS if e.id not in tried and not (e.sql and e.name in names)}
    assert not untried


def test_the_errors_alone_stop_publication() -> None:
    results = checked(
        [("statements", 0, {"on_behalf_of_id": "CAN"}), ("documents", 0, {"title": None}), ("participants", 0, {})]
    )
    stopping = [r.id for r in failures(results.values())]
    assert stopping == ["participants.every_state_is_there", "statements.nobody_speaks_for_itself"]
    message = str(ChecksFailed(failures(results.values())))
    assert "nothing was published" in message and "wgic-2020-07-07:2:CAN" in message
