"""What each expression can be, for every day of writing: checked against a plain calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from annotated_briefing.annotate.syntax.tense import Tense
from annotated_briefing.annotate.timex.tagger import read_text
from annotated_briefing.french.calendar import WEEKDAYS
from annotated_briefing.model import Timex

MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
TENSES: list[Tense] = ["past", "future", "prospective", "nominal", "none"]
DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31))
quick = settings(max_examples=120)


def one(text: str, published: str | None, tense: Tense = "none") -> Timex:
    found = [t for t in read_text(text, published, tense) if t.text.lower() != "ici"]
    assert found, text
    return found[0]


def candidates(edtf: str) -> list[str]:
    return edtf.strip("[]").split(",")


# --- the table of dates -----------------------------------------------------------------------

Line = tuple[str, str, Tense, str, str | None, str | None]
TABLE: list[Line] = [
    ("jeudi 22 juillet 2021", "2021-07-22", "none", "2021-07-22", "2021-07-22", "2021-07-22"),
    ("Il a parlé jeudi", "2021-07-22", "past", "2021-07-22", "2021-07-22", "2021-07-22"),
    ("Il a parlé jeudi", "2021-07-25", "past", "2021-07-22", "2021-07-22", "2021-07-22"),
    (
        "Il a parlé jeudi",
        "2021-07",
        "past",
        "[2021-06-24,2021-07-01,2021-07-08,2021-07-15,2021-07-22,2021-07-29]",
        "2021-06-24",
        "2021-07-29",
    ),
    (
        "Il parlera jeudi",
        "2021-07",
        "future",
        "[2021-07-01,2021-07-08,2021-07-15,2021-07-22,2021-07-29,2021-08-05]",
        "2021-07-01",
        "2021-08-05",
    ),
    ("Il l'a dit en avril", "2021-07", "past", "2021-04", "2021-04-01", "2021-04-30"),
    ("Il doit partir d'ici mai", "2021-07", "prospective", "../2021-05", None, "2021-05-31"),
    ("Il part d'ici le 11 septembre", "2021-07", "none", "../2021-09-11", None, "2021-09-11"),
    ("Rien après mai", "2021-07", "none", "2021-05/..", "2021-05-01", None),
    ("Depuis début mai, rien", "2021-07", "past", "2021-05~/..", "2021-05-01", None),
    (
        "Réunis le week-end dernier",
        "2021-07",
        "past",
        "[2021-06-26..2021-06-27,2021-07-03..2021-07-04,2021-07-10..2021-07-11,"
        "2021-07-17..2021-07-18,2021-07-24..2021-07-25]",
        "2021-06-26",
        "2021-07-25",
    ),
    (
        "Il a vécu là de 2010 au 25 janvier 2015",
        "2021-07",
        "past",
        "2010/2015-01-25",
        "2010-01-01",
        "2015-01-25",
    ),
    (
        "Il vit là entre 2010 et le 25 janvier 2015",
        "2021-07",
        "none",
        "2010/2015-01-25",
        "2010-01-01",
        "2015-01-25",
    ),
    (
        "Il est mort entre 2010 et le 25 janvier 2015",
        "2021-07",
        "past",
        "[2010-01-01..2015-01-25]",
        "2010-01-01",
        "2015-01-25",
    ),
    ("vers le 22 juillet", "2021-07-30", "none", "2021-07-22~", "2021-07-20", "2021-07-24"),
    ("pendant l'été 2021", "2021-07", "none", "2021-22", "2021-06-21", "2021-09-21"),
    ("les années 60", "2021-07", "none", "196X", "1960-01-01", "1969-12-31"),
    ("il y a vingt ans", "2021-07", "none", "2001~", "1999-01-01", "2003-12-31"),
]


@pytest.mark.parametrize("line", TABLE, ids=lambda line: f"{line[0]} ({line[1]})")
def test_table_of_dates(line: Line) -> None:
    text, published, tense, edtf, earliest, latest = line
    timex = one(text, published, tense)
    assert (timex.edtf, timex.earliest, timex.latest) == (edtf, earliest, latest)
    parse_edtf(edtf)
    assert timex.basis and "«" in timex.basis


def test_both_ends_of_a_range_carry_the_whole_of_it() -> None:
    first, last = read_text("Un stage du 19 au 23 juillet.", "2021-07-16", "future")
    assert (first.value, last.value) == ("2021-07-19", "2021-07-23")
    assert first.edtf == last.edtf == "2021-07-19/2021-07-23"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Le 29 mai 1962, son appel est rejeté. Il est pendu le 31 mai.",
            ["1962-05-29", "1962-05-31"],
        ),
        (
            "Depuis l'attentat du 13 novembre 2015. Il a été arrêté le 31 mai.",
            ["2015-11-13", "2021-05-31"],
        ),
        (
            "Une enquête ouverte en juin 2017 et close en octobre.",
            ["2017-06", "2017-10"],
        ),
        ("Il est né en 1980 et a été élu en mai.", ["1980", "2021-05"]),
        ("Du 28 décembre au 3 janvier.", ["2020-12-28", "2021-01-03"]),
        ("De mars à avril 2019, rien.", ["2019-03", "2019-04"]),
        ("Élu le 3 mai 2020, il part le lendemain.", ["2020-05-03", "2020-05-04"]),
        ("Lundi, il a plu. À 22 h, il neige.", ["2021-07-19", "2021-07-19T22:00"]),
    ],
)
def test_the_story_gives_what_is_left_unsaid(text: str, values: list[str]) -> None:
    assert [t.value for t in read_text(text, "2021-07-22", "past")] == values


# --- properties ---------------------------------------------------------------------------------


@given(DAYS, st.sampled_from(list(WEEKDAYS)), st.sampled_from(TENSES))
@quick
def test_weekdays_fall_in_the_week_the_tense_points_to(
    written: date, name: str, tense: Tense
) -> None:
    timex = one(f"Il vient {name}.", written.isoformat(), tense)
    assert timex.earliest == timex.latest == timex.edtf == timex.value
    day = date.fromisoformat(timex.value)
    assert day.weekday() == WEEKDAYS[name]
    distance = (day - written).days
    assert 0 <= distance <= 6 if tense in {"future", "prospective"} else -6 <= distance <= 0


@given(DAYS, st.sampled_from(list(WEEKDAYS)), st.sampled_from(["dernier", "prochain"]))
@quick
def test_last_and_next_weekday_exclude_the_day_of_writing(
    written: date, name: str, word: str
) -> None:
    day = date.fromisoformat(one(f"Vu {name} {word}.", written.isoformat()).value)
    distance = (day - written).days
    assert 1 <= distance <= 7 if word == "prochain" else -7 <= distance <= -1


@given(DAYS, st.integers(1, 12), st.sampled_from(TENSES))
@quick
def test_months_without_a_year(written: date, month: int, tense: Tense) -> None:
    timex = one(f"Cela se passe en {MONTHS[month - 1]}.", written.isoformat(), tense)
    first = date.fromisoformat(timex.earliest or "")
    assert (
        timex.latest
        == first.replace(day=calendar.monthrange(first.year, first.month)[1]).isoformat()
    )
    assert (first.month, first.day) == (month, 1)
    here = written.replace(day=1)
    if tense == "past":
        assert here - timedelta(days=366) < first <= here
    elif tense == "future":
        assert here <= first < here + timedelta(days=366)
    elif tense == "none":
        others = [date(written.year + step, month, 1) for step in (-1, 0, 1)]
        assert abs((first - here).days) == min(abs((d - here).days) for d in others)


@given(DAYS, DAYS, st.sampled_from(TENSES))
@quick
def test_days_without_a_year(written: date, target: date, tense: Tense) -> None:
    words = f"{target.day} {MONTHS[target.month - 1]}"
    if (target.month, target.day) == (2, 29):
        return
    timex = one(f"C'est le {words}.", written.isoformat(), tense)
    day = date.fromisoformat(timex.value)
    assert (day.month, day.day) == (target.month, target.day)
    if tense == "past":
        assert written - timedelta(days=366) <= day <= written
    elif tense == "future":
        assert written <= day <= written + timedelta(days=366)
    else:
        assert abs((day - written).days) <= 366


@given(DAYS, st.integers(-200, 200), st.sampled_from(TENSES))
@quick
def test_a_weekday_settles_the_year(written: date, distance: int, tense: Tense) -> None:
    day = written + timedelta(days=distance)
    names = list(WEEKDAYS)
    words = f"{names[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    assert one(f"Vu {words}.", written.isoformat(), tense).value == day.isoformat()


@given(
    st.integers(1950, 2090),
    st.integers(1, 12),
    st.sampled_from(list(WEEKDAYS)),
    st.sampled_from(TENSES),
)
@quick
def test_a_month_of_publication_gives_every_candidate(
    year: int, month: int, name: str, tense: Tense
) -> None:
    """Brute force: what each possible day of writing would give is among the candidates."""
    timex = one(f"Il vient {name}.", f"{year}-{month:02d}", tense)
    assert timex.edtf and timex.earliest and timex.latest
    listed = candidates(timex.edtf)
    for number in range(1, calendar.monthrange(year, month)[1] + 1):
        written = date(year, month, number)
        assert one(f"Il vient {name}.", written.isoformat(), tense).value in listed
    assert timex.earliest == min(listed) < timex.latest == max(listed)
    assert len(listed) <= 7
    assert timex.value == f"XXXX-WXX-{WEEKDAYS[name] + 1}"


WORDS = [
    "hier",
    "demain soir",
    "la semaine dernière",
    "le mois prochain",
    "l'an dernier",
    "cette année",
    "ce week-end",
    "le week-end dernier",
    "il y a trois jours",
    "il y a deux mois",
    "dans dix ans",
    "depuis jeudi",
    "d'ici vendredi",
    "depuis trois semaines",
    "ces derniers jours",
    "l'été dernier",
    "cet hiver",
    "fin août",
    "début 2020",
    "mi-juin",
    "Noël",
    "au premier trimestre",
    "le premier lundi de mars",
    "du 28 au 31 août",
    "entre mai et juin",
    "la nuit de lundi à mardi",
    "à 22 heures",
    "à la fin du XIXe siècle",
    "au début des années 1980",
    "vers le 5 mai",
]


@given(
    st.one_of(
        DAYS.map(date.isoformat),
        st.builds(lambda y, m: f"{y}-{m:02d}", st.integers(1950, 2090), st.integers(1, 12)),
        st.integers(1950, 2090).map(str),
        st.none(),
    ),
    st.sampled_from(WORDS),
    st.sampled_from(TENSES),
)
@settings(max_examples=250)
def test_bounds_are_in_order_and_edtf_is_valid(
    published: str | None, words: str, tense: Tense
) -> None:
    for timex in read_text(f"Cela eut lieu, {words}.", published, tense):
        if timex.edtf is not None:
            parse_edtf(timex.edtf)
        if timex.earliest and timex.latest:
            assert timex.earliest <= timex.latest
        if timex.earliest or timex.latest:
            assert timex.edtf is not None


@pytest.mark.parametrize("words", ["jeudi", "hier", "la semaine dernière", "ce soir", "demain"])
def test_without_a_publication_date_nothing_is_made_up(words: str) -> None:
    timex = one(f"Il a parlé {words}.", None)
    assert (timex.edtf, timex.earliest, timex.latest) == (None, None, None)
    assert timex.value.startswith("XXXX")
    assert "publication" in (timex.basis or "")


def test_without_a_publication_date_written_dates_stand() -> None:
    assert one("Il est né le 3 mai 1980.", None).edtf == "1980-05-03"
    assert one("Il vient le 3 mai.", None).edtf == "XXXX-05-03"


HOSTILE = [
    "",
    "\n",
    "\ufeff",
    "'" * 50,
    "« »",
    "le " * 40_000,
    "1" * 100_000,
    "12 " * 30_000,
    "lundi " * 15_000,
    "\u202e mai \u0000 2021",
    "vingt-" * 20_000,
    "un et " * 20_000,
    "İstanbul le 3 mai 2020 ﬁn",
    "\ud800 le 3 mai",
    "99/99/9999 31/02/2021 le 31 juin 24:61 à 25 h",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    for timex in read_text(text, "2021-07-22"):
        assert text[timex.start : timex.end] == timex.text


@pytest.mark.parametrize(
    ("text", "tense", "words", "days"),
    [
        ("Fermé fin 2019.", "past", "fin 2019", ("2019-07-02", "2019-12-31")),
        ("Fermé début 2019.", "past", "début 2019", ("2019-01-01", "2019-07-02")),
        # A story goes on over what is no day of it.
        (
            "Le 3 mai 2020, il nie; pendant trois jours, puis deux heures, il se tait;"
            " la veille, il avouait.",
            "past",
            "la veille",
            ("2020-05-02", "2020-05-02"),
        ),
        (
            "Le 3 mai 2020, il nie; la veille au soir, il avouait.",
            "past",
            "la veille au soir",
            ("2020-05-02", "2020-05-02"),
        ),
        ("Parti il y a 30 heures.", "past", "il y a 30 heures", ("2021-07-20", "2021-07-21")),
        ("Parti il y a 90 minutes.", "past", "il y a 90 minutes", ("2021-07-21", "2021-07-22")),
        # One month of another year is no story told there, two are.
        (
            "En avril 1961, il part. Il est jugé le 15 décembre.",
            "past",
            "le 15 décembre",
            ("2020-12-15", "2020-12-15"),
        ),
        (
            "En avril 1961, il part. En juin 1961, il revient. Il est jugé le 15 décembre.",
            "past",
            "le 15 décembre",
            ("1961-12-15", "1961-12-15"),
        ),
        # What must be done on a day is seldom long past.
        ("Il doit partir le 20 mai.", "prospective", "le 20 mai", ("2021-05-20", "2021-05-20")),
        ("Il doit partir le 10 avril.", "prospective", "le 10 avril", ("2022-04-10", "2022-04-10")),
    ],
)
def test_the_days_that_words_allow(
    text: str, tense: Tense, words: str, days: tuple[str, str]
) -> None:
    (found,) = (t for t in read_text(text, "2021-07-22", tense) if t.text == words)
    assert (found.earliest, found.latest) == days
