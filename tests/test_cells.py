"""Figures of a table's row with the unit and year of their column."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.english.quantities import QuantityKind, read_quantities
from bot.numbers.cells import Cell, cell_of, is_row

HEADS = "Danish investment fell. The biggest last year: Country | 2023, $ million | 2024, $ million | Share, % | Staff"
ROW = "Peru | 640 | 780 | 12.5 | 900"


def cells(row: str = ROW, lead_in: str = HEADS) -> list[Cell]:
    assert is_row(row, lead_in)
    return [cell_of(quantity, row, lead_in) for quantity in read_quantities(row)]


def test_each_figure_is_of_its_column() -> None:
    assert [cell.meant for cell in cells()] == ["$640 million", "$780 million", "12.5%", ""]
    assert [cell.years for cell in cells()] == [(2023,), (2024,), (), ()]
    assert [cell.quantity.kind for cell in cells()] == [
        QuantityKind.MONEY,
        QuantityKind.MONEY,
        QuantityKind.PERCENT,
        QuantityKind.COUNT,
    ]
    assert cells()[1].quantity.value == Decimal(780_000_000)
    assert cells()[1].head == "2024, $ million"


@pytest.mark.parametrize(
    ("head", "meant"),
    [
        ("EUR bn", "€7 bn"),
        ("million tenge", "7 million tenge"),
        ("Cargo, thousand tonnes", "7 thousand tonnes"),
        ("Growth, per cent", "7%"),
        ("Trains", ""),
    ],
)
def test_units_of_heads(head: str, meant: str) -> None:
    (cell,) = cells("Peru | 7", f"Trade with Peru: Country | {head}")
    assert cell.meant == meant


def test_a_figure_with_its_own_unit_stays_as_it_is() -> None:
    (cell,) = cells("Peru | €7", "Trade: Country | $ million")
    assert (cell.quantity.unit, cell.meant) == ("€", "")


def test_a_row_of_fewer_cells_takes_nothing_from_the_heads() -> None:
    assert [cell.meant for cell in cells("Peru | 780")] == [""]
    assert not is_row("Peru: 780", HEADS)


def test_what_stands_above_a_table_tells_what_columns_of_years_count() -> None:
    lead_in = "Cocoa from Ecuador, in thousand tonnes Buyer | 2023 | 2024 | Rank"
    there = cells("Belgium | 40 | 42 | 1", lead_in)
    assert [(cell.meant, cell.years) for cell in there] == [
        ("40 thousand tonnes", (2023,)),
        ("42 thousand tonnes", (2024,)),
        ("", ()),
    ]
    assert cells("Belgium | 40 | 42 | 1", "Ships in the port. Flag | 2023 | 2024 | Rank")[0].meant == ""
