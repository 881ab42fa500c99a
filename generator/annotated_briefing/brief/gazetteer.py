"""Where a place is, when that is beyond doubt: towns from GeoNames, countries from CLDR.

The answer is None whenever two places could be meant. Nothing is loaded before the first name is
looked up, and then only the lines of the table that bisection touches.
"""

from __future__ import annotations

import functools
import mmap
from collections.abc import Iterable
from dataclasses import dataclass
from math import log10
from pathlib import Path

from annotated_briefing.french.countries import SHORT_NAMES, of_country
from annotated_briefing.french.nouns import listed
from annotated_briefing.french.spelling import key
from annotated_briefing.french.wording import CAPITAL, TOWN
from annotated_briefing.model import Definition, Place

DATA = Path(__file__).parent / "places"
SOURCE_TOWNS = "GeoNames"
HOME = "FR"  # what an article in French that names no country is about, towns being equal
AT_HOME = 1.2  # what that weighs
RIVAL = 20  # times as large a town has to be for another of its name not to count
ALONE = 8  # the same, for the one town that tells the article's country
BEYOND_DOUBT = 300_000  # inhabitants of a town that alone puts an article in its country
CONTEXT = 1.5  # what the article's own countries weigh, in powers of ten of population
FRANCOPHONE = listed("FR BE CH LU MC")
MARGIN = 0.35  # by how much the likeliest town must lead
# Inhabitants below which a town needs its country to be named: under its main name, or another.
ELSEWHERE = 200_000  # inhabitants of one in a country the article says nothing of
KNOWN_ANYWHERE = {True: 50_000, False: 300_000}

# Names that CLDR has otherwise. Folded as `key` folds.
_ALIASES = {
    "etat uni d amerique": "US", "usa": "US", "us": "US", "grande bretagne": "GB",
    "rdc": "CD", "republique democratique du congo": "CD", "republique du congo": "CG",
    "republique tcheque": "CZ", "birmanie": "MM", "coree nord": "KP", "coree sud": "KR",
    "centrafrique": "CF", "palestine": "PS", "macedoine": "MK", "vatican": "VA",
    "emirat": "AE", "bielorussie": "BY", "sri lanka": "LK", "hong kong": "HK", "macao": "MO",
    "moldavie": "MD", "holland": "NL", "kirghizstan": "KG", "kirghizie": "KG",
    "turkmenie": "TM", "arabie saoudite": "SA", "swaziland": "SZ", "burma": "MM",
    "ex yougoslavie": "", "timor oriental": "TL", "cap vert": "CV", "chine populaire": "CN",
    "republique populaire de chine": "CN", "federation de russie": "RU", "cote d ivoire": "CI",
}  # fmt: skip

# Lands and mountains that bear the name of some town, which they are not.
_NO_TOWNS = listed(
    """oural caucase sahel maghreb machrek crimee kurdistan cachemire transnistrie donbass bosnie
    sinai darfour galilee judee samarie cisjordanie tibet xinjiang catalogne ecosse angleterre
    flandre wallonie baviere saxe toscane sicile sardaigne lombardie amazonie patagonie antarctique
    arctique europe asie afrique amerique oceanie alaska alabama arizona arkansa californie
    colorado connecticut delaware floride hawai idaho illinoi indiana iowa kansa kentucky louisiane
    maine maryland massachusett michigan minnesota mississippi missouri montana nebraska nevada
    ohio oklahoma oregon pennsylvanie tenness texa utah vermont virginie wisconsin wyoming ontario
    quebec alberta manitoba punjab kerala bihar gujarat bercy victoria golfe balkan baltique levant
    orient occident mediterranee atlantique pacifique caraibe antille nord sud est ouest manche
    cote littoral capitole"""
)
# Countries whose name is also that of another country's region: (name, the other country).
_SHARED = {"georgie": "US"}

# Departments and regions place an article in France without naming it.
_FRENCH_REGIONS = listed(
    """ain aisne allier ardeche ardenne ariege aube aude aveyron calvado cantal charente cher
    correze creuse dordogne doub drome eure finistere gard ger gironde herault indre isere jura
    lande loire loiret lot var lozere marne mayenne meuse morbihan moselle nievre oise orne
    rhone sarthe savoie somme tarn vaucluse vendee vosge yonne essonne
    martinique guadeloupe guyane reunion mayotte bretagne normandie occitanie alsace lorraine
    aquitaine auvergne bourgogne picardie limousin champagne"""
) | {
    "alpe maritime", "alpe de haute provence", "haute alpe", "bouche du rhone", "corse du sud",
    "haute corse", "cote d or", "cote d armor", "haute garonne", "eure et loir", "ille et vilaine",
    "indre et loire", "loir et cher", "loire atlantique", "haute loire", "lot et garonne",
    "maine et loire", "haute marne", "meurthe et moselle", "pa de calai", "puy de dome",
    "pyrenee atlantique", "haute pyrenee", "pyrenee orientale", "ba rhin", "haut rhin",
    "haute saone", "saone et loire", "haute savoie", "seine et marne", "seine maritime",
    "deux sevre", "tarn et garonne", "haute vienne", "territoire de belfort", "yveline",
    "haut de seine", "seine saint deni", "val de marne", "val d oise", "ile de france",
    "charente maritime", "hauts de france", "grand est", "paca", "nouvelle aquitaine",
    "franche comte", "pay de la loire", "centre val de loire", "auvergne rhone alpe",
    "provence alpe cote d azur", "rhone alpe", "midi pyrenee", "languedoc roussillon",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Town:
    """A town of GeoNames: degrees, ISO 3166-1 alpha-2 country, inhabitants; under its main name?"""

    geonameid: int
    lat: float
    lon: float
    country: str
    population: int
    main: bool


@functools.cache
def _countries_by_name() -> dict[str, str]:
    from babel import Locale

    names = {
        key(name): code
        for code, name in Locale("fr").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    return {name: code for name, code in {**names, **_ALIASES}.items() if code}


@functools.cache
def country_name(code: str) -> str | None:
    """« Afghanistan » for AF, in French."""
    from babel import Locale

    name = SHORT_NAMES.get(code) or Locale("fr").territories.get(code)
    return str(name) if name else None


@functools.cache
def _countries() -> dict[str, tuple[float, float, int | None]]:
    rows = (DATA / "countries.tsv").read_text(encoding="utf-8").splitlines()
    found = {}
    for row in rows:
        code, lat, lon, capital = row.split("\t")
        found[code] = (float(lat), float(lon), int(capital) if capital else None)
    return found


@functools.cache
def _table() -> mmap.mmap:
    with (DATA / "cities.tsv").open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


@functools.lru_cache(maxsize=8192)
def towns(name: str) -> tuple[Town, ...]:
    """Towns that bear a folded name, most populous first."""
    wanted = name.encode()
    table = _table()
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", 0, middle) + 1
        end = table.find(b"\n", start)
        line = table[start : end if end >= 0 else len(table)]
        found, _, rest = line.partition(b"\t")
        if found == wanted:
            return tuple(_town(row) for row in rest.decode().split(";"))
        if found < wanted:
            low = start + len(line) + 1
        else:
            high = start
    return ()


def _town(row: str) -> Town:
    ident, lat, lon, country, population, main = row.split(",")
    return Town(int(ident), float(lat), float(lon), country, int(population), main == "1")


def country_of(name: str) -> str | None:
    """The ISO code of a country's French name."""
    return _countries_by_name().get(key(name))


def countries_named(names: Iterable[str]) -> frozenset[str]:
    """Codes of the countries that an article's place names put it in."""
    found = set()
    for name in names:
        code = country_of(name)
        if code:
            found.add(code)
        elif key(name) in _FRENCH_REGIONS:
            found.add("FR")
    return frozenset(found)


def countries_around(names: Iterable[str]) -> frozenset[str]:
    """Codes of the countries that an article is about: those it names, and those of its towns
    that no other town could be taken for."""
    places = list(names)
    found = set(countries_named(places))
    for name in places:
        town = _only_town(key(name))
        if town is not None:
            found.add(town.country)
    return frozenset(found)


def _only_town(name: str) -> Town | None:
    """The town of a name, where it is large and no other of that name counts beside it."""
    if name in _FRENCH_REGIONS or name in _NO_TOWNS:
        return None
    best, *rest = towns(name) or (None,)
    if best is None or best.population < BEYOND_DOUBT:
        return None
    for town in rest:
        if town is None or town.country == best.country:
            continue
        own = town.main and town.country in FRANCOPHONE  # « Vienne », « Laval »
        if own or town.population * ALONE > best.population:
            return None
    return best


def _counts(rival: Town, best: Town) -> bool:
    """Whether a town may be meant by the name it shares with another.

    Not a small one, nor one of a country that does not speak French where the name is the French
    one of the other (« La Haye », and Hayes).
    """
    if rival.country == best.country or rival.population * RIVAL < best.population:
        return False
    return best.main or not rival.main or rival.country in FRANCOPHONE


def may_be_town(name: str) -> bool:
    """Whether a name is some town's, and neither a country's nor a region's."""
    folded = key(name)
    other = country_of(name) or folded in _FRENCH_REGIONS or folded in _NO_TOWNS
    return not other and bool(towns(folded))


def is_only_land(name: str) -> bool:
    """Whether a name is a country's or a region's, and no town's of any size: not « Québec »."""
    folded = key(name)
    code = country_of(name)
    if code is None and folded not in _FRENCH_REGIONS and folded not in _NO_TOWNS:
        return False
    return not any(
        town.country == code if code else town.population > KNOWN_ANYWHERE[True]
        for town in towns(folded)
    )


def is_surely_town(name: str) -> bool:
    """Whether a name is a great town's that nothing else could be taken for."""
    return country_of(name) is None and _only_town(key(name)) is not None


def is_capital(town: Town) -> bool:
    """Whether a town is the capital of its country, by CLDR and GeoNames."""
    return _countries().get(town.country, (0.0, 0.0, None))[2] == town.geonameid


def _context(town: Town, around: frozenset[str]) -> float:
    """What the countries of the article weigh for a town, in powers of ten of inhabitants."""
    if town.country in around:
        return CONTEXT
    return AT_HOME if town.country == HOME and town.main and not around else 0.0


def locate(name: str, around: frozenset[str] = frozenset()) -> Place | None:
    """Where `name` is, for an article about the countries `around`; None in doubt."""
    code = country_of(name)
    if code:
        if _SHARED.get(key(name), "") in around:
            return None
        point = _countries().get(code)
        return Place(point[0], point[1], country=code) if point else None
    folded = key(name)
    if folded in _FRENCH_REGIONS or folded in _NO_TOWNS:
        return None  # a region has no one point; the town of the same name is not meant
    ranked = sorted(
        ((log10(max(town.population, 1)) + _context(town, around), town) for town in towns(folded)),
        key=lambda item: -item[0],
    )
    if not ranked:
        return None
    weight, best = ranked[0]
    if len(ranked) > 1 and weight - ranked[1][0] < MARGIN:
        return None
    told = best.country in around or (best.country == HOME and not around) or is_capital(best)
    if any(_counts(town, best) and (town.country in around or not told) for _, town in ranked[1:]):
        return None  # « San José » without a word on the country, or with a word on both
    if (
        best.country not in around
        and not best.main
        and any(town.main and town.country in FRANCOPHONE for _, town in ranked)
    ):
        return None  # an old name of a great town is the own name of a small one
    elsewhere = ELSEWHERE if around and best.country != HOME else 0
    least = max(KNOWN_ANYWHERE[best.main], 0 if is_capital(best) else elsewhere)
    if best.country not in around and best.population < least:
        return None
    return Place(best.lat, best.lon, geonameid=best.geonameid, country=best.country)


_DISPUTED = listed("IL PS TW XK")  # no word from us on what is whose capital


def definition(place: Place) -> Definition | None:
    """« capitale du Qatar », « ville d’Afghanistan »: words from outside the text.

    None for a country, whose name says itself what it is.
    """
    if place.country is None or place.geonameid is None:
        return None
    name = country_name(place.country)
    if name is None:
        return None
    capital = _countries().get(place.country, (0.0, 0.0, None))[2]
    if capital == place.geonameid:
        if place.country in _DISPUTED:
            return None
        words = CAPITAL.format(of_country=of_country(place.country, name))
        return Definition(words, source=SOURCE_TOWNS)
    words = TOWN.format(of_country=of_country(place.country, name, article=False))
    return Definition(words, source=SOURCE_TOWNS)
