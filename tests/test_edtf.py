from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.edtf import Stretch, bounds, parse, point, with_doubt


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2021", ("2021-01-01", "2021-12-31")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021-07-22~", ("2021-07-22", "2021-07-22")),
        ("../2021-09-11", (None, "2021-09-11")),
        ("2021-05/..", ("2021-05-01", None)),
        ("2021-05/2021-07", ("2021-05-01", "2021-07-31")),
        ("2021-05/2021-04", None),
        ("2021-02-30", None),
        ("2021-13", None),
        ("../..", None),
        ("juillet 2021", None),
        ("0000", None),
        ("", None),
    ],
)
def test_days_that_a_date_allows(written: str, days: tuple[str | None, str | None] | None) -> None:
    assert bounds(written) == days


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("2021-21", ("2021-03-20", "2021-06-20")),
        ("2021-24", ("2021-12-21", "2022-03-19")),
        ("9999-24", ("9999-12-21", "9999-12-31")),
        ("2021-34", ("2021-04-01", "2021-06-30")),
        ("2021-36", ("2021-10-01", "2021-12-31")),
        ("2021-41", ("2021-07-01", "2021-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("18XX", ("1800-01-01", "1899-12-31")),
        ("0XXX", ("0001-01-01", "0999-12-31")),
        ("[2021-07-01,2021-07-08..2021-07-09]", ("2021-07-01", "2021-07-09")),
        ("[2020,2021]", ("2020-01-01", "2021-12-31")),
        ("[2020,x]", None),
        ("2021-42", None),
        ("2021-21-03", None),
        ("199X-05", None),
    ],
)
def test_parts_of_a_year_decades_and_sets(written: str, days: tuple[str, str] | None) -> None:
    assert bounds(written) == days


@pytest.mark.parametrize(
    ("written", "doubtful"),
    [
        ("2021", "2021~"),
        ("2021-07-22", "2021-07-22~"),
        ("2021-07~", "2021-07~"),
        ("2021?", "2021?"),
        ("2021-21", "2021-21~"),
        ("199X", "199X"),
        ("2020/2021", "2020/2021"),
        ("[2020,2021]", "[2020,2021]"),
    ],
)
def test_only_a_plain_point_becomes_approximate(written: str, doubtful: str) -> None:
    assert with_doubt(written) == doubtful


@given(st.dates(), st.integers(0, 40))
def test_what_is_written_is_read_back(day: date, length: int) -> None:
    last = date.fromordinal(min(day.toordinal() + length, date.max.toordinal()))
    written = f"{day}/{last}"
    assert bounds(written) == (str(day), str(last))
    found = parse(written)
    assert isinstance(found, Stretch)
    assert f"{found.start}/{found.end}" == written
    assert str(point(str(day))) == str(day)


@given(st.dates())
def test_bounds_agree_with_the_library_that_the_standard_names(day: date) -> None:
    from edtf import parse_edtf

    for written in (str(day)[:4], str(day)[:7], str(day)):
        theirs = parse_edtf(written)
        low, high = theirs.lower_strict(), theirs.upper_strict()
        ours = bounds(written)
        assert ours == (_iso(low), _iso(high))


def _iso(when: object) -> str:
    return f"{when.tm_year:04d}-{when.tm_mon:02d}-{when.tm_mday:02d}"  # type: ignore[attr-defined]
