"""What « il » that is nobody says: « il faut », « il y a », « il est possible que »."""

from __future__ import annotations

from annotated_briefing.french.nouns import listed

# Never of somebody; then those that are also said of people and things (« il reste »).
ONLY = listed("""
    faut fallait faudra faudrait faille fallu agit agissait agira convient
    pleut neige neigé grêle grêlé
    """)
TOO = listed("""
    suffit suffirait semble semblait semblerait paraît reste restait restera resterait vaut vaudrait
    existe importe arrive manque manquerait conviendrait
    """)
IMPERSONAL = ONLY | TOO
# With « de » or « que » after it: « il est possible que », « il a été décidé de ».
SAID_OF_NOBODY = listed("""
    possible impossible nécessaire difficile facile important essentiel interdit recommandé utile
    inutile urgent rare probable improbable vrai faux clair évident temps question prévu attendu
    demandé conseillé déconseillé permis prouvé établi décidé précisé souhaitable préférable
    indispensable normal inacceptable inadmissible certain fréquent impératif crucial dangereux
    obligatoire logique étonnant hors trop tard tôt précédent exclu convenu ressort résulte
    """)
