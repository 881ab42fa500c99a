"""The gender of countries, and the article their names take."""

from __future__ import annotations

from annotated_briefing.french.nouns import listed
from annotated_briefing.french.spelling import key

# ISO 3166 codes: plural; without an article; against what the last letter tells.
_PLURAL = listed("AE AS AX BM BS CC CK FJ FK FO KM KY MH MP MV NL PH PN PS SB SC TC TF UM US VG VI")
_BARE = listed(
    "CU CY MT MG OM IL SG MC TW BH DJ HK MO PR SM KI NR TV TO WS PW GI JE GG HT RE MU LC KN VC AG"
    " GD TT ST AD MF BL LK SX AI AW CW GU MS NU PM SH WF YT"
)
_WITH_ARTICLE = listed("BB DM")  # « ville de la Barbade »: never bare
_MASCULINE = listed("MX MZ KH ZW BZ SR CL")
_FEMININE = listed("KP KR ZA PG NC BA CD GS GW MK")
# What French readers call them, where CLDR is more official.
SHORT_NAMES = {
    "MM": "Birmanie", "HK": "Hong Kong", "MO": "Macao", "CD": "République démocratique du Congo",
    "CG": "Congo", "VA": "Vatican",
}  # fmt: skip


def of_country(code: str, name: str, *, article: bool = True) -> str:
    """« du Qatar », « des États-Unis », « de Cuba »; « de la France », or « de France ».

    `code` is ISO 3166's, `name` how French calls that country.
    """
    vowel = key(name)[:1] in "aeiou" or code == "HT"
    feminine = code in _FEMININE or (name.endswith("e") and code not in _MASCULINE)
    if code in _PLURAL or name.startswith("Îles "):
        return f"des {name}"
    if code in _BARE or not (article or code in _WITH_ARTICLE or name.startswith("Île ")):
        if vowel:
            return f"d’{name}"
        if code in _BARE or feminine:
            return f"de {name}"
    if vowel:
        return f"de l’{name}"
    return f"de la {name}" if feminine else f"du {name}"
