"""What looks like a time and is none: a guard sees the words around a match and may refuse it.

Each takes the text as written, the same text folded, and the match's bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from annotated_briefing.french.calendar import FOLDED_MONTH, WEEKDAY
from annotated_briefing.french.determiners import DETERMINERS, SEVERAL, alternatives
from annotated_briefing.french.fold import fold

Guard = Callable[[str, str, int, int], bool]

_STREET = re.compile(
    r"(?:\b(?:rue|avenue|place|boulevard|bd|quai|square|stade|cours|pont|hopital|lycee|college|"
    r"impasse|allee|faubourg|passage|metro|station|esplanade|parc|theatre)) (?:du |de |de la |d')?$"
)
_NO_STREET_LEFT = 24  # characters


def _left(folded: str, start: int, reach: int = 60) -> str:
    return folded[max(0, start - reach) : start]


def no_street(text: str, folded: str, start: int, end: int) -> bool:
    """« rue du 4-Septembre », « place du 8 mai 1945 »."""
    return not _STREET.search(_left(folded, start, _NO_STREET_LEFT))


_LENGTH_OF = re.compile(
    r" (?:de|d')(?=\b) ?(?!un|ca\b|cela|ici|la |l'|[smn]on |[smn]a |leur|cet?)[a-z]"
)
_CLAUSE_OPENS = re.compile(r"(?:^|[.!?:;,\"«“(\n] ?|\b(?:qu'|et |mais |car |ou ))$")


def no_length(text: str, folded: str, start: int, end: int) -> bool:
    """« Il y a deux ans d'attente » is how long; « mort il y a deux ans d'épuisement » is when."""
    length = _LENGTH_OF.match(folded, end) is not None
    return not (length and _CLAUSE_OPENS.search(_left(folded, start, 8)))


def no_newspaper(text: str, folded: str, start: int, end: int) -> bool:
    """« Le Journal du dimanche »."""
    return not re.search(r"\b(?:journal|edition) du $", _left(folded, start, 12))


def habitual_range(text: str, folded: str, start: int, end: int) -> bool:
    """« du lundi au vendredi » is every week's; « de lundi à mercredi » is one week's."""
    opens = re.match(rf" au {WEEKDAY}(?! \d)", folded[end : end + 16])
    return bool(opens or re.search(rf"\bdu {WEEKDAY} au $", _left(folded, start, 18)))


_IN_MONTH = re.compile(
    r"(?:\b(?:en|de|des|depuis|fin|debut|mi|courant|jusqu'en|avant|apres|ici|ici a|a|entre|et|ou|"
    r"pour|vers|mois de|au|du|le|\d+|1er|depuis|ce|cet|sauf|hors|dernier)|[(,;:/-]|\bd'|\n) ?$"
)


_MONTH_PAIR = re.compile(rf"(?:{FOLDED_MONTH}|mi)-$")


_ANY_SUCH = re.compile(r"\b(?:un|quel|chaque|aucun) mois (?:de |d')")  # « un mois de juin »


def month_name(text: str, folded: str, start: int, end: int) -> bool:
    """« Mars » the planet, « Avril » the girl: a capital inside a sentence makes it a name."""
    if not no_street(text, folded, start, end):
        return False
    word = text[start:end].rsplit(maxsplit=1)[-1]
    if _ANY_SUCH.search(folded[max(0, start - 18) : end]):
        return False
    if (
        folded[start - 1 : start] == "-" and not _MONTH_PAIR.search(_left(folded, start, 12))
    ) or folded[end : end + 2] in {"-r", "-b"}:
        return False
    if not word[:1].isupper():
        # « 12 mars bars »: a number just before that is no day of the month.
        return not re.search(r"\d $", _left(folded, start, 3))
    if word.isupper() and len(word) > 1:
        around = text[max(0, start - 12) : start].strip()
        return around.isupper() or not around
    left = _left(folded, start, 16)
    following = text[end : end + 2]
    alone = not left.strip() or re.search(r"[.!?:«\"\n] ?$", left) is not None
    if alone:
        return not re.match(r" [A-ZÀ-Ý]", following) and following[:1] in {",", ":", "."}
    return bool(re.search(r"\b(?:en|fin|debut|mi-|mois de|mois d')\s?$", left))


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:en|depuis|des|ici|ici a|de|entre|et|ou|a|jusqu'en|avant|apres|fin|debut|mi|pour|"
    r"vers|courant|que|ete|printemps|automne|hiver|comme|saison|exercice|session|edition|rapport|"
    r"budget|coupe du monde|mondial|euro|jo|jeux olympiques|rentree|noel|paques|"
    r"presidentielles?|legislatives|municipales|europeennes|elections?|regionales|cantonales|"
    r"millesime|cuvee|horizon|annees?|an|sur|l'an|hors|sauf|\d{4})|\bd'|[(\[/,;:–-]|\n|^) ?$"
)
_COUNTED = re.compile(
    r" ?(?:%|€|\$|£|°)|[.,]\d| ?(?:euros?|metres?|kilometres?|km|kg|tonnes?|dollars?|francs?|"
    r"millions?|milliards?|m2|m|g|l|kilos?|ans|heures?|jours|mois|f|dh)(?![a-z'])"
)
_SMALL_WORDS = frozenset(
    [
        "dans",
        "sous",
        "vers",
        "apres",
        "alors",
        "lors",
        "mais",
        "plus",
        "sans",
        "pas",
        "depuis",
        "tres",
        "puis",
        "pres",
        "trois",
        "les",
        "des",
        "ses",
        "ces",
        "deux",
        "nous",
        "vous",
        "contre",
        "selon",
        "cinq",
        "ils",
        "elles",
        "moins",
        "jusqu",
        "ans",
        "six",
        "dix",
        "toujours",
        "jamais",
        "mes",
        "tes",
        "nos",
        "vos",
        "leurs",
        "certains",
        "plusieurs",
        "quelques",
        "aux",
        "dessus",
        "ailleurs",
        "pourtant",
        "dont",
        "avons",
        "etes",
        "sommes",
        "etions",
        "avions",
        "as",
        "es",
        "suis",
        "jours",
        "francois",
        "jacques",
        "nicolas",
        "georges",
        "charles",
        "cependant",
        "temps",
        "paris",
        "reims",
        "nantes",
        "rennes",
        "tours",
        "fois",
        "hors",
        "entres",
        "devenus",
    ]
)


_NUMBERED = re.compile(
    r"\d[ .,]$|[$€£] ?$|\b(?:n|no|numero|article|rn|a|d|km|boeing|airbus|page|p\.) ?°? ?$"
)


# The number of a law, a norm or a model, up to the figures at hand.
_OF_A_NUMBER = re.compile(
    r"(?:\b(?:n|no|numeros?|iso|nf|norme|bmw)\.? ?[°º]? ?(?:[a-z]{1,3} ?)?)[\d./:-]*$"
)


def no_number(text: str, folded: str, start: int, end: int) -> bool:
    """« la directive 2019/20 », « n° 2018/19 »."""
    left = _left(folded, start)
    return not (
        _OF_A_NUMBER.search(left)
        or re.search(r"\b(?:loi|decret|directive|reglement|ordonnance|arrete|resolution) $", left)
    )


def _named_year(text: str, folded: str, start: int, year: int) -> bool:
    """« les Jeux de Rio 2016 », « le Goncourt 1977 »: a name and its year."""
    word = re.search(r"([^\W\d_][\w-]*) $", text[max(0, start - 24) : start])
    if not word or not word[1][0].isupper() or not 1900 <= year <= 2050:
        return False
    return (
        word[1].isalpha()
        and len(word[1]) > 2
        and not re.match(
            r"(?:boeing|airbus|article|peugeot|route|page|numero|canal|agenda|porsche|bp)$",
            fold(word[1]),
        )
    )


def year_alone(text: str, folded: str, start: int, end: int) -> bool:
    """« en 1975 », « (1998) », « 1982-1990 »; not « 2000 personnes », « 1500 euros »."""
    words = folded[start:end]
    digits = words[-4:]
    if not 1000 <= int(digits) <= 2199:
        return False
    if _COUNTED.match(folded, end):
        return False
    near = _left(folded, start, 12)
    if _NUMBERED.search(near) and not re.search(r"\ba $|\d{4} ?[-/,] $", near):
        return False
    if re.search(r"[a-z]-$", _left(folded, start, 2)) or _OF_A_NUMBER.search(_left(folded, start)):
        return False  # « ARN-1273 », « n° 2015-1542 »
    if len(words) > 4:  # « l'année 2001 », « fin 2019 »
        return True
    left = _left(folded, start, 24)
    if re.match(r"-\d{4}(?!\d)", folded[end : end + 6]):
        return True
    if not _YEAR_BEFORE.search(left) and not _named_year(text, folded, start, int(digits)):
        return False
    following = re.match(r" ([a-z']+)", folded[end : end + 24])
    plural = bool(following and following[1][-1] in "sx" and following[1] not in _SMALL_WORDS)
    if plural:
        return False
    if re.search(r"\b(?:en|depuis|l'an|annee|entre|\d{4} et|[(-])\s?$", left):
        return True
    return (1700 <= int(digits) <= 2100 and not re.search(r"[a-z] de $|\bdes $", left)) or (
        1850 <= int(digits) <= 2060
    )


_AGED = re.compile(
    r"(?:\bfet\w+ (?:ses|leurs) $)|"
    r"(?:\bage(?:e|s|es)? (?:de |d')(?:(?:plus|moins|pres) d(?:e |')|environ |quelque )?|"
    r"\bage de (?:plus de |moins de )?|\b(?:les|des|aux) (?:jeunes )?(?:plus|moins) de )$"
)
_AGE_BEFORE = re.compile(
    r"(?:\bage(?:e|s|es)? (?:de |d')(?:(?:plus|moins) d(?:e |')|environ |pres de |quelque )?|"
    r"l'age de |[a-z]\)?, |\b(?:ai|as|a|ont|avait|avaient|aura|auront|ayant|fete|fetait|"
    r"fetera|avoir|eu|aurait|ait) "
    r"(?:deja |tout juste |a peine |bientot |seulement |environ )?|\b(?:les|des|aux) "
    r"(?:jeunes )?(?:(?:plus|moins) de )?|"
    r"\d-|\(|\bde (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|seize|"
    r"dix-huit) a |"
    r"^|\bmoins de |\bplus de |\ba )$"
)
_LASTING = re.compile(
    r"\b(?:peines?|mandats?|contrats?|periodes?|plans?|bail|baux|durees?|delais?|"
    r"interdictions?|suspensions?|absences?|attentes?|programmes?|accords?|prets?|guerres?|"
    r"conflits?|carrieres?|regnes?|sursis|emprisonnement|reclusion|prison|detention|ferme|"
    r"projets?|cycles?|pauses?|retards?|moratoires?|embargos?|sejours?|formations?|greves?|"
    r"treves?|negociations?|travail|travaux|enquetes?|procedures?|captivite|echeances?|"
    r"horizon|vie|existence|histoire|experience|presence|relations?|mariage|union|combats?|"
    r"lutte|bataille|siege|occupation|dictature|domination|pouvoir|service|activite|recul|"
    r"avance|conges?|vacances|ecart|intervalle|bout|terme|cours|prescription|garantie|suivi|"
    r"investissement|financement|quarantaine|confinement|discussions?|efforts|mobilisation|"
    r"mesures?|stages?|validite|exil|silence|voyage|tournee|visite|croissance|crise|"
    r"condamnee?s?|titre|hausse|baisse|moyenne|reserve|visa|titre de sejour|transition|"
    r"immunite|abonnement|remise|cohabitation|collaboration|scolarite|etudes|partenariat|"
    r"engagement|inéligibilite|ineligibilite|surete|controle|espace|depuis|quinquennat|ans|"
    r"mois) (?:[a-z-]+ )?(?:maximale? |minimum )?(?:de |d')$"
)


_DURING = re.compile(
    r"\b(?:depuis|pendant|durant|sous|en|il y a|dans|apres|avant|pour|par|sur|ici|ici a|d'ici) "
    r"(?:(?:plus|moins|pres) d(?:e |')|environ |au moins |les |ses |leurs |quelque )?$"
)
_WHAT_LASTS = re.compile(
    r" (?:(?:de |d')(?:prison|reclusion|detention|sursis|travail|travaux|service|guerre|mariage|"
    r"negociations?|carriere|vie commune|regne|pouvoir|conflit|captivite|emprisonnement|plus|moins|"
    r"retard|recherches?|experience|presence|lutte|crise|combats?|contrat|bons|loyaux|suivi|surete|"
    r"mandat|silence|absence|croissance)|ferme|avec sursis|apres|plus tard|plus tot|avant|durant|"
    r"auparavant|consecutifs?|encore|d'affilee|en arriere|et demi|qui|que)"
)


def no_age(text: str, folded: str, start: int, end: int) -> bool:
    """« Jean, 87 ans, », « un homme de 38 ans », « âgée de 6 ans » tell an age, not a duration."""
    words = folded[start:end]
    if not re.search(r"\b(?:ans|annees|mois)$", words):
        return True
    left = _left(folded, start)
    right = folded[end : end + 40]
    if _AGED.search(left):
        return False
    if words.endswith("mois") and not re.search(r"\bage(?:e|s|es)? d", left):
        return True
    if _DURING.search(left):
        told_of = re.search(r"\bpour les (?:(?:plus|moins) de )?$|\bapres $", left)
        return not told_of or not re.match(r"[.,)]? ?(?:,|$)", right)
    if _WHAT_LASTS.match(right):
        return True
    if _LASTING.search(left):
        return True
    if re.search(r"(?:\bde |\bd')(?:plus de |moins de |pres de |environ )?$", left):
        return False
    return not _AGE_BEFORE.search(left)


_NO_NOON = re.compile(r"\b(?:le|du|au|l'apres|du grand|region|grand) ?-?$")
_PREPARED = re.compile(
    r"\b(?:a|vers|des|entre|jusqu'a|avant|apres|de|depuis|ici|alentours de|autour de|partir de|"
    r"environ|hier|demain|\d ?h(?:eures?)?(?: ?\d\d)? (?:et|ou)) $"
)
_OF_THE_DAY = re.compile(r" (?:du matin|du soir|de l'apres-midi|precises?|gmt|locales?|heure )")
_OF_LENGTH = re.compile(r" (?:de |d'|plus tard|plus tot|apres|avant|durant|par |sur )")
_TO_AN_HOUR = re.compile(r" a (?:\d|midi|minuit|[a-z]+ heures)")
_WHOLE_DAYS = re.compile(r"(?:24|48|72) ?h")


def clock_hour(text: str, folded: str, start: int, end: int) -> bool:
    """« à 22 heures » is a time of day, « pendant 22 heures » a duration."""
    words, left, right = folded[start:end], _left(folded, start, 24), folded[end : end + 30]
    if words.startswith(("midi", "minuit")):
        return not _NO_NOON.search(left)
    if re.search(r"[\d,.]$|\d $", left) or re.match(r"[,.:]\d| ?/ ?\d| ?km|/", right):
        return False
    if ":" in words:
        return True
    if "h" not in words:
        return False
    if re.search(r"h(?:eures?)? ?(?:\d|et |moins |trente|quinze|vingt)", words):  # with minutes
        return True
    if "heure" not in words:
        return not _WHOLE_DAYS.match(words) or left.endswith(("a ", "à "))
    return _spelled_hour(words, left, right)


def _spelled_hour(words: str, left: str, right: str) -> bool:
    if not _PREPARED.search(left):
        return False
    if _OF_THE_DAY.match(right):
        return True
    if _OF_LENGTH.match(right) or _WHOLE_DAYS.match(words):
        return False
    return not left.endswith(" de ") or bool(_TO_AN_HOUR.match(right))


_AUXILIARY = re.compile(
    r"\b(?:a|ai|as|ont|avait|avaient|aura|auront|aurait|auraient|ait|ayant|avoir|avons|avez|"
    r"pas|deja|"
    r"jamais|aussi|ensuite|n'a|bien|toujours|egalement)(?:-t-(?:il|elle|on))? $"
)


def season_noun(text: str, folded: str, start: int, end: int) -> bool:
    """« été » the participle, « le Printemps » the shop, « le Printemps marseillais »."""
    words = folded[start:end]
    participle = words.startswith(("ete", "en ete")) and _AUXILIARY.search(_left(folded, start, 14))
    capital = _CAPITAL_SEASON.search(text[start:end])
    opens = (
        capital is not None and not capital.start() and _OPENS_SENTENCE.search(text[:start][-3:])
    )
    named = capital is not None and not opens and not _TELLS_WHICH.search(words)
    return not participle and not named


_CAPITAL_SEASON = re.compile(r"\b(?:Printemps|[ÉE]té|Automne|Hiver)")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?:\n»\"] ?)$")
_TELLS_WHICH = re.compile(r"\d|derni|prochain|passe")


def any_season(text: str, folded: str, start: int, end: int) -> bool:
    """« en été », « été comme hiver »: any year's."""
    if re.search(r"\b(?:en|comme|mois d') ?$", _left(folded, start, 8)):
        return True
    return folded[end : end + 7] == " comme "


def range_of_time(text: str, folded: str, start: int, end: int) -> bool:
    """« de 8 à 24 mois », not « les enfants de 2 à 8 ans »."""
    following = re.match(r" (?:a|ou|et) [\w-]+ ans\b", folded[end : end + 24])
    return (
        not following
        or bool(_LASTING.search(_left(folded, start)))
        or bool(
            re.search(r"\b(?:dans|pendant|ici|entre|apres|d'ici|sous) $", _left(folded, start, 10))
        )
    )


# « la fête nationale danoise » is another day than that of France.
_OF_A_COUNTRY = re.compile(
    r" (?!francaise)\w+(?:aine?|aise?|oise?|ienne?|een|eenne|ique|ole|ande?|lge|sse|rque|ien|que)\b"
)


def feast_day(text: str, folded: str, start: int, end: int) -> bool:
    """« Noël » the feast, not « Noël Mamère », « Bernard Noël » nor « les vacances de Noël »."""
    if re.search(
        r"\b(?:vacances|conges|treve|marches?) (?:scolaires )?de (?:la )?$", _left(folded, start)
    ):
        return False
    right = text[end : end + 2]
    if folded[start:end].endswith("nationale") and _OF_A_COUNTRY.match(folded[end : end + 24]):
        return False
    if folded[start:end].startswith("saint-jean"):
        return False  # a church, a street; the feast is « la Saint-Jean »
    if re.match(
        r" (?:juif|chinois|lunaire|berbere|orthodoxe|persan|iranien|vietnamien)",
        folded[end : end + 14],
    ):
        return False
    if re.match(r" [A-ZÀ-Ý]", right) and folded[start:end].rsplit(maxsplit=1)[-1] in {
        "noel",
        "pentecote",
    }:
        return False
    left = text[max(0, start - 14) : start]
    if re.search(
        r"\b(?:accords? du|pere|iles? d[eu]|vin de|marches? de) $", _left(folded, start, 16)
    ):
        return False
    return not re.search(r"(?:^|\s)[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)? $", left) or bool(
        re.search(r"(?:^|\s)(?:[AÀ]|En|Avant|Après|Pour|Depuis|Dès|Ce|Le|La|Entre) $", left)
    )


_PLAY = re.compile(
    r" (?:de (?:la )?|du |d')?(?:ligue|championnat|top|serie|premier league|bundesliga|liga|"
    r"division|coupe|pro|national|saison|poule|tournoi)|[.,;:)]|$| a | en | contre"
)


def no_title(text: str, folded: str, start: int, end: int) -> bool:
    """« La Nuit des Molières », « la Nuit blanche »: a capital makes it a name."""
    word = text[start:end].rsplit(maxsplit=1)[-1]
    return not (word[:1].isupper() and text[:start].strip()) and not re.match(
        r" d(?:es|u|e la) [A-ZÀ-Ý]", text[end : end + 8]
    )


def no_match_day(text: str, folded: str, start: int, end: int) -> bool:
    """The « deuxième journée » of a championship is a round of matches, not a day."""
    return not _PLAY.match(folded, end)


_DETERMINER = re.compile(
    rf"\b(?:{alternatives(DETERMINERS | SEVERAL)}|principaux|grands|autres|d'un|de|presse|en) ?$"
)
_PRECEDENT = re.compile(r" ?[.,;)]| (?:dans|en|pour|dangereux|historique)")


def no_noun(text: str, folded: str, start: int, end: int) -> bool:
    """« un quotidien », « les annuels »: after an article the adjective has become a noun."""
    return bool(not _DETERMINER.search(_left(folded, start, 14))) and text[start].islower()


def after_noun_or_article(text: str, folded: str, start: int, end: int) -> bool:
    """« le précédent dîner », « au recensement précédent »: the adjective, not « un précédent »."""
    word = folded[start:end]
    left = _left(folded, start, 14)
    if word.startswith("precedent"):
        alone = re.search(r"\b(?:un|sans|aucun|de) $", left)
        if alone and _PRECEDENT.match(folded[end : end + 14]):
            return False
        return not re.search(r"\bsans $", left)
    return not re.search(r"\b(?:au|le|la|les|a la|du|pour le|pour la) $", left) or bool(
        re.match(r" [a-z]", folded[end : end + 2])
    )


def unit_of_time(text: str, folded: str, start: int, end: int) -> bool:
    """« une seconde », not « une seconde fois »; « un jour » in passing is no length."""
    words = folded[start:end]
    if words.endswith("seconde") and re.match(r" [a-z]{3}", folded[end : end + 4]):
        return False
    left = _left(folded, start, 16)
    if words == "un jour" and not (
        re.search(r"\b(?:en|pendant|durant|apres|sous|pour|par|moins d'|plus d'|a) ?$", left)
        or re.match(
            r" (?:apres|avant|plus t|de (?:plus|suspension|retard|conge|deuil))",
            folded[end : end + 14],
        )
    ):
        return False
    return no_age(text, folded, start, end)
