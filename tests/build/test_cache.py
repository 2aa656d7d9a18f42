"""Finished work by content hash: what is damaged counts as absent."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipelines.cache import Cache, write_whole


def test_what_was_put_is_got(tmp_path: Path) -> None:
    store = Cache(tmp_path / "store")
    assert store.get("a") is None
    store.put("a", {"rows": [1, 2]})
    assert store.get("a") == {"rows": [1, 2]}


@pytest.mark.parametrize(
    "damage",
    [
        lambda b: b[:-1],
        lambda b: b[:40] + bytes([b[40] ^ 1]) + b[41:],
        lambda b: b"",
        lambda b: b[:10],
        lambda b: b + b"x",
    ],
    ids=["cut", "one bit", "empty", "half a checksum", "longer"],
)
def test_a_damaged_entry_is_absent(tmp_path: Path, damage: object) -> None:
    store = Cache(tmp_path)
    store.put("a", list(range(100)))
    path = tmp_path / "a.pickle"
    path.write_bytes(damage(path.read_bytes()))  # type: ignore[operator]
    assert store.get("a") is None
    store.put("a", "again")
    assert store.get("a") == "again"


def test_the_oldest_go_first(tmp_path: Path) -> None:
    store = Cache(tmp_path)
    for number in range(5):
        store.put(str(number), number)
        os.utime(tmp_path / f"{number}.pickle", (number, number))
    store.trim(2)
    assert [store.get(str(n)) for n in range(5)] == [None, None, None, 3, 4]


def test_a_write_that_dies_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_whole(path, b"old")

    def die(self: Path, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", die)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
