"""The real registers, loaded once."""

from pathlib import Path

import pytest

from pipelines.normalise.names import Names
from pipelines.normalise.registers import Registers
from pipelines.sources import load_registers

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def registers() -> Registers:
    return load_registers(ROOT / "sources" / "registers")


@pytest.fixture(scope="session")
def names(registers: Registers) -> Names:
    return registers.names
