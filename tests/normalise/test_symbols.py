"""Document symbols and job numbers as they are printed."""

import time

import pytest

from pipelines.normalise.registers import Registers
from pipelines.normalise.symbols import body_of, find_job_number, find_symbols, is_symbol, slug

SYMBOLS = [
    ("Provisional agenda and annotations (CTOC/COP/WG.3/2015/1);", ["CTOC/COP/WG.3/2015/1"]),
    ("is contained in document CTOC/COP/WG.3/2015/INF/1/Rev.1.", ["CTOC/COP/WG.3/2015/INF/1/Rev.1"]),
    ("CTOC/COP/WG.2/2022/4-CTOC/COP/WG.3/2022/4", ["CTOC/COP/WG.2/2022/4", "CTOC/COP/WG.3/2022/4"]),
    ("CTOC/COP/WG.2/2022/4–CTOC/COP/WG.3/2022/4", ["CTOC/COP/WG.2/2022/4", "CTOC/COP/WG.3/2022/4"]),
    ("A/HRC/28/2, A/RES/74/247 and E/CN.15/2019/L.2/Rev.1", ["A/HRC/28/2", "A/RES/74/247", "E/CN.15/2019/L.2/Rev.1"]),
    ("FCCC/SBI/2014/8; CTOC/COP/2008/CRP.5", ["FCCC/SBI/2014/8", "CTOC/COP/2008/CRP.5"]),
    ("A/HRC/WG.6/34/SVN/1, UNODC/CCPCJ/EG.4/2017/4", ["A/HRC/WG.6/34/SVN/1", "UNODC/CCPCJ/EG.4/2017/4"]),
    ("S/RES/1325 (2000) and A/74/6 (Sect. 16)", ["S/RES/1325 (2000)", "A/74/6 (Sect. 16)"]),
    ("E/2019/30-E/CN.15/2019/15", ["E/2019/30", "E/CN.15/2019/15"]),
    ("CTOC/COP/WG.3/2020/CRP\\_1", ["CTOC/COP/WG.3/2020/CRP_1"]),
    ("in document CTOC/COP/\nWG.3/2020/2 and", ["CTOC/COP/WG.3/2020/2"]),
    ("CAC/COSP/IRG/I/3/1/Add.5", ["CAC/COSP/IRG/I/3/1/Add.5"]),
    ("ST/SGB/2018/3", ["ST/SGB/2018/3"]),
]

NO_SYMBOLS = ["", "and/or", "24/7", "TCP/IP", "A/B", "Convention/Protocol", "resolution 9/3", "50/50", "HIV/AIDS", "decision 1/CP.21",
              "https://undocs.org/A/HRC/28/2", "7/8 July", "km/h", "he/she", "Asia/Pacific"]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SYMBOLS)
def test_symbols(text: str, wanted: list[str]) -> None:
    found = find_symbols(text)
    assert [hit.symbol for hit in found] == wanted
    for hit in found:
        assert "".join(text[hit.start : hit.end].replace("\\", "").split()) == hit.symbol.replace(" ", "")
        assert is_symbol(hit.symbol)


@pytest.mark.parametrize("text", NO_SYMBOLS)
def test_no_symbols(text: str) -> None:
    assert find_symbols(text) == []


def test_slugs() -> None:
    assert slug("CTOC/COP/WG.3/2020/4") == "ctoc-cop-wg.3-2020-4"
    assert slug("A/HRC/28/L.36/Rev.1") == "a-hrc-28-l.36-rev.1"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("V.20-03878 (E)    160720    170720", "V.20-03878"),
        ("GE.19-21936(E)", "GE.19-21936"),
        ("V.1507742", "V.1507742"),
        ("N2012345", "N2012345"),
        ("N 2012345 and more", "N2012345"),
        ("11/15", None),
        ("CTOC/COP/WG.3/2020/4", None),
    ],
)
def test_job_numbers(text: str, wanted: str | None) -> None:
    assert find_job_number(text) == wanted


@pytest.mark.parametrize(
    ("symbol", "body_id"),
    [
        ("CTOC/COP/WG.3/2020/4", "wgic"),
        ("CTOC/COP/WG.2/2022/4", "wgta"),
        ("CTOC/COP/2022/L.4", "cop"),
        ("A/HRC/28/2", "hrc"),
        ("A/HRC/WG.6/34/SVN/1", "upr"),
        ("CAC/COSP/IRG/2018/CRP.9", "irg"),
        ("FCCC/SBSTA/2018/8", "sbsta"),
        ("E/CN.15/2019/L.2/Rev.1", "ccpcj"),
        ("A/RES/74/247", "ga"),
        ("TRADE/WP.7/1", None),
    ],
)
def test_bodies(registers: Registers, symbol: str, body_id: str | None) -> None:
    assert body_of(symbol, registers.bodies) == body_id


@pytest.mark.parametrize(
    "text", ["A/" * 50_000, "CTOC/COP/1-" * 10_000, "A/1" * 30_000, "V.20-" * 20_000, "A/\n" * 20_000]
)
def test_long_texts_take_time_by_their_length(text: str) -> None:
    start = time.process_time()
    find_symbols(text)
    find_job_number(text)
    assert time.process_time() - start < 3
