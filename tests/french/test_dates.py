"""Dates as a reader reads them: never a day that the text does not give."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotated_briefing.annotate.timex.tagger import read_text
from annotated_briefing.french.dates import edtf_in_words, in_words, period_in_words
from annotated_briefing.model import EventDate
from annotated_briefing.render.figures_time import WIDTH, Axis, axis, strip


def event(edtf: str | None, first: str | None, last: str | None, text: str = "") -> EventDate:
    return EventDate(edtf, first, last, "unknown", None, text)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "text", "words"),
    [
        ("2021-07-22", "2021-07-22", "2021-07-22", "", "jeudi 22 juillet 2021"),
        ("2021-08-01", "2021-08-01", "2021-08-01", "", "dimanche 1er août 2021"),
        ("2021-07", "2021-07-01", "2021-07-31", "", "juillet 2021"),
        ("2021", "2021-01-01", "2021-12-31", "", "2021"),
        (
            "[2021-07-01,2021-07-08,2021-07-15,2021-07-22,2021-07-29]",
            "2021-07-01",
            "2021-07-29",
            "jeudi",
            "un jeudi de juillet 2021",
        ),
        (
            "[2021-06-30,2021-07-07,2021-07-14,2021-07-21,2021-07-28]",
            "2021-06-30",
            "2021-07-28",
            "mercredi soir",
            "un mercredi de juillet 2021, ou le 30 juin 2021",
        ),
        ("[2021-08-05,2021-08-12]", "2021-08-05", "2021-08-12", "", "un jeudi d’août 2021"),
        (
            "[2021-06-26..2021-06-27,2021-07-03..2021-07-04]",
            "2021-06-26",
            "2021-07-04",
            "",
            "un week-end, au plus tard celui des 3 et 4 juillet 2021",
        ),
        ("[2021-07-01..2021-07-31]", "2021-07-01", "2021-07-31", "", "un jour de juillet 2021"),
        (
            "[2021-06-24..2021-07-31]",
            "2021-06-24",
            "2021-07-31",
            "",
            "entre le 24 juin et le 31 juillet 2021",
        ),
        ("[2021-06,2021-07]", "2021-06-01", "2021-07-31", "", "juin ou juillet 2021"),
        ("../2021-05", None, "2021-05-31", "d'ici mai", "d’ici mai 2021"),
        ("../2021-09-11", None, "2021-09-11", "d'ici", "avant le 11 septembre 2021"),
        ("../2021-07-10", None, "2021-07-10", "jusqu'au 10", "jusqu’au 10 juillet 2021"),
        ("../2015", None, "2015-12-31", "jusqu’en 2015", "jusqu’en 2015"),
        ("../2021-05", None, "2021-05-31", "avant mai", "avant mai 2021"),
        ("../2021-22", None, "2021-09-21", "d'ici l'été", "d’ici l’été 2021"),
        ("2019-23/..", "2019-09-22", None, "depuis l'automne", "depuis l’automne 2019"),
        ("2021-04/..", "2021-04-01", None, "à partir d'avril", "à partir d’avril 2021"),
        ("2021-05/..", "2021-05-01", None, "après mai", "après mai 2021"),
        ("2021-05~/..", "2021-05-01", None, "depuis début mai", "depuis début mai 2021"),
        ("2016~/..", "2016-01-22", None, "depuis cinq ans", "depuis 2016 environ"),
        ("196X/..", "1960-01-01", None, "depuis les années 60", "depuis les années 1960"),
        ("196X/..", "1960-01-01", None, "à partir des années 60", "à partir des années 1960"),
        ("../199X", None, "1999-12-31", "jusque dans les années 90", "jusqu’aux années 1990"),
        ("18XX/..", "1800-01-01", None, "depuis le XIXe siècle", "depuis le XIXe siècle"),
        ("2021-07-01/..", "2021-07-01", None, "à partir du 1er", "à partir du 1er juillet 2021"),
        (
            "2021-07-24/2021-07-25",
            "2021-07-24",
            "2021-07-25",
            "",
            "week-end des 24 et 25 juillet 2021",
        ),
        (
            "2021-07-19/2021-07-25",
            "2021-07-19",
            "2021-07-25",
            "",
            "semaine du 19 au 25 juillet 2021",
        ),
        ("2021-05-03/2021-05-05", "2021-05-03", "2021-05-05", "", "du 3 au 5 mai 2021"),
        ("2010/2015-01-25", "2010-01-01", "2015-01-25", "", "de 2010 au 25 janvier 2015"),
        (
            "[2010-01-01..2015-01-25]",
            "2010-01-01",
            "2015-01-25",
            "",
            "entre 2010 et le 25 janvier 2015",
        ),
        ("2021-05~", "2021-05-01", "2021-05-16", "début mai", "début mai 2021"),
        ("2001~", "1999-01-01", "2003-12-31", "il y a vingt ans", "vers 2001"),
        ("2021-07-22~", "2021-07-20", "2021-07-24", "", "vers le 22 juillet 2021"),
        ("2021-22", "2021-06-21", "2021-09-21", "", "été 2021"),
        ("2021-33", "2021-01-01", "2021-03-31", "", "1er trimestre 2021"),
        ("196X", "1960-01-01", "1969-12-31", "", "années 1960"),
        ("18XX", "1800-01-01", "1899-12-31", "", "XIXe siècle"),
        (None, None, None, "jeudi", "jeudi"),
    ],
)
def test_in_words(
    edtf: str | None, first: str | None, last: str | None, text: str, words: str
) -> None:
    assert in_words(event(edtf, first, last, text)) == words


def test_publication_dates() -> None:
    assert edtf_in_words("2021-07-01") == "1er juillet 2021"
    assert edtf_in_words("2021-07") == "juillet 2021"
    assert edtf_in_words("2021") == "2021"
    assert edtf_in_words(None) == ""


WORDS = [
    "jeudi",
    "hier",
    "le week-end dernier",
    "en avril",
    "d'ici mai",
    "il y a deux ans",
    "ces derniers jours",
    "fin août",
    "la semaine dernière",
    "depuis mars",
    "vers le 5 mai",
    "du 3 au 5 mai",
    "au printemps",
    "cet hiver",
    "l'an dernier",
    "depuis trois mois",
]


@given(st.dates(date(1960, 1, 1), date(2080, 1, 1)), st.integers(0, 2), st.sampled_from(WORDS))
def test_a_single_day_is_printed_only_when_known(day: date, depth: int, words: str) -> None:
    """With a month or year of publication no weekday, « hier » or week-end becomes one day."""
    published = day.isoformat()[: (10, 7, 4)[depth]]
    timex = read_text(f"Il vint {words}.", published, "past")[-1]
    printed = in_words(event(timex.edtf, timex.earliest, timex.latest, timex.text))
    assert printed
    whole_day = re.fullmatch(r"(?:lun|mar|mercre|jeu|vendre|same)?di(?:manche)? \d.*", printed)
    if whole_day:
        assert timex.earliest == timex.latest


def test_strip_shows_certain_and_possible_days() -> None:
    scale = axis([("2021-04-01", "2021-04-30"), (None, "2021-09-11"), ("2021-07-22", "2021-07-22")])
    assert scale is not None
    assert scale.first < date(2021, 4, 1) < date(2021, 9, 11) < scale.last
    day = strip("2021-07-22", "2021-07-22", scale, "jeudi 22 juillet 2021")
    assert "ab-strip-day" in day and 'aria-label="jeudi 22 juillet 2021"' in day
    month = strip("2021-04-01", "2021-04-30", scale, "")
    assert "ab-strip-possible" in month and 'aria-hidden="true"' in month
    assert "ab-strip-certain" in strip("2021-04-01", "2021-04-30", scale, "", lasting=True)
    assert strip(None, "2021-09-11", scale, "").count("ab-strip-open") == 1
    assert "<script" not in strip(None, None, scale, '"><script>')
    assert axis([(None, None)]) is None


@given(st.dates(), st.dates(), st.dates(), st.integers(0, 5000))
def test_strip_stays_inside_its_box(one: date, two: date, first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date.max.toordinal()))
    scale = Axis(first, last)
    drawn = strip(min(one, two).isoformat(), max(one, two).isoformat(), scale, "")
    x = [float(n) for n in re.findall(r'(?:c?x)="(-?[\d.]+)"', drawn)]
    assert all(0 <= number <= WIDTH for number in x)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "heading"),
    [
        ("2021-07-22", "2021-07-22", "2021-07-22", "juillet 2021"),
        ("2021-07", "2021-07-01", "2021-07-31", "juillet 2021"),
        ("[2021-06-24,2021-07-01]", "2021-06-24", "2021-07-01", "juin – juillet 2021"),
        ("2021", "2021-01-01", "2021-12-31", "2021"),
        ("../2021-09-11", None, "2021-09-11", "septembre 2021"),
        ("2021-05/..", "2021-05-01", None, "mai 2021"),
        ("2019~/..", "2019-01-01", None, "2019"),
        ("14XX", "1400-01-01", "1499-12-31", "XVe siècle"),
        (None, None, None, ""),
    ],
)
def test_a_heading_is_no_narrower_than_what_stands_under_it(
    edtf: str | None, earliest: str | None, latest: str | None, heading: str
) -> None:
    when = EventDate(edtf, earliest, latest, "unknown", None, "XVe siècle")
    assert period_in_words(when) == heading
