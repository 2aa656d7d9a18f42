"""The rules hold on documents they were not made from: mutate the documents and see the rows follow.

More than a thousand cases, the same in every run. Each test says what it changes and derives the expected rows from
the change alone, never by asking the code under test.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipelines.link import link
from pipelines.link.alignment import words_of
from pipelines.link.comments import comments
from tests.link.corpus import Point, document, gold, gold_points, names, note_points, registers

CHECKS = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


def cases(number: int):  # type: ignore[no-untyped-def]
    return settings(max_examples=number, derandomize=True, deadline=None, database=None, suppress_health_check=CHECKS)


BASE = gold_points("report-2020")
NOTE = note_points()
ANNEX = [p for p in gold_points("draft-resolution-2022") if p.meeting == "wgic-2021-03-25"]
WRITTEN = {
    "U.S.A.": "USA",
    "Canada": "CAN",
    "CANADA": "CAN",
    "Israel": "ISR",
    "Switzerland": "CHE",
    "France": "FRA",
    "Morocco": "MAR",
}
STATES = sorted(
    p.name for p in names().participants.values() if p.kind == "state" and names().resolve(p.name) == p.participant_id
)

_LABEL_NAME = re.compile(
    r"(?<=\()(U\.S\.A\.|CANADA|Canada|Israel|Switzerland|France|Morocco)(?=\)|:| does)|(?<=proposed by )Canada(?=:)"
)


def rows_of(found: list[dict]) -> Counter:  # type: ignore[type-arg]
    """What the gold has of a comment."""
    return Counter(
        (
            r["agenda_item"] or "",
            r["label"] or "",
            r["participant_id"],
            r["kind"],
            r["proposed_text"] or "",
            r["deleted_text"] or "",
            r["remark"] or "",
        )
        for r in found
        if r["kind"] != "narrative"
    )


def gold_rows(rename: dict[str, str] | None = None) -> Counter:  # type: ignore[type-arg]
    rename = rename or {}
    return Counter(
        (
            r["agenda_item"],
            r["label"],
            rename.get(r["party"], r["party"]),
            r["kind"],
            r["proposed_text"],
            r["deleted_text"],
            r["remark"],
        )
        for r in gold("comments")
        if r["kind"] != "narrative"
    )


# --- other States' names in the labels ------------------------------------------------------------------------------


@cases(200)
@given(st.lists(st.sampled_from(STATES), min_size=6, max_size=6, unique=True))
def test_other_states_in_the_labels(states: list[str]) -> None:
    new = dict(zip(["USA", "CAN", "ISR", "CHE", "FRA", "MAR"], states, strict=True))
    rename = {old: names().resolve(name) or "" for old, name in new.items()}

    def put(m: re.Match[str]) -> str:
        name = new[WRITTEN[m[0]]]
        return name.upper() if m[0] == "CANADA" else name

    note = [Point(p.label, _LABEL_NAME.sub(put, p.text), p.item, p.section, p.meeting, p.status) for p in NOTE]
    found = comments([document("base", BASE), document("note", note, date(2020, 10, 9))], registers())
    assert rows_of(found) == gold_rows(rename)


# --- other words in the insertions, at other places -----------------------------------------------------------------

INSERTED = [
    "in a fully transparent manner", "including through tailored training", "as well as customs officers",
    "or hybrid task forces", "and with due regard to gender equality", "where resources so permit",
    "without prejudice to pending trials", "to the greatest degree conceivable", "subject to prior consultation",
    "upon request and free of charge", "customs authorities", "gender-sensitive", "swift and impartial", "on mutually agreed terms", "by secure video link",
]  # fmt: skip
REMARKS = [
    "too vague for our delegation", "we cannot accept this; see our statement (annexed)", "already covered elsewhere",
    "“seems” to duplicate other work", "our law does not know this measure",
]  # fmt: skip
VERBS = ["may wish", "are strongly invited", "should be encouraged", "shall", "are urged"]


@st.composite
def edited_points(draw: st.DrawFn) -> tuple[Point, Point, list[tuple[str, str, str, str, str]]]:
    """A point, its marked-up form, and the rows (State, kind, proposed, deleted, remark) that must come out."""
    base = draw(st.sampled_from(BASE))
    words = words_of(base.text).words
    count = draw(st.integers(1, 3))
    # Edits stand at least eight words apart, so that each label has one mark before it.
    slots = list(range(4, len(words) - 4, 8))
    places = sorted(draw(st.lists(st.sampled_from(slots), min_size=1, max_size=min(count, len(slots)), unique=True)))
    used = draw(st.permutations(INSERTED))
    text, rows, last = "", [], 0
    for n, place in enumerate(places):
        at = words[place].end
        state = draw(st.sampled_from(STATES))
        kind = draw(st.sampled_from(["insertion", "deletion", "replacement", "remark", "both"]))
        pid = names().resolve(state) or ""
        remark = draw(st.sampled_from(REMARKS))
        struck_from = words[place - 1].start
        struck = base.text[struck_from:at]
        if kind == "insertion":
            text += base.text[last:at] + f" {used[n]} ({state})"
            rows.append((pid, "insertion", used[n], "", ""))
        elif kind == "both":
            text += base.text[last:at] + f" {used[n]} ({state}: {remark})"
            rows += [(pid, "insertion", used[n], "", ""), (pid, "remark", "", "", remark)]
        elif kind == "remark":
            text += base.text[last:at] + f" ({state}: {remark})"
            rows.append((pid, "remark", "", "", remark))
        elif kind == "deletion":
            text += base.text[last:struck_from] + f"~~{struck}~~ ({state})"
            rows.append((pid, "deletion", "", _plain(struck), ""))
        else:
            text += base.text[last:struck_from] + f"~~{struck}~~ {used[n]} ({state})"
            rows.append((pid, "replacement", used[n], _plain(struck), ""))
        last = at
    text += base.text[last:]
    return base, Point(base.label, text, base.item, base.section, base.meeting, "commented"), rows


def _plain(text: str) -> str:
    return text.strip(" ,;:–-“”")


@cases(350)
@given(edited_points())
def test_other_edits_at_other_places(case: tuple[Point, Point, list[tuple[str, str, str, str, str]]]) -> None:
    _, marked, expected = case
    found = comments([document("base", BASE), document("note", [marked], date(2020, 10, 9))], registers())
    got = Counter(
        (r["participant_id"], r["kind"], r["proposed_text"] or "", r["deleted_text"] or "", r["remark"] or "")
        for r in found
    )
    assert got == Counter(expected)


# --- points of the note reordered, relabelled, dropped, joined -------------------------------------------------------


@cases(150)
@given(st.data())
def test_note_reordered_relabelled_and_cut(data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(NOTE) - 1))
    order = data.draw(st.permutations([n for n in range(len(NOTE)) if n != gone]))
    letters = "abcdefghijklmnopqrstuvwxyz"
    note = [Point(letters[k], NOTE[n].text, "9", "", NOTE[n].meeting, "commented") for k, n in enumerate(order)]
    new_label = {(NOTE[n].item, NOTE[n].label): letters[k] for k, n in enumerate(order)}
    expected = Counter(
        ("9", new_label[item, label], *rest)
        for (item, label, *rest) in gold_rows().elements()
        if (item, label) in new_label
    )
    found = comments([document("base", BASE), document("note", note, date(2020, 10, 9))], registers())
    assert rows_of(found) == expected


@cases(60)
@given(st.integers(0, len(NOTE) - 3), st.sampled_from(["; ", ". "]))
def test_two_points_of_the_note_joined(first: int, joint: str) -> None:
    a, b = NOTE[first], NOTE[first + 1]
    joined = Point("a", a.text.rstrip(";. ") + joint + b.text, "9", "", a.meeting, "commented")
    note = [joined, *(p for n, p in enumerate(NOTE) if n not in (first, first + 1))]
    both = {(a.item, a.label), (b.item, b.label)}
    expected = Counter(
        (("9", "a") if (i, k) in both else (i, k)) + tuple(rest) for (i, k, *rest) in gold_rows().elements()
    )
    found = comments([document("base", BASE), document("note", note, date(2020, 10, 9))], registers())
    assert rows_of(found) == expected


# --- the adopted list mutated -----------------------------------------------------------------------------------------

PAIRS = {
    (r["discussed_agenda_item"], r["discussed_label"]): (r["adopted_annex_i_label"], r["relation"])
    for r in gold("lineage")
    if r["discussed_label"] and (r["discussed_agenda_item"], r["discussed_label"]) != ("4", "c")
}


def traced(base: list[Point], annex: list[Point]) -> set[tuple[str, str, str]]:
    """(item and label of the earlier point, label of the later one, relation)."""
    parsed = [document("base", base), document("annex", annex, date(2022, 9, 8))]
    rows = {r["recommendation_id"]: r for one in parsed for r in one.tables["recommendations"]}

    def name(id_: str | None) -> str:
        row = rows.get(id_ or "")
        return f"{row['agenda_item'] or ''}{row['label']}" if row else ""

    links = link(parsed, registers())["recommendation_links"]
    return {(name(r["from_recommendation_id"]), name(r["to_recommendation_id"]), r["relation"]) for r in links}


def expected_links(labels: dict[str, str], gone: set[str] = frozenset()) -> set[tuple[str, str, str]]:  # type: ignore[assignment]
    """The gold, with the adopted points relabelled and some of them gone."""
    out = set()
    for (item, label), (adopted, relation) in PAIRS.items():
        kept = adopted and adopted not in gone
        out.add((item + label, labels[adopted], relation) if kept else (item + label, "", "dropped"))
    out |= {("", labels[x], "new") for x in "stuvwx" if x not in gone}
    return out


@cases(150)
@given(st.data())
def test_annex_reordered_relabelled_and_cut(data: st.DataObject) -> None:
    gone = data.draw(st.integers(0, len(ANNEX) - 1))
    order = data.draw(st.permutations([n for n in range(len(ANNEX)) if n != gone]))
    letters = [f"{n}." for n in range(1, 30)]
    annex = [Point(letters[k], ANNEX[n].text, None, "", ANNEX[n].meeting) for k, n in enumerate(order)]
    labels = {ANNEX[n].label: letters[k] for k, n in enumerate(order)}
    assert traced(BASE, annex) == expected_links(labels, {ANNEX[gone].label})


CAME = [p.label for p in ANNEX if any(p.label == to for to, _ in PAIRS.values())]


@cases(100)
@given(
    st.lists(st.sampled_from(CAME), min_size=2, max_size=2, unique=True),
    st.sampled_from([". ", "; ", "; in addition, "]),
)
def test_two_adopted_points_joined(pair: list[str], joint: str) -> None:
    texts = {p.label: p.text for p in ANNEX}
    first, second = pair
    annex = [
        Point(p.label, texts[first] + joint + texts[second] if p.label == first else p.text, None, "", p.meeting)
        for p in ANNEX
        if p.label != second
    ]
    expected = set()
    for earlier, later, relation in expected_links({p.label: p.label for p in ANNEX}):
        expected.add((earlier, first, "merged") if later in pair else (earlier, later, relation))
    assert traced(BASE, annex) == expected


_DIVIDE = re.compile(
    r"(?<=[.;]) (?=In doing so|This may|States parties|and |in doing so)|, (?=and, upon request|and also taking)"
)


@cases(60)
@given(st.data())
def test_one_adopted_point_divided(data: st.DataObject) -> None:
    able = [
        p
        for p in ANNEX
        if p.label in CAME
        and min(map(_size, _DIVIDE.split(p.text)), default=0) > 10
        and len(_DIVIDE.split(p.text)) == 2
    ]
    point = data.draw(st.sampled_from(able))
    order = data.draw(st.booleans())
    parts = _DIVIDE.split(point.text)
    halves = [Point(point.label, parts[0], None, "", point.meeting), Point("z", parts[1], None, "", point.meeting)]
    annex = [x for p in ANNEX for x in ((halves if order else halves[::-1]) if p is point else [p])]
    found = traced(BASE, annex)
    source = next(k for k, (to, _) in PAIRS.items() if to == point.label)
    rest = {x for x in expected_links({p.label: p.label for p in ANNEX}) if x[1] != point.label}
    linked = {x for x in found if x[0] == "".join(source)}
    assert found - linked - {("", "z", "new"), ("", point.label, "new")} == rest
    assert linked and all(x[2] in ("split", "reworded") and x[1] in (point.label, "z") for x in linked)


def _size(text: str) -> int:
    return len(words_of(text).words)


# --- what the adopted text did with proposals -------------------------------------------------------------------------

REPHRASED = [
    ("in accordance with their domestic law", "consistent with national legislation"),
    ("subject to national legal frameworks", "in conformity with internal law"),
    ("within available resources", "subject to extrabudgetary resources"),
    ("where necessary", "as appropriate"),
    ("when drafting new model clauses", "when negotiating future templates"),
]


@st.composite
def fates(draw: st.DrawFn) -> tuple[Point, Point, list[Point], str, str]:
    """A base point, its commented form, the adopted list, the proposal and its outcome."""
    base = draw(st.sampled_from(BASE))
    words = words_of(base.text).words
    place = draw(st.integers(4, len(words) - 3))
    at = words[place].end
    fate = draw(st.sampled_from(["adopted_verbatim", "adopted_reworded", "not_adopted", "point_dropped"]))
    proposal, other = draw(st.sampled_from(REPHRASED))
    put = {"adopted_verbatim": f" {proposal}", "adopted_reworded": f" {other}", "not_adopted": "", "point_dropped": ""}[
        fate
    ]
    marked = Point(
        base.label,
        f"{base.text[:at]} {proposal} (Israel){base.text[at:]}",
        base.item,
        base.section,
        base.meeting,
        "commented",
    )
    adopted = [
        Point(
            f"{p.item}{p.label}",
            base.text[:at] + put + base.text[at:] if p is base else p.text,
            None,
            p.section,
            "wgic-2021-03-25",
        )
        for p in BASE
        if not (p is base and fate == "point_dropped")
    ]
    return base, marked, adopted, proposal, fate


@cases(200)
@given(fates())
def test_fate_of_a_proposal(case: tuple[Point, Point, list[Point], str, str]) -> None:
    _, marked, adopted, proposal, fate = case
    parsed = [
        document("base", BASE), document("note", [marked], date(2020, 10, 9)),
        document("annex", adopted, date(2022, 9, 8)),
    ]  # fmt: skip
    tables = link(parsed, registers())
    assert [r["proposed_text"] for r in tables["comments"]] == [proposal]
    assert [r["outcome"] for r in tables["comment_outcomes"]] == [fate]


def test_there_are_a_thousand_cases() -> None:
    tests = [value for name, value in globals().items() if name.startswith("test_") and hasattr(value, "hypothesis")]
    assert sum(t._hypothesis_internal_use_settings.max_examples for t in tests) >= 1000


def test_the_gold_texts_are_what_the_tests_think() -> None:
    assert len(BASE) == 22 and len(NOTE) == 23 and len(ANNEX) == 24
    assert all(a.label < b.label for a, b in pairwise(ANNEX))
