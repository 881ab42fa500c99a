"""The rules: what a time expression looks like, what reads it, and examples of both.

A pattern is a regular expression over folded text (lower case, no accents: see `text.fold`) in
which a space is any short stretch of white space and `{NAME}` a fragment from `FRAGMENTS`. Its
named groups go to the reading. `after` must match just before the expression; `guards` may
refuse it for what stands around. The longest match wins, and among equals the earlier rule.

An example is a sentence with the expression in ⟦ ⟧ and what it must become, « TYPE value », or
« - » where nothing may be found. The day of writing is Thursday 22 July 2021; a tense other
than « none » is given third. Tests run every one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotated_briefing.annotate.syntax.tense import Tense
from annotated_briefing.annotate.timex import guards as guard
from annotated_briefing.annotate.timex import readings as read
from annotated_briefing.french.calendar import FEASTS, MONTHS, SEASONS, WEEKDAYS
from annotated_briefing.french.numbers import APPROXIMATE, CARDINAL, ORDINAL, ROMAN


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the value its expression must have, written when the verb has that tense."""

    sentence: str
    expected: str
    tense: Tense = "none"


@dataclass(frozen=True, slots=True)
class Rule:
    """`anaphoric` readings wait until the plain dates around them are known."""

    name: str
    pattern: str
    reading: read.Reading
    examples: tuple[Example, ...]
    guards: tuple[guard.Guard, ...] = ()
    after: str | None = None
    anaphoric: bool = False


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True)).replace(".", r"\.")


_PART = "petit matin|matinee|matin|apres[- ]midi|soiree|soir|nuit|mi-journee|aube|aurore"
_UNIT = (
    "secondes?|minutes?|heures?|journees?|jours?|nuits?|semaines?|week-ends?|weekends?|mois|"
    "trimestres?|semestres?|annees?|ans?|decennies?|siecles?|millenaires?"
)
_WORD_DAYS = (
    "deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt"
)
_DIR = (
    r"(?P<dir>derniere?s?|prochaine?s?|passee?s?|ecoulee?s?|precedente?s?|suivante?s?|"
    r"d'avant|d'apres|a venir|qui (?:vien(?:nen)?t|arrivent|suivent))(?![a-z])"
)
# « début », « à la fin de », « mi- » before what it is the edge of.
_EDGE = (
    r"(?:(?:(?:le|la) |l')?(?:tout(?:e)? )?(?P<edge>debut|fin|milieu|mi|courant|aube)"
    r"(?:-| )(?:d(?:e la |e l'|u |es |e |')|l')?)"
)
FRAGMENTS = {
    "WD": f"(?P<wd>{_any(WEEKDAYS)})(?![a-z])",
    "WD2": f"(?P<wd2>{_any(WEEKDAYS)})(?![a-z])",
    "MONTH": f"(?P<month>{_any(MONTHS)})(?![a-z])",
    "SEASON": f"(?P<season>{_any(SEASONS)})(?![a-z])",
    "FEAST": f"(?P<feast>{_any(FEASTS).replace('saint-', 'saint[- ]')})(?![a-z])",
    "DAY": rf"(?P<day>1er|1°|premier|[12]\d|3[01]|0?[1-9]|{_WORD_DAYS})(?![\d,])(?!\.\d)",
    # Cut short without a point these are months only between a day and a year.
    "SHORT_MONTH": (
        f"(?P<month>{_any(name[:-1] for name in MONTHS if name.endswith('.'))})"
        r"\.?(?![a-z])"
    ),
    "DAY2": r"(?P<day2>1er|[12]\d|3[01]|0?[1-9])(?![\d,])",
    "A_DAY": r"(?:1er|[12]\d|3[01]|[1-9])",
    "YEAR": r"(?P<year>1\d{3}|20\d\d|21\d\d)(?![\d%])(?![,.]\d)",
    # « octobre 98 »: two figures make a year only where nothing is counted.
    "SHORT_YEAR": (
        r"(?P<year>1\d{3}|20\d\d|21\d\d|'\d\d|\d\d(?! ?[h%°\d]| (?:[a-z]{3,}s|ans?|rue)\b))"
        r"(?![\d%])(?![,.]\d)"
    ),
    "THE": r"(?:(?:le|la|les) |l')?",
    "EDGE": _EDGE,
    "DIR": _DIR,
    "PART": rf"(?P<part>{_PART})(?![a-z-])",
    "SOMEPART": rf"(?:{_PART})(?![a-z-])",
    "INPART": (
        rf"(?: (?:en |dans |au |a |tard |tot )?(?:(?:le |la |l')?(?P<pedge>debut|fin|milieu|mi)"
        rf"(?:-| (?:de |d'|du )))?(?:le |la |l')?(?P<part>{_PART})(?![a-z-]))"
    ),
    "N": rf"(?P<n>{APPROXIMATE}|{CARDINAL} )",
    "NTH": rf"(?P<nth>{ORDINAL}|derniere?)",
    "UNIT": rf"(?P<unit>{_UNIT})(?![a-z-])",
    "UNITS": rf"(?:{_UNIT})(?![a-z-])",
    "WDS": f"(?P<wd>{_any(WEEKDAYS)})s?(?![a-z])",
    "WD_PLURAL": f"(?P<wd>{_any(WEEKDAYS)})s(?![a-z])",
    "APPROX": APPROXIMATE,
    "ROMAN": ROMAN,
    "ORDINAL": ORDINAL,
    "CARDINAL": CARDINAL,
    "MONTHS": f"(?:{_any(MONTHS)})(?![a-z])",
    "WEEKDAYS": f"(?:{_any(WEEKDAYS)})(?![a-z])",
    "ABOUT": (
        r"(?P<mod>environ |quelque |a peine |presque |quasiment |au moins |au plus |au minimum |"
        r"au maximum |(?:un peu |pas |beaucoup |bien )?(?:plus|moins|pres) d(?:e |'))"
    ),
}

E = Example

RULES: tuple[Rule, ...] = (
    # --- full and partial dates -----------------------------------------------------------
    Rule(
        "day-month",
        r"(?:(?:(?P<det>le|ce|cet) (?:meme )?)?{WD}(?: {SOMEPART})?,?(?: le)? |(?:le|ce) )?"
        r"{DAY}(?:e)? {MONTH}"
        r"(?: (?:de l'an )?{SHORT_YEAR})?(?: {DIR})?(?: {PART})?",
        read.day_month,
        (
            E("Il est né ⟦le 27 mai 1998⟧ à Lyon.", "DATE 1998-05-27"),
            E("Réunion ⟦jeudi 22 juillet 2021⟧ au siège.", "DATE 2021-07-22"),
            E("Réunion ⟦jeudi soir 15 juillet⟧ au siège.", "DATE 2021-07-15"),
            E("Le maire, élu ⟦le 6 mai dernier⟧, se tait.", "DATE 2021-05-06"),
            E("Le vote du ⟦1er août⟧ sera serré.", "DATE 2021-08-01", "future"),
            E("Fin de la trêve ⟦mardi 12 octobre 2021 soir⟧.", "TIME 2021-10-12TEV"),
            E("Ils se verront ⟦samedi 24 juillet⟧.", "DATE 2021-07-24"),
            E("Le drapeau du ⟦11 Novembre⟧.", "DATE 2020-11-11", "past"),
            E("La rue du 4 septembre est fermée.", "-"),
            E("Le 31 février n'existe pas.", "-"),
        ),
        (guard.no_street,),
    ),
    Rule(
        "day-short-month",
        r"(?:(?:(?P<det>le|ce) )?{WD},?(?: le)? |(?:le|ce) )?{DAY} {SHORT_MONTH} {YEAR}",
        read.day_month,
        (
            E("Nommée ⟦le 5 nov 2020⟧ à Lyon.", "DATE 2020-11-05"),
            E("Signé ⟦le 12 juill. 2019⟧.", "DATE 2019-07-12"),
            E("Il dort le 3 nov, seul.", "-"),
        ),
        (guard.no_street,),
    ),
    Rule(
        "hyphen-date",
        r"(?:le )?(?P<day>1er|8|11|14|15|25)-{MONTH}(?: {YEAR})?",
        read.day_month,
        (
            E("Il défile ⟦le 14-Juillet⟧.", "DATE 2021-07-14"),
            E("La place du 8-Mai est pavoisée.", "-"),
        ),
        (guard.no_street,),
    ),
    Rule(
        "day-of-range",
        r"(?:le )?(?:{WD} )?(?P<day>1er|[12]\d|3[01]|[1-9])(?!\d)(?=(?:, "
        r"{A_DAY}(?!\d)){0,4}(?: au | et (?:le |au )?| ou (?:le )?| a |-| - )"
        r"(?:{WEEKDAYS} )?{A_DAY} {MONTH}(?: {YEAR})?)",
        read.day_month,
        (
            E("Un stage du ⟦19⟧ au ⟦23 juillet⟧.", "DATE 2021-07-19 DATE 2021-07-23"),
            E("Fermé les ⟦3⟧ et ⟦4 août 2022⟧.", "DATE 2022-08-03 DATE 2022-08-04"),
        ),
        (guard.no_street,),
        after=r"(?:\b(?:du|le|les|entre|au|des|et|partir du|ce|jusqu'au|dates?) |^|[(,:] ?)",
    ),
    Rule(
        "day-alone-of-range",
        r"{DAY}(?= (?:au|et le) {A_DAY}(?![\d%])(?! ?[a-z0-9]))",
        read.weekday_day,
        (E("Portes ouvertes du ⟦13⟧ au 18.", "DATE 2021-07-13"),),
        after=r"\b(?:du|entre le) ",
    ),
    Rule(
        "weekday-day",
        r"(?:(?P<det>le|ce) )?{WD} {DAY}(?! ?(?:h|:|%|[a-z]+s\b)){INPART}?",
        read.weekday_day,
        (
            E("Rendez-vous ⟦jeudi 15⟧ à la mairie.", "DATE 2021-07-15"),
            E("Match ⟦samedi 24 au soir⟧.", "TIME 2021-07-24TEV"),
        ),
    ),
    Rule(
        "numeric-date",
        r"(?:le )?(?P<d>[12]\d|3[01]|0?[1-9])(?P<sep>[/.-]| / )(?P<m>1[0-2]|0?[1-9])(?P=sep)"
        r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|\.\d)",
        read.numeric,
        (
            E("Fait ⟦le 22/07/2021⟧ à Paris.", "DATE 2021-07-22"),
            E("Signé ⟦03.02.98⟧.", "DATE 1998-02-03"),
            E("La circulaire du ⟦14-05-1997⟧.", "DATE 1997-05-14"),
            E("Reçu ⟦le 7 / 06 / 2021⟧.", "DATE 2021-06-07"),
            E("Téléphone 03.29.88.43.12.", "-"),
        ),
        after=r"(?:^|[^\d./])",
    ),
    Rule(
        "iso-date",
        r"(?P<year>1\d{3}|2[01]\d\d)-(?P<m>1[0-2]|0?[1-9])-(?P<d>[12]\d|3[01]|0?[1-9])(?![\d-])",
        read.numeric,
        (E("Version du ⟦2021-07-05⟧.", "DATE 2021-07-05"),),
    ),
    Rule(
        "slash-day-month",
        r"(?:le |{WEEKDAYS} )(?P<d>[12]\d|3[01]|0?[1-9])/(?P<m>1[0-2]|0?[1-9])(?![\d/])",
        read.numeric,
        (E("Rendez-vous ⟦le 24/07⟧.", "DATE 2021-07-24"),),
    ),
    Rule(
        "month-year",
        r"{EDGE}?(?:(?:le )?mois d(?:e |'))?{MONTH} (?:de )?{SHORT_YEAR}",
        read.month,
        (
            E("Dès ⟦octobre 98⟧, la ville change.", "DATE 1998-10"),
            E("Depuis ⟦début mai 2021⟧, rien.", "DATE 2021-05 START"),
            E("À ⟦la fin de mars 2020⟧, tout ferme.", "DATE 2020-03 END"),
            E("La crise de ⟦Mai 68⟧ reste vive.", "DATE 1968-05"),
        ),
        (guard.no_street,),
    ),
    Rule(
        "month",
        r"{EDGE}?(?:(?:le |ce )?mois d(?:e |'))?{MONTH}(?: {DIR})?",
        read.month,
        (
            E("Il l'a dit en ⟦avril⟧.", "DATE 2021-04", "past"),
            E("Le contrat sera signé en ⟦juin prochain⟧.", "DATE 2022-06"),
            E("Retrait d'⟦ici⟧ ⟦mai⟧.", "DATE 2021-07-22 DATE 2021-05"),
            E("Il arrivera ⟦fin août⟧.", "DATE 2021-08 END", "future"),
            E("La foire ouvre à ⟦la mi-septembre⟧.", "DATE 2021-09 MID", "prospective"),
            E("Il revient au ⟦mois de juin⟧.", "DATE 2021-06"),
            E("La planète Mars attire.", "-"),
            E("La chanteuse Avril Lavigne chante.", "-"),
        ),
        (guard.month_name,),
    ),
    Rule(
        "year",
        r"(?:{EDGE}(?:{THE}(?:annee|an) )?|{THE}(?:annee|an) )?{YEAR}",
        read.year,
        (
            E("En ⟦1975⟧, à Vienne.", "DATE 1975"),
            E("Dès ⟦l'année 2001⟧.", "DATE 2001"),
            E("La période ⟦1982⟧-⟦1990⟧ fut calme.", "DATE 1982 DATE 1990"),
            E("Entre ⟦1990⟧ et ⟦1999⟧, rien.", "DATE 1990 DATE 1999"),
            E("La Coupe du monde (⟦1998⟧) reste.", "DATE 1998"),
            E("⟦Fin 2019⟧, il part.", "DATE 2019 END"),
            E("Plus de 2000 personnes défilent.", "-"),
            E("Une prime de 1500 euros.", "-"),
        ),
        (guard.year_alone,),
    ),
    Rule(
        "year-pair",
        r"{YEAR}(?:/(?P<year2>\d{4}|\d\d)|-(?P<year2>\d\d))(?![\d/-])",
        read.year_pair,
        (
            E("La saison ⟦2007-08⟧ fut courte.", "DATE 2007/2008"),
            E("Le tome 2007-05 manque.", "-"),
            E("La saison ⟦2017/18⟧ fut courte.", "DATE 2017/2018"),
            E("L'exercice ⟦2015/2016⟧ fut bon.", "DATE 2015/2016"),
            E("Le siège de ⟦1870-71⟧.", "DATE 1870/1871"),
            E("La directive 2019/1024 s'applique.", "-"),
        ),
        (guard.no_number,),
    ),
    Rule(
        "winter-pair",
        r"{THE}{SEASON} (?:de )?{YEAR}[-/](?P<year2>\d{4}|\d\d)(?![\d/-])",
        read.year_pair,
        (E("⟦L'hiver 2013-2014⟧ fut doux.", "DATE 2013-WI"),),
        (guard.season_noun,),
    ),
    Rule(
        "war-years",
        r"(?P<year>14)-(?P<year2>18)|(?P<year>39)-(?P<year2>45)",
        read.year_pair,
        (
            E("Un soldat de la guerre de ⟦14-18⟧.", "DATE 1914/1918"),
            E("Il gagne 14-18 à Brest.", "-"),
        ),
        after=r"\b(?:guerre (?:mondiale )?(?:de |d')?|poilus? de )",
    ),
    Rule(
        "coded-quarter",
        r"(?P<code>[ts])(?P<nth>[1-4]) {YEAR}|"
        r"(?P<nth>[1-4])(?P<code>[ts]) ?(?P<year>20\d\d|\d\d)(?!\d)",
        read.coded_part,
        (
            E("Les ventes du ⟦T3 2020⟧ montent.", "DATE 2020-Q3"),
            E("Un bénéfice au ⟦1S20⟧.", "DATE 2020-H1"),
        ),
    ),
    Rule(
        "week-of",
        r"(?:la )?(?P<what>semaine) du (?:{WEEKDAYS} )?{DAY} {MONTH}(?: {YEAR})?|"
        r"(?:le )?(?P<what>week-end) d(?:u|es) (?:{WEEKDAYS} )?{DAY}(?: et {A_DAY})? {MONTH}"
        r"(?: {YEAR})?",
        read.week_of,
        (
            E("⟦La semaine du 5 juillet⟧ fut longue.", "DATE 2021-W27", "past"),
            E("Bal ⟦le week-end du 24 juillet⟧.", "DATE 2021-W29-WE"),
        ),
    ),
    Rule(
        "short-year",
        r"(?P<year>[5-9]\d|[0-3]\d)(?!-\d)(?! (?:a|ou|et) \d\d? [a-z])"
        r"(?![\d ]{0,8}(?:[%°h]|\d)|[,.]\d| (?:[a-z]{4,}s\b|ans?\b|"
        r"km|euros?|fois|millions?))",
        read.year,
        (
            E("Rien en ⟦98⟧, deux fuites en ⟦99⟧.", "DATE 1998 DATE 1999"),
            E("Ils sont venus en 20 voitures.", "-"),
            E("Toute la pluie est tombée en 36 à ⟦48 heures⟧.", "DURATION PT48H"),
        ),
        after=r"(?:^|[^a-z])(?:en|depuis|annee) ",
    ),
    Rule(
        "year-before-christ",
        r"(?:l'an )?(?P<n>\d{1,4}) (?:avant|av\.?) (?:j\.?-?c\.?|jesus-christ|notre ere)",
        read.year_bc,
        (E("César gagne en ⟦52 avant J.-C.⟧", "DATE BC0052"),),
    ),
    # --- weekdays ---------------------------------------------------------------------------
    Rule(
        "weekday-habit-range",
        r"{WD}(?= au {WEEKDAYS}(?! {A_DAY}(?!\d)))|{WD}(?! {A_DAY}(?!\d))",
        read.repeated,
        (E("Ouvert du ⟦lundi⟧ au ⟦vendredi⟧.", "SET XXXX-WXX-1 SET XXXX-WXX-5"),),
        (guard.habitual_range,),
        after=r"\bdu (?:{WEEKDAYS} au )?",
    ),
    Rule(
        "weekday",
        r"(?:(?P<det>ce|cet) (?:(?P<same>meme) )?)?{WD}(?! (?:saint|gras|noir|13(?! "
        r"[a-z])))(?: {DIR}| en (?P<weeks>8|15|huit|quinze))?(?:{INPART}| "
        r"(?P<part>midi)(?![a-z]))?",
        read.weekday,
        (
            E("Il l'a dit ⟦jeudi⟧.", "DATE 2021-07-22", "past"),
            E("Il l'a dit ⟦mercredi soir⟧.", "TIME 2021-07-21TEV", "past"),
            E("Elle viendra ⟦lundi⟧.", "DATE 2021-07-26", "future"),
            E("Le conseil a reconduit ⟦vendredi dernier⟧ les mesures.", "DATE 2021-07-16"),
            E("Il passera ⟦jeudi prochain⟧.", "DATE 2021-07-29"),
            E("⟦Ce dimanche⟧, bal à Dole.", "DATE 2021-07-25"),
            E("Bagarre ⟦mardi en fin de soirée⟧.", "TIME 2021-07-20TEV END", "past"),
            E("Rendez-vous ⟦lundi en huit⟧.", "DATE 2021-08-02"),
        ),
        (guard.no_newspaper,),
    ),
    Rule(
        "weekday-habit",
        r"le(?P<plural>s)? {WD}(?: {PART})?(?! (?:\d|1er|{DIR}))",
        read.repeated,
        (
            E("Ouvert uniquement ⟦le mercredi⟧.", "SET XXXX-WXX-3"),
            E("Fermé ⟦le lundi matin⟧.", "SET XXXX-WXX-1TMO"),
        ),
    ),
    Rule(
        "weekday-following",
        r"le {WD} {DIR}{INPART}?",
        read.weekday,
        (E("Il part ⟦le lundi suivant⟧.", "DATE 2021-07-26"),),
        anaphoric=True,
    ),
    Rule(
        "weekday-of-week",
        r"{WD} de {THE}(?P<unit>semaine) {DIR}",
        read.weekday,
        (E("Il l'a vu ⟦lundi de la semaine dernière⟧.", "DATE 2021-07-19", "past"),),
    ),
    Rule(
        "nth-weekday",
        r"(?:le )?{NTH} {WD} (?:de |du |d'|de l')(?:mois (?:de |d'))?(?:{MONTH}(?: {YEAR})?|"
        r"{SEASON}|"
        r"(?P<unit>mois|annee)(?: {DIR})?)",
        read.nth_weekday,
        (
            E("À la fête, ⟦le premier dimanche d'août⟧.", "DATE 2021-08-01"),
            E("Vote ⟦le dernier lundi de mars 2020⟧.", "DATE 2020-03-30"),
            E("Soit ⟦le premier dimanche du printemps⟧.", "DATE 2021-03-21"),
        ),
        anaphoric=True,
    ),
    Rule(
        "nth-weekday-habit",
        r"(?:le |un )?(?:(?P<nth>{ORDINAL}|derniere?) {WD} de chaque (?:mois|annee|trimestre)|"
        r"{WD} sur (?P<nth>deux|trois|quatre))",
        read.repeated,
        (
            E("Marché ⟦le dernier samedi de chaque mois⟧.", "SET XXXX-XX-WXX-6"),
            E("Fermé ⟦un lundi sur deux⟧.", "SET XXXX-XX-WXX-1"),
        ),
    ),
    Rule(
        "nth-part",
        r"(?:le |la )?{NTH} (?P<what>jour|semaine|week-end) (?:de |du |d'|de l')(?:mois "
        r"(?:de |d'))?"
        r"(?:{MONTH}(?: {YEAR})?|(?P<unit>mois|annee)(?: {DIR})?)",
        read.nth_weekday,
        (E("Foire ⟦le premier week-end de septembre⟧.", "DATE 2021-W35-WE"),),
        anaphoric=True,
    ),
    Rule(
        "half-month",
        r"la {NTH} quinzaine (?:de |d'|du mois (?:de |d'))(?:{MONTH})(?: {YEAR})?",
        read.half_month,
        (E("Vers ⟦la première quinzaine d'avril⟧.", "DATE 2021-04 START"),),
    ),
    Rule(
        "night-between",
        r"(?:la |cette )?nuit d(?:e |u ){WD} (?:a|au) {WD2}(?! {A_DAY}(?!\d))",
        read.night_between,
        (E("Dans ⟦la nuit de lundi à mardi⟧, le feu a pris.", "TIME 2021-07-19TNI", "past"),),
    ),
    Rule(
        "night-before",
        r"(?:la |cette )?nuit d(?:e |u )(?:{WEEKDAYS}(?: {A_DAY}(?!\d))?|{A_DAY})(?= (?:a|au) "
        r"(?:{WEEKDAYS} )?{DAY} {MONTH}(?: {YEAR})?)",
        read.night_before,
        (
            E("Dans ⟦la nuit du 3⟧ au ⟦4 mai⟧.", "TIME 2021-05-03TNI DATE 2021-05-04"),
            E("⟦La nuit de lundi⟧ à ⟦mardi 4 mai⟧.", "TIME 2021-05-03TNI DATE 2021-05-04"),
        ),
    ),
    Rule(
        "night-of",
        r"(?:(?:la|cette) )?nuit de {WD}(?! {A_DAY}(?!\d))(?! (?:a|au) )(?: {DIR})?",
        read.night_of,
        (E("Dans ⟦la nuit de samedi⟧, le feu a pris.", "TIME 2021-07-17TNI", "past"),),
    ),
    # --- counted from the day of writing ------------------------------------------------------
    Rule(
        "today",
        r"aujourd'hui(?: meme)?(?: {WEEKDAYS})?{INPART}?",
        read.relative_day(0),
        (
            E("Le vote a lieu ⟦aujourd'hui⟧.", "DATE 2021-07-22"),
            E("Il parle ⟦aujourd'hui jeudi⟧.", "DATE 2021-07-22"),
        ),
    ),
    Rule(
        "this-day",
        r"ce jour(?! (?:la|ou|de|du|ferie))(?![-a-z])",
        read.relative_day(0),
        (E("La mairie ferme ⟦ce jour⟧.", "DATE 2021-07-22"),),
    ),
    Rule(
        "yesterday",
        r"hier(?: {WEEKDAYS})?(?: a (?P<h>[01]?\d|2[0-4]) ?h(?:eures?)?(?![a-z])(?: "
        r"?(?P<min>[0-5]\d)(?!\d))?|{INPART}| (?P<part>midi)(?![a-z]))?",
        read.relative_day(-1),
        (
            E("Il est mort ⟦hier matin⟧.", "TIME 2021-07-21TMO"),
            E("Heurté ⟦hier en début d'après-midi⟧.", "TIME 2021-07-21TAF START"),
            E("⟦Hier à 10 h⟧, une foule attendait.", "TIME 2021-07-21T10:00"),
        ),
    ),
    Rule(
        "last-night",
        r"(?:la )?(?P<part>nuit) (?P<dir>derniere|prochaine)",
        read.night_beside,
        (E("⟦La nuit dernière⟧, il a neigé.", "TIME 2021-07-21TNI"),),
    ),
    Rule(
        "in-the-week",
        r"(?:la )(?P<unit>semaine)(?! (?:d|qui|ou|{DIR}))(?![a-z])",
        read.unit,
        (E("Il viendra dans ⟦la semaine⟧.", "DATE 2021-W29", "future"),),
        after=r"\bdans ",
    ),
    Rule(
        "tomorrow",
        r"demain(?: {WEEKDAYS})?(?: a (?P<h>[01]?\d|2[0-4]) ?h(?:eures?)?(?![a-z])(?: "
        r"?(?P<min>[0-5]\d)(?!\d))?|{INPART}| (?P<part>midi)(?![a-z]))?",
        read.relative_day(1),
        (E("Il joue ⟦demain⟧ à Graz.", "DATE 2021-07-23"),),
    ),
    Rule(
        "day-before-yesterday",
        r"avant-hier{INPART}?",
        read.relative_day(-2),
        (E("Vu ⟦avant-hier soir⟧.", "TIME 2021-07-20TEV"),),
    ),
    Rule(
        "day-after-tomorrow",
        r"apres-demain{INPART}?",
        read.relative_day(2),
        (E("Retour ⟦après-demain⟧.", "DATE 2021-07-24"),),
    ),
    Rule(
        "this-part-of-day",
        r"(?P<det>ce|cet|cette) (?P<part>matin|apres[- ]midi|soir|nuit|midi)(?![a-z-])(?!-la)"
        r"(?! d[ue] (?:{WEEKDAYS} )?\d)",
        read.part_of_day,
        (
            E("Il reçoit ⟦ce soir⟧ ses ministres.", "TIME 2021-07-22TEV"),
            E("Ce soir du ⟦26 mai 1980⟧, il neige.", "DATE 1980-05-26"),
        ),
    ),
    Rule(
        "that-part-of-day",
        r"(?:ce|cet|cette) (?P<part>matin|apres[- ]midi|soir|nuit)-la(?![a-z])",
        read.story_day(0),
        (
            E(
                "⟦Le 3 mai 2020⟧, il plut. ⟦Ce soir-là⟧, il gela.",
                "DATE 2020-05-03 TIME 2020-05-03TEV",
            ),
        ),
        anaphoric=True,
    ),
    Rule(
        "that-unit",
        r"(?:cette|ce) (?P<unit>annee|mois|semaine)-la(?![a-z])",
        read.that_unit,
        (E("⟦Le 3 mai 2019⟧, il vint. ⟦Cette année-là⟧, tout va.", "DATE 2019-05-03 DATE 2019"),),
        anaphoric=True,
    ),
    Rule(
        "from-here",
        r"ici(?= (?:a |au |aux |a la |a l'|le |la |l'|les )?(?:{CARDINAL} {UNITS}|{APPROX} "
        r"?{UNITS}|quelques|"
        r"(?:la )?(?:fin|debut|mi|milieu|mi-)|{A_DAY} |{MONTHS}|{WEEKDAYS}|(?:l'an |l'annee "
        r")?\d{4}\b|ete|automne|hiver|"
        r"printemps|noel|demain|prochain|semaine|mois|annee|week-end|an |lors|la |un |une |"
        r"deux|trois|dix))",
        read.here,
        (E("Tout sera prêt d'⟦ici⟧ ⟦le 30 juin⟧.", "DATE 2021-07-22 DATE 2022-06-30", "future"),),
        after=r"d'",
    ),
    # --- counted from the story ----------------------------------------------------------------
    Rule(
        "day-before",
        r"la veille(?! (?:de|du|d'|des|sur))(?: au)?(?: {PART})?",
        read.story_day(-1),
        (
            E(
                "⟦Le 3 mai 2020⟧, il nie; ⟦la veille⟧, il avouait.",
                "DATE 2020-05-03 DATE 2020-05-02",
            ),
            E("Sa voisine veille sur elle.", "-"),
        ),
        anaphoric=True,
    ),
    Rule(
        "two-days-before",
        r"l'avant-veille(?: au)?(?: {PART})?",
        read.story_day(-2),
        (E("⟦Le 3 mai 2020⟧, il nie; ⟦l'avant-veille⟧, non.", "DATE 2020-05-03 DATE 2020-05-01"),),
        anaphoric=True,
    ),
    Rule(
        "day-after",
        r"(?<!jour[ ]au[ ])(?:le )?lendemain(?! (?:de|du|des) | d')(?: {PART})?",
        read.story_day(1),
        (E("Élu ⟦le 3 mai 2020⟧, il part ⟦le lendemain⟧.", "DATE 2020-05-03 DATE 2020-05-04"),),
        anaphoric=True,
    ),
    Rule(
        "two-days-after",
        r"(?:le )?surlendemain(?: {PART})?",
        read.story_day(2),
        (E("Élu ⟦le 3 mai 2020⟧, il part ⟦le surlendemain⟧.", "DATE 2020-05-03 DATE 2020-05-05"),),
        anaphoric=True,
    ),
    Rule(
        "day-after-event",
        r"(?:le )?(?P<side>lendemain)(?= (?:de|du|des|d'))",
        read.day_after_event,
        (
            E("Battu ⟦hier⟧, au ⟦lendemain⟧ de son sacre.", "DATE 2021-07-21 DATE 2021-07-21"),
            E(
                "⟦Le lendemain⟧ de la crue du ⟦3 mai 2020⟧, tout ferme.",
                "DATE 2020-05-04 DATE 2020-05-03",
            ),
        ),
        anaphoric=True,
    ),
    Rule(
        "day-before-event",
        r"(?:la )?(?P<side>veille)(?= (?:de|du|des) | d')",
        read.day_after_event,
        (E("Il a parlé ⟦hier⟧, à ⟦la veille⟧ du vote.", "DATE 2021-07-21 DATE 2021-07-21"),),
        after=r"\b(?:a|des) ",
        anaphoric=True,
    ),
    Rule(
        "day-beside-date",
        r"(?:la |le )?(?P<side>lendemain|veille) (?:du |de |de la |de l'|d')(?:{DAY} "
        r"{MONTH}(?: {YEAR})?|{FEAST})",
        read.day_beside,
        (
            E("Vu ⟦le lendemain du 13 février 2021⟧.", "DATE 2021-02-14"),
            E("Mort ⟦la veille de Noël⟧.", "DATE 2020-12-24", "past"),
        ),
    ),
    Rule(
        "since-then",
        r"depuis(?= ?,)|depuis lors",
        read.since_then,
        (
            E("Il a cédé en ⟦avril 2020⟧. ⟦Depuis⟧, tout va.", "DATE 2020-04 DATE 2020-04"),
            E("⟦Depuis⟧, tout va bien.", "DATE PAST_REF"),
        ),
        anaphoric=True,
    ),
    Rule(
        "same-day",
        r"(?:le |ce )(?:meme jour|jour meme|jour-la)|ce jour la(?![a-z])|le jour-meme",
        read.story_day(0),
        (E("Élu ⟦le 3 mai 2020⟧, il parle ⟦le même jour⟧.", "DATE 2020-05-03 DATE 2020-05-03"),),
        anaphoric=True,
    ),
    Rule(
        "part-of-day",
        r"(?:{EDGE}{PART}|(?:le |la |l'){PART}|(?:la )?(?P<part>matinee|soiree)(?![a-z]))",
        read.part_of_day,
        (
            E(
                "⟦Le 3 mai 2020⟧, il cède en ⟦fin de matinée⟧.",
                "DATE 2020-05-03 TIME 2020-05-03TMO END",
            ),
            E("⟦Lundi⟧, il a plu dans ⟦la soirée⟧.", "DATE 2021-07-19 TIME 2021-07-19TEV", "past"),
        ),
        anaphoric=True,
        after=(
            r"(?:\b(?:en|dans|a|au|tot|tard|vers|des|depuis|jusqu'a|durant|pendant|avant|apres|,|"
            r"plus) ?|^)"
        ),
        guards=(guard.no_title,),
    ),
    Rule(
        "edge-of-day",
        r"(?P<edge>debut|fin|milieu) de (?:la )?(?P<unit>journee)(?![a-z])",
        read.edge_of_unit,
        (E("Il est parti ⟦jeudi⟧, en ⟦fin de journée⟧.", "DATE 2021-07-22 DATE 2021-07-22 END"),),
        anaphoric=True,
    ),
    Rule(
        "clock",
        r"(?P<h>[01]?\d|2[0-4])(?: ?h(?:eures?)?(?![a-z])(?: ?(?P<min>[0-5]\d)(?!\d|,\d))?|"
        r":(?P<min>[0-5]\d)(?![\d:]))"
        r"(?P<half> du (?:matin|soir)| de l'apres-midi)?(?: {WD}(?! {A_DAY}(?!\d))(?: {PART})?)?",
        read.clock,
        (
            E(
                "Secouru ⟦mardi⟧ vers ⟦21 h 45⟧.",
                "DATE 2021-07-20 TIME 2021-07-20T21:45 APPROX",
                "past",
            ),
            E("Bal à ⟦22h⟧.", "TIME 2021-07-22T22:00"),
            E("Parti à ⟦8h mardi matin⟧.", "TIME 2021-07-20T08:00", "past"),
            E("Coup d'envoi à ⟦20:45⟧.", "TIME 2021-07-22T20:45"),
            E("Il dort à ⟦8 heures du soir⟧.", "TIME 2021-07-22T20:00"),
            E("Le port est à ⟦22 heures⟧ de route.", "DURATION PT22H"),
        ),
        (guard.clock_hour,),
        anaphoric=True,
    ),
    Rule(
        "clock-words",
        r"(?P<h>deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|"
        r"quinze|seize|"
        r"dix-sept|dix-huit|dix-neuf|vingt|une) heures?(?: (?P<min>et demie?|et quart|moins "
        r"le quart|trente|quinze|vingt))?"
        r"(?P<half> du (?:matin|soir)| de l'apres-midi)?",
        read.clock,
        (E("Il est parti à ⟦trois heures du matin⟧.", "TIME 2021-07-22T03:00"),),
        (guard.clock_hour,),
        after=r"\b(?:a|vers|des|jusqu'a|partir de|alentours de) ",
        anaphoric=True,
    ),
    Rule(
        "noon",
        r"(?P<h>midi|minuit)(?: (?P<min>et demie?|et quart|moins le quart))?",
        read.clock,
        (E("⟦Hier⟧, vers ⟦midi⟧, il tombe.", "DATE 2021-07-21 TIME 2021-07-21T12:00 APPROX"),),
        (guard.clock_hour,),
        after=r"(?:\b(?:a|vers|des|jusqu'a|avant|apres|entre|de|et|ce|peu avant|peu apres) |d')",
        anaphoric=True,
    ),
    # --- weeks, months, years, seasons ---------------------------------------------------------
    Rule(
        "this-unit",
        r"(?:{EDGE})?(?:cette|ce|cet) (?P<unit>semaine|mois|annee|trimestre|semestre|"
        r"week-end|weekend|siecle|decennie)"
        r"(?:-ci)?(?! de )(?! d')(?!-la|[a-z])",
        read.unit,
        (
            E("Publié ⟦cette semaine⟧.", "DATE 2021-W29"),
            E("Deux ruptures ⟦cette année⟧.", "DATE 2021"),
            E("Concert ⟦ce week-end⟧.", "DATE 2021-W29-WE", "future"),
            E("À ⟦la fin de cette année⟧.", "DATE 2021 END"),
        ),
    ),
    Rule(
        "unit-direction",
        r"(?:{EDGE})?(?:(?:la|le) |l')?(?P<unit>semaine|mois|annee|an|trimestre|semestre|"
        r"week-end|weekend|siecle|decennie) {DIR}|(?:le )?(?P<unit>jour) (?P<dir>suivant|"
        r"precedent)",
        read.unit,
        (
            E("Comme le Paris SG ⟦l'an dernier⟧.", "DATE 2020"),
            E("Réunis ⟦le week-end dernier⟧ au Qatar.", "DATE 2021-W28-WE", "past"),
            E("Il part ⟦la semaine prochaine⟧.", "DATE 2021-W30"),
            E("⟦Le mois dernier⟧, rien.", "DATE 2021-06"),
            E("En ⟦1998⟧, oui; ⟦l'année suivante⟧, non.", "DATE 1998 DATE 1999"),
        ),
        anaphoric=True,
    ),
    Rule(
        "edge-of-unit",
        r"{EDGE}(?P<unit>semaine|mois|annee|an|trimestre|semestre|siecle|decennie)(?![a-z-])",
        read.unit,
        (
            E("Affinés d'⟦ici⟧ ⟦la fin de l'année⟧.", "DATE 2021-07-22 DATE 2021 END"),
            E("La loi passe en ⟦fin de semaine⟧.", "DATE 2021-W29 END"),
        ),
        after=(
            r"(?:^|[^-a-z])(?:(?:en|a|d'ici|ici|avant|des|depuis|pour|jusqu'a|vers|et|apres|au) "
            r"?|[,;:.] ?|^)"
        ),
        anaphoric=True,
    ),
    Rule(
        "decade",
        r"{EDGE}?(?:les )?annees (?P<n>\d0|1\d{2}0|20\d0|vingt|trente|quarante|cinquante|"
        r"soixante(?:-dix)?|quatre-vingt(?:s|-dix)?)(?!\d)",
        read.decade,
        (
            E("Utilisée depuis ⟦les années 60⟧.", "DATE 196X"),
            E("Au ⟦début des années 1980⟧.", "DATE 198X START"),
            E("Un tube des ⟦années quatre-vingt-dix⟧.", "DATE 199X"),
        ),
    ),
    Rule(
        "century",
        r"{EDGE}?{THE}(?P<n>{ROMAN}(?=e|eme)|\d{1,2}(?=e|eme|er))(?:eme|er|e) siecle"
        r"(?P<bc> (?:avant|av\.?) (?:j\.?-?c\.?|jesus-christ|notre ere))?",
        read.century,
        (
            E("À ⟦la fin du XIXe siècle⟧.", "DATE 18XX END"),
            E("Un château du ⟦14e siècle⟧.", "DATE 13XX"),
            E("Une stèle du ⟦Ve siècle av. J.-C.⟧", "DATE BC04"),
        ),
    ),
    Rule(
        "season",
        r"(?:{EDGE})?(?:(?P<det>l'|cet |cette |le |ce |les mois d'|la saison d')?{SEASON}(?: "
        r"{YEAR}| de {YEAR}| {DIR}))",
        read.season,
        (
            E("Au ⟦printemps 2020⟧, tout ferme.", "DATE 2020-SP"),
            E("Il part ⟦l'été dernier⟧.", "DATE 2020-SU"),
        ),
        (guard.season_noun,),
    ),
    Rule(
        "this-season",
        r"(?:{EDGE})?(?P<det>cet |ce |l'|le ){SEASON}(?! (?:des|de la|demographique|"
        r"nucleaire|arabe))",
        read.season,
        (
            E("Élections à ⟦l'automne⟧.", "DATE 2021-FA", "prospective"),
            E("Les feux de ⟦cet été⟧.", "DATE 2021-SU"),
        ),
        (guard.season_noun,),
    ),
    Rule(
        "edge-season",
        r"{EDGE}{SEASON}(?: {YEAR})?",
        read.season,
        (E("Promis pour ⟦fin de l'été⟧.", "DATE 2021-SU END"),),
        (guard.season_noun,),
    ),
    Rule(
        "in-spring",
        r"printemps(?! (?:des|de la|arabe|de))",
        read.spring,
        (E("Prévu au ⟦printemps⟧.", "DATE 2021-SP"),),
        (guard.season_noun,),
        after=r"\b(?:au|du|ce|depuis le|fin) ",
    ),
    Rule(
        "in-season",
        r"{SEASON}(?: {YEAR})?|{SEASON}(?= comme (?:hiver|ete))",
        read.generic_season,
        (E("La demande augmente en ⟦été⟧.", "DATE XXXX-SU"),),
        (guard.season_noun, guard.any_season),
        after=r"(?:^|[^a-z])(?:en|mois d'|ete comme|hiver comme|, ?|[.!?] ?|^) ?",
    ),
    Rule(
        "part-of-year",
        r"(?:(?:le|la) |ce |cette )?{NTH} (?P<unit>trimestre|semestre)(?: (?:de |d'|de "
        r"l'annee |de l'exercice )?{YEAR})?",
        read.part_of_year,
        (
            E("Un bénéfice au ⟦premier trimestre 2021⟧.", "DATE 2021-Q1"),
            E("Rien au ⟦second semestre⟧.", "DATE 2021-H2", "future"),
        ),
    ),
    Rule(
        "feast",
        r"(?:(?:le |la |l'|cette fete de |la fete de |le jour de |les fetes de )(?:la |"
        r"l')?)?{FEAST}(?: {YEAR}| {DIR})?",
        read.feast,
        (
            E("Il sera là à ⟦Noël⟧.", "DATE 2021-12-25", "future"),
            E("⟦La Pentecôte 1999⟧ fut belle.", "DATE 1999-05-23"),
            E("⟦Le lundi de Pâques 2021⟧.", "DATE 2021-04-05"),
            E("Le maire Noël Durand parle.", "-"),
        ),
        (guard.feast_day,),
    ),
    Rule(
        "weekend",
        r"(?:le |(?<=du[ ]))(?P<unit>week-end)(?! (?:de|du|des))(?![a-z])",
        read.unit,
        (E("Fermé durant ⟦le week-end⟧.", "DATE 2021-W28-WE", "past"),),
        after=None,
    ),
    # --- distances from now ----------------------------------------------------------------------
    Rule(
        "ago",
        r"(?:il y a|voici)(?: maintenant| deja| tout juste| a peine)? (?:{ABOUT})?{N}{UNIT}"
        r"(?P<half> et demie?)?",
        read.ago,
        (
            E("Élu ⟦il y a vingt ans⟧.", "DATE 2001"),
            E("Fermé ⟦il y a deux mois⟧ de cela.", "DATE 2021-05"),
            E("Il y a ⟦deux ans⟧ d'attente pour un lit.", "DURATION P2Y"),
            E("Mort ⟦il y a deux mois⟧ d'épuisement.", "DATE 2021-05"),
            E("Il est mort ⟦il y a trois jours⟧.", "DATE 2021-07-19"),
            E("Partie ⟦il y a environ deux mois⟧.", "DATE 2021-05 APPROX"),
        ),
        (guard.no_length,),
    ),
    Rule(
        "ago-vague",
        r"il y a (?:quelques|plusieurs|des|bien des) (?P<unit>jours|semaines|mois|annees|ans|"
        r"heures|minutes|decennies|siecles)",
        read.fixed("TIME", "PAST_REF"),
        (E("Parti ⟦il y a quelques semaines⟧.", "TIME PAST_REF"),),
    ),
    Rule(
        "ago-long",
        r"il y a (?:longtemps|peu|peu de temps)",
        read.fixed("TIME", "PAST_REF"),
        (E("C'était ⟦il y a longtemps⟧.", "TIME PAST_REF"),),
    ),
    Rule(
        "ahead",
        r"dans (?:{ABOUT})?{N}{UNIT}(?! de )(?P<half> et demie?)?",
        read.ahead,
        (
            E("Le vote aura lieu ⟦dans dix jours⟧.", "DATE 2021-08-01"),
            E("Il ouvrira ⟦dans deux ans⟧.", "DATE 2023"),
        ),
    ),
    Rule(
        "within",
        r"sous (?:(?:{ABOUT})?{N}{UNIT}|(?P<word>huitaine|quinzaine))(?![a-z])",
        read.within,
        (
            E("Il paiera ⟦sous dix jours⟧.", "DATE 2021-08-01"),
            E("Réponse ⟦sous huitaine⟧.", "DATE 2021-07-30"),
        ),
    ),
    # --- durations -------------------------------------------------------------------------------
    Rule(
        "duration",
        r"(?:{ABOUT})?{N}(?:longue?s |bonne?s |petite?s |courte?s )?{UNIT}(?P<half> et "
        r"demie?)?(?: (?P<more>\d{1,2}|trente|quinze|quarante-cinq)(?: minutes)?(?![\d,]| "
        r"?[a-z]))?",
        read.duration,
        (
            E("Les Jazz, dauphins depuis ⟦deux ans⟧.", "DURATION P2Y"),
            E("Leur union durera ⟦plus de vingt ans⟧.", "DURATION P20Y MORE_THAN"),
            E("En ⟦moins de deux mois⟧.", "DURATION P2M LESS_THAN"),
            E("Condamné à ⟦10 ans⟧ de prison.", "DURATION P10Y"),
            E("Pendant ⟦une cinquantaine d'années⟧.", "DURATION P50Y"),
            E("Il a dormi ⟦deux heures et demie⟧.", "DURATION PT2H30M"),
            E("Devancé de ⟦30,4 secondes⟧.", "DURATION PT30.4S"),
            E("Jean Burget, 87 ans, est sorti.", "-"),
            E("Un chauffeur de 38 ans a été blessé.", "-"),
            E("Agée de 6 ans, elle lit.", "-"),
        ),
        (guard.unit_of_time,),
    ),
    Rule(
        "quarter-duration",
        r"(?:{ABOUT})?(?P<n>un quart|trois quarts) d'heure",
        read.quarters,
        (E("Il a parlé ⟦trois quarts d'heure⟧.", "DURATION PT45M"),),
    ),
    Rule(
        "half-duration",
        r"(?:{ABOUT})?(?:une? |d'une? |un )(?P<demi>demi)-?e?[- ]?(?P<unit>heure|siecle|journee)",
        read.duration,
        (
            E("Disputée depuis ⟦un demi-siècle⟧.", "DURATION P50Y"),
            E("Pendant ⟦une demi-heure⟧.", "DURATION PT30M"),
        ),
    ),
    Rule(
        "vague-duration",
        r"(?:plusieurs|quelques|de nombreuses|de nombreux|de longues|de longs) (?:longues? |"
        r"longs? |dizaines? d(?:e |'))?"
        r"(?P<unit>secondes|minutes|heures|jours|nuits|semaines|mois|annees|trimestres|"
        r"decennies|siecles)",
        read.duration,
        (
            E("Il échappe depuis ⟦plusieurs jours⟧ aux recherches.", "DURATION PXD"),
            E("Après ⟦quelques heures⟧ d'attente.", "DURATION PTXH"),
        ),
    ),
    Rule(
        "some-duration",
        r"des (?P<unit>heures|jours|semaines|mois|annees|decennies|siecles)(?! (?:\d|"
        r"soixante|vingt|trente|quarante|cinquante|quatre))",
        read.duration,
        (E("Rien depuis ⟦des années⟧.", "DURATION PXY"),),
        after=r"\b(?:depuis|pendant|durant|apres|pour|voila) ",
    ),
    Rule(
        "range-duration",
        r"(?P<n>{CARDINAL})(?= (?:a|ou|et) {CARDINAL} {UNIT})",
        read.bare_number,
        (E("Requis: de ⟦8⟧ à ⟦24 mois⟧.", "DURATION P8M DURATION P24M"),),
        (guard.range_of_time,),
        after=r"\b(?:de|entre|dans|pendant|apres|d'ici|peines?|ici) ",
    ),
    Rule(
        "recent-units",
        r"(?:les|ces|ses|leurs|nos) (?:{N})?(?:(?P<dir>derniere?s|prochaine?s|toutes "
        r"dernieres|tout derniers) (?P<n>{CARDINAL} )?{UNIT}|{UNIT} {DIR})",
        read.span_around,
        (
            E("⟦Ces derniers jours⟧, il faiblit.", "DURATION PXD"),
            E("790 sorties ⟦ces dernières 24 heures⟧.", "DURATION PT24H"),
            E("Durant ⟦les trois prochains mois⟧.", "DURATION P3M"),
        ),
    ),
    Rule(
        "recent-units-contracted",
        r"(?:{N})?(?:(?P<dir>derniere?s|prochaine?s) (?P<n>{CARDINAL} )?{UNIT}|{UNIT} {DIR})",
        read.span_around,
        (E("Au cours des ⟦dix derniers mois⟧.", "DURATION P10M"),),
        after=r"\b(?:des|aux) ",
    ),
    Rule(
        "whole-unit",
        r"tout(?:e)? (?:la |le |l')(?P<unit>journee|nuit|semaine|mois|annee|week-end|soiree|"
        r"matinee|siecle)",
        read.whole_unit,
        (
            E("Il a plu ⟦toute la journée⟧.", "DURATION P1D"),
            E("Elle a dansé ⟦toute la soirée⟧.", "DURATION P1EV"),
        ),
    ),
    Rule(
        "term",
        r"(?P<word>septennat|quinquennat)(?![a-z])",
        read.term,
        (E("Un ⟦quinquennat⟧ de cohérence.", "DURATION P5Y"),),
    ),
    Rule(
        "nth-day",
        r"(?:la |le )?{NTH} journee(?![a-z-])",
        read.fixed_duration("P1D"),
        (
            E("Ils boycottent ⟦la deuxième journée⟧ de débats.", "DURATION P1D"),
            E("Il a brillé lors de la deuxième journée.", "-"),
            E("Battu à la 12e journée de Ligue 1.", "-"),
        ),
        (guard.no_match_day,),
    ),
    # --- repetitions -----------------------------------------------------------------------------
    Rule(
        "every",
        r"chaque (?:{UNIT}|{WD}|{MONTH}|{SEASON}|{PART})",
        read.repeated,
        (
            E("Il court ⟦chaque jour⟧.", "SET P1D"),
            E("Réunion ⟦chaque lundi⟧.", "SET XXXX-WXX-1"),
        ),
    ),
    Rule(
        "all-units",
        r"tou(?:s les|tes les) (?:{N})?(?:{UNIT}|{WDS}|(?P<part>matin|soir|nuit|"
        r"apres-midi)s?(?![a-z]))",
        read.repeated,
        (
            E("Neuf kilomètres ⟦tous les ans⟧.", "SET P1Y"),
            E("Ouvert ⟦tous les jeudis⟧.", "SET XXXX-WXX-4"),
            E("Payé ⟦tous les trois mois⟧.", "SET P3M"),
            E("Il nage ⟦tous les matins⟧.", "SET XXXX-XX-XXTMO"),
        ),
    ),
    Rule(
        "per-unit",
        r"(?P<unit>an|jour|mois|semaine|heure|semestre|trimestre|nuit|minute|seconde|"
        r"annee)(?![a-z-])",
        read.repeated,
        (E("Une croissance de 0,4% par ⟦an⟧.", "SET P1Y"),),
        after=r"\bpar ",
    ),
    Rule(
        "habit",
        r"les {WD_PLURAL}(?: {PART}s?)?",
        read.repeated,
        (E("Fermé ⟦les lundis⟧.", "SET XXXX-WXX-1"),),
    ),
    Rule(
        "how-often",
        r"(?P<word>(?:bi)?hebdomadaires?|mensuel(?:le)?s?|trimestriel(?:le)?s?|"
        r"semestriel(?:le)?s?|bimestriel(?:le)?s?|annuel(?:le)?s?|"
        r"quotidien(?:ne)?s?)(?![a-z])",
        read.adjective,
        (
            E("Ses efforts ⟦annuels⟧ paient.", "SET P1Y"),
            E("Il lit un quotidien national.", "-"),
        ),
        (guard.no_noun,),
    ),
    Rule(
        "how-often-adverb",
        r"(?P<word>quotidiennement|hebdomadairement|mensuellement|annuellement)",
        read.adjective,
        (E("Testés ⟦quotidiennement⟧.", "SET P1D"),),
    ),
    # --- vague references ------------------------------------------------------------------------
    Rule(
        "now",
        r"maintenant|desormais|dorenavant|actuellement|a l'heure actuelle|pour l'heure|pour "
        r"l'instant|pour le moment|a present|"
        r"ces jours-ci|en ce moment(?: meme)?|de nos jours|dans l'immediat|a l'heure qu'il est|"
        r"actuel(?:le)?s?(?![a-z])|a ce jour|a ce stade",
        read.fixed("TIME", "PRESENT_REF"),
        (
            E("Il vit ⟦désormais⟧ à Lyon.", "TIME PRESENT_REF"),
            E("Rien n'est prévu ⟦pour l'instant⟧.", "TIME PRESENT_REF"),
        ),
        after=r"(?:^|[^a-z-])",
    ),
    Rule(
        "then",
        r"recemment|dernierement|naguere|autrefois|jadis|auparavant|precedemment|"
        r"anterieurement|a l'epoque(?! (?:[a-z-]+(?:ains?|aines?|iques?|ales?|aux?|iennes?|"
        r"eennes?|ienne)|des?|du|ou)(?![a-z]))(?! d')|a cette epoque|"
        r"par le passe|dans le passe|ces derniers temps|ces temps-ci|recent(?:e)?s?(?![a-z])",
        read.fixed("TIME", "PAST_REF"),
        (E("Il l'a ⟦récemment⟧ admis.", "TIME PAST_REF"),),
    ),
    Rule(
        "age",
        r"l'(?:epoque|ere) (?:greco-romaine|romaine|medievale|sovietique|coloniale|"
        r"victorienne|antique|moderne|contemporaine|ottomane|napoleonienne)|l'antiquite"
        r"|le moyen[- ]age|la prehistoire",
        read.fixed("TIME", "PAST_REF"),
        (E("La nécropole remonte à ⟦l'époque romaine⟧.", "TIME PAST_REF"),),
        after=r"\b(?:a|des|depuis|pendant|durant|remonte a) ",
    ),
    Rule(
        "soon",
        r"prochainement|bientot|a l'avenir|sous peu|ulterieurement|d'ici peu|tot ou tard|"
        r"dans l'avenir|"
        r"dans un proche avenir|dans les (?:tout )?prochains temps",
        read.fixed("TIME", "FUTURE_REF"),
        (E("Elle partira ⟦bientôt⟧.", "TIME FUTURE_REF"),),
    ),
    Rule(
        "next-or-previous",
        r"(?P<word>prochaine?s?|precedente?s?)(?![a-z])",
        read.next_or_previous,
        (
            E("Nous apprenons le ⟦prochain⟧ mariage de Paul.", "TIME FUTURE_REF"),
            E("C'est moins qu'au recensement ⟦précédent⟧.", "TIME PAST_REF"),
        ),
        (guard.after_noun_or_article,),
    ),
)
