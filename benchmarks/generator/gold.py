"""The right rows of generated papers, in the columns of the hand-checked gold in ``tests/gold``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.generator.parties import Party, turned
from benchmarks.generator.plan import Group, Meeting, Officer, Plan, Point, Speaker, session_after
from benchmarks.generator.report import joined, spoken_items
from benchmarks.generator.summary import Summary

GoldTables = dict[str, list[dict[str, str]]]


def merged(parts: Iterable[GoldTables]) -> GoldTables:
    """The rows of several papers; a meeting that two of them tell of is one row with what both state."""
    made: GoldTables = {}
    for part in parts:
        for name, rows in part.items():
            made.setdefault(name, []).extend(rows)
    by_id: dict[str, dict[str, str]] = {}
    for row in made.get("meetings", []):
        known = by_id.setdefault(row["meeting_id"], dict(row))
        known.update({column: value for column, value in row.items() if value})
    made["meetings"] = list(by_id.values())
    return made


def _name(party: Party) -> str:
    return party.name.removeprefix("the ")


def _meeting(held: Meeting, ordinal: bool, whole: bool = False) -> dict[str, str]:
    return {
        "meeting_id": held.id, "ordinal": str(held.ordinal or "") if ordinal else "", "starts_on": held.starts_on.isoformat(),
        "ends_on": held.ends_on.isoformat(), "city": held.city or "", "format": (held.format or "") if whole else "",
        "sittings": str(held.sittings or "") if whole else "",
    }  # fmt: skip


def _officer(held: Meeting, one: Officer, item: str = "") -> dict[str, str]:
    return {
        "meeting_id": held.id, "role": one.role, "name": one.name, "party": one.state.code or "", "agenda_item": item,
        "affiliation": one.affiliation or "",
    }  # fmt: skip


def of_report(plan: Plan, document: str) -> GoldTables:
    """What a report tells."""
    held = plan.meeting
    officers = [_officer(held, plan.chair)]
    officers += [_officer(held, one, item.number) for item in plan.items for one in item.panellists]
    agenda = [("1(a)", "Opening of the meeting"), ("1(b)", "Adoption of the agenda and organization of work")]
    agenda += [(item.number, item.title) for item in plan.items]
    return {
        "meetings": [_meeting(held, ordinal=False, whole=True)],
        "agenda_items": [{"meeting_id": held.id, "item": number, "title": title} for number, title in sorted(agenda)],
        "officers": officers,
        "attendance": [
            {
                "meeting_id": held.id,
                "name": _attending(plan, group, party),
                "party": party.code or "",
                "capacity": group.capacity,
            }
            for group in plan.attendance
            for party in group.parties
        ],
        "statements": list(_statements(plan)),
        "points": [*_discussed(plan, document), *_recommended(plan, document, "2", None)],
    }


def _attending(plan: Plan, group: Group, party: Party) -> str:
    """The name as the list prints it: signatories may stand at the head of a sentence."""
    in_sentence = plan.style["attendance"] == "plain" and group.capacity == "signatory"
    return turned(_name(party)) if in_sentence else _name(party)


def _statements(plan: Plan) -> Iterator[dict[str, str]]:
    if plan.style["statements"] == "joined":
        first, last = spoken_items(plan)
        alone = sum(speaker.capacity == "party" for speaker in joined(plan)) == 1
        spoken = plan.items[0].articles or alone
        yield from (_statement(plan, speaker, first, last, spoken) for speaker in joined(plan))
        return
    for item in plan.items:
        told = plan.style["statements"] == "section" or item.substantive or item.title == "Other matters"
        spoken = item.articles or sum(speaker.capacity == "party" for speaker in item.speakers) == 1
        for speaker in item.speakers if told else ():
            yield _statement(plan, speaker, item.number, item.number, spoken)


def _statement(plan: Plan, speaker: Speaker, first: str, last: str, spoken: bool) -> dict[str, str]:
    """``spoken``: the name as inside a sentence."""
    name = turned(_name(speaker.party)) if spoken or speaker.capacity != "party" else _name(speaker.party)
    return {
        "meeting_id": plan.meeting.id, "agenda_item_first": first, "agenda_item_last": last, "name": name,
        "party": speaker.party.code or "", "capacity": speaker.capacity, "on_behalf_of": speaker.behalf or "", "also_as": speaker.also_as or "",
    }  # fmt: skip


def _point(document: str, held: Meeting, place: str, section: str, kind: str, label: str, text: str) -> dict[str, str]:
    return {
        "document": document, "meeting_id": held.id, "paragraph": place, "section": section, "kind": kind, "label": label,
        "text": text,
    }  # fmt: skip


def _discussed(plan: Plan, document: str) -> Iterator[dict[str, str]]:
    for item in plan.items:
        for point in item.points:
            yield _point(document, plan.meeting, item.place, item.title, "discussion_point", point.label, point.text)


def _recommended(plan: Plan, document: str, place: str, held: Meeting | None) -> Iterator[dict[str, str]]:
    """The adopted recommendations: in a report they stand under one heading, in an annex under their topics."""
    if held is None and any(item.points for item in plan.items):
        return
    for one in plan.adopted:
        section = one.section if held else "Recommendations"
        yield _point(document, held or plan.meeting, place, section, "recommendation", one.label, one.text)


def of_note(plan: Plan, document: str) -> GoldTables:
    """What the note tells: the meeting, the session it is for, and the comments."""
    held = plan.meeting
    comments = [
        row
        for item in plan.items
        for point in [*item.points, *([plan.added[item.number]] if item.number in plan.added else [])]
        for row in _comments(point, item.number, document)
    ]
    comments += [
        {"document": document, "agenda_item": "", "label": "", "party": state.code or "", "kind": "narrative"}
        | dict.fromkeys(("proposed_text", "deleted_text", "remark"), "")
        for state, _ in plan.narratives
    ]
    return {"meetings": [_meeting(held, True), _meeting(session_after(held.starts_on), True)], "comments": comments}


def _comments(point: Point, item: str, document: str) -> Iterator[dict[str, str]]:
    for comment in point.comments:
        yield {
            "document": document, "agenda_item": item, "label": point.label, "party": comment.state.code or "", "kind": comment.kind,
            "proposed_text": comment.proposed, "deleted_text": comment.deleted, "remark": comment.remark,
        }  # fmt: skip


def of_resolution(plan: Plan, document: str) -> GoldTables:
    """What the draft resolution tells: the adopting meeting, the session, the recommendations."""
    assert plan.adopting is not None
    later = plan.adopting
    return {
        "meetings": [_meeting(later, True), _meeting(session_after(later.starts_on), True)],
        "points": list(_recommended(plan, document, "annex", later)),
    }


def of_chain(plan: Plan) -> GoldTables:
    """What only the papers of a chain together tell: lineage and outcomes."""
    lineage = [
        {
            "discussed_agenda_item": item,
            "discussed_label": label,
            "adopted_annex_i_label": one.label,
            "relation": relation,
        }
        for one in plan.adopted
        for item, label, relation in one.came_from or [("", "", "new")]
    ]
    points = [
        (item.number, point)
        for item in plan.items
        for point in [*item.points, *([plan.added[item.number]] if item.number in plan.added else [])]
    ]
    lineage += [
        {
            "discussed_agenda_item": number,
            "discussed_label": point.label,
            "adopted_annex_i_label": "",
            "relation": "dropped",
        }
        for number, point in points
        if point.fate == "dropped"
    ]
    uptake = [
        {"agenda_item": number, "label": point.label, "party": comment.state.code or "", "outcome": comment.outcome,
         "proposal": "(new point)" if comment.kind == "new_point" else comment.proposed or comment.deleted}
        for number, point in points
        for comment in point.comments
        if comment.outcome != "no_proposal"
    ]  # fmt: skip
    return {"lineage": lineage, "uptake": uptake}


def of_summary(plan: Summary, document: str) -> GoldTables:
    """What a Chair's summary tells."""
    held = plan.meeting
    came = [("participating_country", party) for party in plan.countries] + [
        ("regional_network", party) for party in plan.networks
    ]
    conclusions = [
        {"document": document, "meeting_id": held.id, "agenda_item": str(number), "section": "", "label": str(at),
         "first_words": " ".join(text.split()[:10]), "last_words": " ".join(text.split()[-6:])}
        for number, (_, texts) in enumerate(plan.sessions, 1)
        for at, text in enumerate(texts, 1)
    ]  # fmt: skip
    return {
        "meetings": [_meeting(held, False)],
        "agenda_items": [
            {"meeting_id": held.id, "item": str(number), "title": title}
            for number, (title, _) in enumerate(plan.sessions, 1)
        ],
        "officers": [_officer(held, Officer("chair", plan.chair, Party(None, "")))],
        "attendance": [
            {"meeting_id": held.id, "name": _name(party), "party": party.code or "", "capacity": capacity}
            for capacity, party in came
        ],
        "conclusions": conclusions,
    }
