import pytest

from annotated_briefing.edtf import bounds


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
