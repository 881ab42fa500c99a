"""Names that their form or the world decides: inhabitants are no places, countries always are."""

from __future__ import annotations

import functools
import re

from annotated_briefing.french.determiners import PLURAL, SEVERAL, alternatives
from annotated_briefing.french.nouns import listed

_MANY = re.compile(
    rf"(?:^|\W)(?:{alternatives(PLURAL | SEVERAL)}|cinq|six|dix|\d+)"
    r"\s+(?:[a-zà-ÿ]+\s+)?$",
    re.IGNORECASE,
)
_INHABITANTS = re.compile(
    r"[A-ZÀ-Þ][\wà-ÿ-]*(?:ais|ois|aises|oises|iens|iennes|éens|éennes|ains|aines|ites|ards|ands|ols"
    r"|stanais)"
)
# Who comes from where, in the masculine singular; the other forms follow.
_INHABITANTS_OF = listed("""
    Afghan Africain Albanais Algérien Allemand Américain Andorran Anglais Angolais Antillais
    Argentin Arménien Asiatique Australien Autrichien Azerbaïdjanais Azéri Bahreïni Bangladais
    Basque Belge Bélarusse Béninois Bermudien Biélorusse Birman Bolivien Bosniaque Bosnien
    Botswanais Brésilien Breton Britannique Bulgare Burkinabé Burundais Cambodgien Camerounais
    Canadien Catalan Centrafricain Chilien Chinois Chypriote Colombien Comorien Congolais Coréen
    Corse Costaricien Croate Cubain Danois Djiboutien Dominicain Écossais Égyptien Émirati
    Équatorien Érythréen
    Espagnol Estonien Éthiopien Européen Fidjien Finlandais Français Gabonais Gallois Gambien
    Géorgien Ghanéen Grec Grenadien Guadeloupéen Guatémaltèque Guinéen Guyanais Haïtien Hollandais
    Hondurien Hongrois Indien Indonésien Irakien Iranien Irlandais Islandais Israélien Italien
    Ivoirien Jamaïcain Japonais Jordanien Kazakh Kazakhstanais Kényan Kirghize Kosovar Koweïtien
    Laotien Letton Libanais Libérien Libyen Liechtensteinois Lituanien Luxembourgeois Macédonien
    Maghrébin Malaisien Malawite Malgache Malien Maltais Marocain Martiniquais Mauricien Mauritanien
    Mexicain Moldave Monégasque Mongol Monténégrin Mozambicain Namibien Néerlandais Néo-Calédonien
    Néo-Zélandais Népalais Nicaraguayen Nigérian Nigérien Nord-Coréen Norvégien Omanais Ougandais
    Ouzbek Pakistanais Palestinien Panaméen Paraguayen Péruvien Philippin Polonais Portoricain
    Portugais Qatari Qatarien Québécois Réunionnais Roumain Russe Rwandais Salvadorien Saoudien
    Sénégalais Serbe Sicilien Sierra-Léonais Singapourien Slovaque Slovène Somalien Soudanais
    Sri-Lankais Sud-Africain Sud-Américain Sud-Coréen Sud-Soudanais Suédois Suisse Syrien Tadjik
    Tahitien Taïwanais Tanzanien Tchadien Tchèque Tchétchène Thaïlandais Tibétain Togolais
    Trinidadien Tunisien Turc Turkmène Ukrainien Uruguayen Vénézuélien Vietnamien Wallon Yéménite
    Zaïrois Zambien Zimbabwéen Parisien Marseillais Lyonnais Bordelais Niçois Toulousain Lillois
    Londonien Berlinois Romain Moscovite New-Yorkais Madrilène Bruxellois Montréalais Genevois
    """)
# Peoples and communities whose name says nothing of a country.
_PEOPLES = listed("""
    Arabe Berbère Cosaque Dinka Hazara Haoussa Houthi Hutu Inuit Juif Juive Kabyle Kurde Maori
    Mapuche Massaï Musulman Musulmane Nuer Ouïghour Pachtoune Persan Peul Rohingya Rom Scandinave
    Slave Tamoul Tatar Touareg Tutsi Tzigane Twa Yazidi Yézidi Zoulou Israélite Druze Copte Kanak
    Kanake Chiite Sunnite Alaouite Catholique Protestant
    """)
# Also family names or titles of papers: « Thierry Breton », « Le Parisien ».
_ALSO_NAMES = listed("Breton Romain Catalan Lombard Parisien Basque Juif Corse")


@functools.cache
def inhabitants() -> frozenset[str]:
    """All forms of the names of peoples: « Suisse » is not among them, nor what is a country."""
    singular = set(_PEOPLES | _INHABITANTS_OF)
    for word in _INHABITANTS_OF:
        if word.endswith(("ien", "éen", "yen", "on")):
            singular.add(word + "ne")
        elif not word.endswith("e"):
            singular.add(word + "e")
    singular |= {"Grecque", "Turque", "Suissesse"}
    plural = {word if word.endswith(("s", "x")) else word + "s" for word in singular}
    return frozenset(singular | plural) - countries() - _ALSO_NAMES


_CLUBS = frozenset(["Monaco"])  # as often a team as the country
LANDS = listed(
    "Afrique Amérique Antarctique Asie Cisjordanie Europe Extrême-Orient Maghreb Machrek"
    " Moyen-Orient Océanie Proche-Orient Sahel"
)
_FORMER_COUNTRIES = ("Yougoslavie", "Tchécoslovaquie", "URSS", "Union soviétique", "RDA", "RFA")


def is_inhabitants(form: str, before: str) -> bool:
    """« la Slovène », « les Toulousains », « trois Kényans »: `form` after the words `before`."""
    if form in inhabitants():
        return True
    return _MANY.search(before) is not None and _INHABITANTS.fullmatch(form) is not None


def is_land(form: str) -> bool:
    """Whether a form is always a country or a land."""
    return form in LANDS or form in countries()


@functools.cache
def countries() -> frozenset[str]:
    """Names of countries in French, with and without the accent of their capital."""
    from babel import Locale

    names = {
        str(name)
        for code, name in Locale("fr").territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "QO")
    }
    plain = {name.replace("É", "E").replace("Î", "I") for name in names}
    return frozenset(names | plain | set(_FORMER_COUNTRIES)) - _CLUBS
