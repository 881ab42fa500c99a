"""What looks like a time and is none: a guard sees the words around a match and may refuse it.

Each takes the text as written, the same text folded, and the match's bounds.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.annotate.timex.text import fold

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


def no_newspaper(text: str, folded: str, start: int, end: int) -> bool:
    """« Le Journal du dimanche »."""
    return not re.search(r"\b(?:journal|edition) du $", _left(folded, start, 12))


_IN_MONTH = re.compile(
    r"(?:\b(?:en|de|des|depuis|fin|debut|mi|courant|jusqu'en|avant|apres|ici|ici a|a|entre|et|ou|"
    r"pour|vers|mois de|au|du|le|\d+|1er|depuis|ce|cet|sauf|hors|dernier)|[(,;:/-]|\bd'|\n) ?$"
)


_MONTH_PAIR = re.compile(
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|mi)-$"
)


def month_name(text: str, folded: str, start: int, end: int) -> bool:
    """« Mars » the planet, « Avril » the girl: a capital inside a sentence makes it a name."""
    if not no_street(text, folded, start, end):
        return False
    word = text[start:end].split()[-1]
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
    "dans sous vers apres alors lors mais plus sans pas depuis tres puis pres trois les des ses "
    "ces deux nous vous contre selon cinq ils elles moins jusqu ans six dix toujours jamais "
    "mes tes nos vos leurs certains plusieurs quelques aux dessus ailleurs pourtant dont "
    "avons etes sommes etions avions as es suis jours francois jacques nicolas georges charles "
    "cependant temps paris reims nantes rennes tours fois hors entres devenus".split()
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
    if re.search(r"\d[ .,]$|[$€£] ?$|\b(?:n|no|numero|article|rn|a|d|km|boeing|airbus|page|p\.) ?°? ?$",
                 _left(folded, start, 12)) and not re.search(r"\ba $|\d{4} ?[-/,] $", _left(folded, start, 12)):  # fmt: skip
        return False
    if re.search(r"[a-z]-$", _left(folded, start, 2)):
        return False  # « ARN-1273 »
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
    return (
        1700 <= int(digits) <= 2100
        and not re.search(r"[a-z] de $|\bdes $", left)
        or (1850 <= int(digits) <= 2060)
    )


_AGED = re.compile(
    r"(?:\bage(?:e|s|es)? (?:de |d')(?:(?:plus|moins|pres) d(?:e |')|environ |quelque )?|"
    r"\bage de (?:plus de |moins de )?|\b(?:les|des|aux) (?:jeunes )?(?:plus|moins) de )$"
)
_AGE_BEFORE = re.compile(
    r"(?:\bage(?:e|s|es)? (?:de |d')(?:(?:plus|moins) d(?:e |')|environ |pres de |quelque )?|"
    r"l'age de |[a-z]\)?, |\b(?:ai|as|a|ont|avait|avaient|aura|auront|ayant|fete|fetait|fetera|avoir|eu|aurait|ait) "
    r"(?:deja |tout juste |a peine |bientot |seulement |environ )?|\b(?:les|des|aux) (?:jeunes )?(?:(?:plus|moins) de )?|"
    r"\d-|\(|\bde (?:\d+|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|seize|dix-huit) a |"
    r"^|\bmoins de |\bplus de |\ba )$"
)
_LASTING = re.compile(
    r"\b(?:peines?|mandats?|contrats?|periodes?|plans?|bail|baux|durees?|delais?|interdictions?|"
    r"suspensions?|absences?|attentes?|programmes?|accords?|prets?|guerres?|conflits?|carrieres?|"
    r"regnes?|sursis|emprisonnement|reclusion|prison|detention|ferme|projets?|cycles?|pauses?|"
    r"retards?|moratoires?|embargos?|sejours?|formations?|greves?|treves?|negociations?|travail|"
    r"travaux|enquetes?|procedures?|captivite|echeances?|horizon|vie|existence|histoire|"
    r"experience|presence|relations?|mariage|union|combats?|lutte|bataille|siege|occupation|"
    r"dictature|domination|pouvoir|service|activite|recul|avance|conges?|vacances|ecart|"
    r"intervalle|bout|terme|cours|plus|moins|prescription|garantie|suivi|investissement|"
    r"financement|quarantaine|confinement|discussions?|efforts|mobilisation|mesures?|stages?|"
    r"validite|exil|silence|voyage|tournee|visite|croissance|crise|condamnee?s?|titre|hausse|"
    r"baisse|moyenne|quasi|environ|pres|quelque|reserve|visa|titre de sejour|transition|"
    r"immunite|abonnement|remise|cohabitation|collaboration|scolarite|etudes|partenariat|"
    r"engagement|inéligibilite|ineligibilite|surete|controle|espace|depuis|quinquennat|ans|mois) "
    r"(?:[a-z-]+ )?(?:maximale? |minimum )?(?:de |d')$"
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
    if re.search(r"\b(?:depuis|pendant|durant|sous|en|il y a|dans|apres|avant|pour|par|sur|ici|ici a|d'ici) "
                 r"(?:(?:plus|moins|pres) d(?:e |')|environ |au moins |les |ses |leurs |quelque )?$", left):  # fmt: skip
        return not re.search(
            r"\bpour les (?:(?:plus|moins) de )?$|\bapres $", left
        ) or not re.match(r"[.,)]? ?(?:,|$)", right)
    if re.match(r" (?:de |d')(?:prison|reclusion|detention|sursis|travail|travaux|service|guerre|"
                r"mariage|negociations?|carriere|vie commune|regne|pouvoir|conflit|captivite|"
                r"emprisonnement|plus|moins|retard|recherches?|experience|presence|lutte|crise|"
                r"combats?|contrat|bons|loyaux|suivi|surete|mandat|silence|absence|croissance)", right):  # fmt: skip
        return True
    if re.match(r" (?:ferme|avec sursis|apres|plus tard|plus tot|avant|durant|auparavant|"
                r"de prison|consecutifs?|encore|d'affilee|en arriere|et demi|qui|que)", right):  # fmt: skip
        return True
    if _LASTING.search(left):
        return True
    if re.search(r"(?:\bde |\bd')(?:plus de |moins de |pres de |environ )?$", left):
        return False
    return not _AGE_BEFORE.search(left)


def clock_hour(text: str, folded: str, start: int, end: int) -> bool:
    """« à 22 heures » is a time of day, « pendant 22 heures » a duration."""
    words = folded[start:end]
    left = _left(folded, start, 24)
    if words.startswith(("midi", "minuit")):
        return not re.search(
            r"\b(?:le|du|au|l'apres|apres|du grand|region|grand) ?-?$", left
        ) or bool(re.search(r"\bapres $", left))
    if re.search(r"[\d,.]$|\d $", left) or re.match(r"[,.:]\d", folded[end : end + 2]):
        return False
    if re.match(r" ?/ ?\d| ?km|/", folded[end : end + 4]):
        return False
    if ":" in words:
        return True
    spelled = "heure" in words
    if "h" not in words:
        return False
    tail = re.split(r"h(?:eures?)?", words, maxsplit=1)[1].strip()
    if tail:
        return True
    prepared = re.search(
        r"\b(?:a|vers|des|entre|et|jusqu'a|avant|apres|de|depuis|ici|aux alentours de|autour de|"
        r"partir de|environ|hier|demain|ou) $|[-(,] ?$|^$",
        left,
    )
    following = folded[end : end + 30]
    if not spelled:
        return not (re.match(r"(?:24|48|72) ?h$", words) and not re.search(r"\ba $", left))
    if not prepared:
        return False
    if re.match(r" (?:du matin|du soir|de l'apres-midi|precises?|gmt|locales?|heure )", following):
        return True
    if re.match(r" (?:de |d'|plus tard|plus tot|apres|avant|durant|par |sur )", following):
        return False
    if re.search(r"\bde $", left):
        return bool(re.match(r" a (?:\d|midi|minuit|[a-z]+ heures)", following))
    if re.search(r"\bdepuis $", left):
        return bool(re.match(r"(?:[0-9]|1\d|2[0-3]) ?h", words)) and "24" not in words
    if re.search(r"(?:^|[,( ]|\bet |\bou )$", left) and not re.search(
        r"\b(?:a|vers|des|entre|jusqu'a|avant|apres|hier|demain|alentours de|autour de|partir de|"
        r"[0-9] ?h(?:eures?)?(?: ?\d\d)? et) $",
        left,
    ):
        return False
    return "24" not in words and "48" not in words


def season_noun(text: str, folded: str, start: int, end: int) -> bool:
    """« été » the participle, « Printemps » the shop, « Jeux d'hiver »."""
    words = folded[start:end]
    if words.startswith(("ete", "en ete")):
        before = _left(folded, start, 14)
        if re.search(r"\b(?:a|ai|as|ont|avait|avaient|aura|auront|aurait|auraient|ait|ayant|avoir|"
                     r"avons|avez|pas|deja|jamais|aussi|ensuite|n'a|bien|toujours|egalement)"
                     r"(?:-t-(?:il|elle|on))? $", before):  # fmt: skip
            return False
    return True


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


def feast_day(text: str, folded: str, start: int, end: int) -> bool:
    """« Noël » the feast, not « Noël Mamère » nor « Bernard Noël »."""
    right = text[end : end + 2]
    if re.match(
        r" (?:juif|chinois|lunaire|berbere|orthodoxe|persan|iranien|vietnamien)",
        folded[end : end + 14],
    ):
        return False
    if re.match(r" [A-ZÀ-Ý]", right) and folded[start:end].split()[-1] in {"noel", "pentecote"}:
        return False
    left = text[max(0, start - 14) : start]
    if re.search(r"\b(?:accords? du|pere|île de|iles? de|ile de|ile du|vin de|marches? de) $", _left(folded, start, 16)):  # fmt: skip
        return False
    return not re.search(r"(?:^|\s)[A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-ZÀ-Ý]?[a-zà-ÿ]+)? $", left) or bool(
        re.search(r"(?:^|\s)(?:[AÀ]|En|Avant|Après|Pour|Depuis|Dès|Ce|Le|La|Entre) $", left)
    )


_PLAY = re.compile(
    r" (?:de (?:la )?|du |d')?(?:ligue|championnat|top|serie|premier league|bundesliga|liga|"
    r"division|coupe|pro|national|saison|poule|tournoi)|[.,;:)]|$| a | en | contre"
)


def no_match_day(text: str, folded: str, start: int, end: int) -> bool:
    """The « deuxième journée » of a championship is a round of matches, not a day."""
    return not _PLAY.match(folded, end)


def no_noun(text: str, folded: str, start: int, end: int) -> bool:
    """« un quotidien », « les annuels »: after an article the adjective has become a noun."""
    if re.search(r"\b(?:le|la|les|l'|un|une|des|du|au|aux|ce|cet|cette|ces|son|leur|notre|deux|trois|"
                 r"quatre|plusieurs|certains|principaux|grands|autres|d'un|de|presse|en) ?$", _left(folded, start, 14)):  # fmt: skip
        return False
    return text[start : start + 1].islower()


def after_noun_or_article(text: str, folded: str, start: int, end: int) -> bool:
    """« le précédent dîner », « au recensement précédent »: the adjective, not « un précédent »."""
    word = folded[start:end]
    left = _left(folded, start, 14)
    if word.startswith("precedent"):
        if re.search(r"\b(?:un|sans|aucun|de) $", left) and re.match(r"[ ]?[.,;)]| (?:dans|en|pour|dangereux|historique)", folded[end : end + 14]):  # fmt: skip
            return False
        return not re.search(r"\bsans $", left)
    return not re.search(r"\b(?:au|le|la|les|a la|du|pour le|pour la) $", left) or bool(
        re.match(r" [a-z]", folded[end : end + 2])
    )


def unit_of_time(text: str, folded: str, start: int, end: int) -> bool:
    """« une seconde » of a minute, not « une seconde fois »; « un jour » in passing is no length."""
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
