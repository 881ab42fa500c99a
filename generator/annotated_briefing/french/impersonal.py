"""What « il » that is nobody says: « il faut », « il y a », « il est possible que »."""

from __future__ import annotations

from annotated_briefing.french.nouns import listed

# Never of somebody; then those that are also said of people and things (« il reste »).
ONLY = listed("faut fallait faudra faudrait faille fallu agit agissait agira pleut neige convient")
TOO = listed("""
    suffit suffirait semble semblait semblerait paraît reste restait restera resterait vaut vaudrait
    existe importe arrive manque manquerait conviendrait
    """)
IMPERSONAL = ONLY | TOO
