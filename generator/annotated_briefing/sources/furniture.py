"""What a web page, a newspaper or an agency prints around an article, told line by line.

Each pattern must take the whole line, written in a closed set of words and shapes, so that no
sentence of an article meets it. Patterns read folded text.
"""

from __future__ import annotations

import re
from typing import Literal

from annotated_briefing.french.fold import fold
from annotated_briefing.sources.agencies import is_agency
from annotated_briefing.sources.days import TIME, day_pattern, first_day

Kind = Literal["published", "byline", "share", "related", "tags", "caption", "command", "notice"]
MAX_LINE = 200  # characters beyond which a line is a paragraph

_MOMENT = rf"(?:{day_pattern()})(?:,? ?(?:a |- )?{TIME})?"
_ANONYMOUS = re.sub(
    r"\?P<\w+>", "?:", rf"(?:{_MOMENT}|(?:a )?{TIME}|hier|aujourd'hui|il y a \d+ \w+)"
)
_STAMP = (
    r"(?:(?:article |texte )?(?:publiee?|postee?|mise? en ligne|mise? a jour|modifiee?|actualisee?"
    r"|creee?|redigee?|derniere (?:mise a jour|modification)|date de (?:publication|parution)"
    r"|paru|parution|maj)(?: (?:le|a|par .{1,40}? le))?\s*:?)"
)
_PUBLISHED = re.compile(
    rf"(?:par .{{1,60}}?[,-]? )?{_STAMP} ?{_ANONYMOUS}"
    rf"(?:\s*[,;|·()-]*\s*(?:{_STAMP})? ?{_ANONYMOUS})*\s*[.)|]?(?: ?[-"
    rf"|·•,] ?(?:lecture )?\d+ min.*)?"
)
_BARE = re.compile(rf"{_ANONYMOUS}(?:\s*[,|·-]\s*{_ANONYMOUS})*")
_CHANGED = re.compile(r"(?:derniere )?(?:mise? a jour|modifiee?|actualisee?|modification|maj)\b")
_NAME = r"[A-ZÀ-ÖØ-ÞŒ][\w'’.\-]*"
_PEOPLE = (
    rf"{_NAME}(?: (?:de |du |des |la |le |les |van |von |d['’])*{_NAME})*"
    rf"(?:,? (?:et|avec|,|&) {_NAME}(?: (?:de |du |des |la |le |les |van |von )*{_NAME})*)*"
    rf"(?:,? \(?avec (?:l['’])?{_NAME}(?: {_NAME})*\)?)?"
    r"(?:,? (?:\(?(?:notre )?(?:envoyée?s?|correspondante?s?)(?: spéciale?s?"
    r"| permanente?s?)?[^.]{0,50}|(?:à|en) "
    rf"{_NAME}(?: {_NAME})*|journaliste[^.]{{0,60}}))?"
)
_BYLINE = re.compile(
    rf"(?:(?:[Pp]ar|PAR|De (?:notre|nos) [\w éè]{{3,40}}|Propos recueillis par|Texte"
    rf"|Texte et photos?|Reportage|Récit"
    rf"|Auteurs?|Écrit par|Ecrit par|Rédigé par)(?: ?:)? {_PEOPLE})\s*[.,|]?"
)
_SIGNATURE = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,4}}(?:,? (?:et|avec) {_PEOPLE})?(?: \([^)]{{2,40}}\))?"
)
_SHARE_WORDS = frozenset(
    "partager partagez partage cet cette l' article sur par le la les lien copier copiez facebook"
    " twitter x whatsapp linkedin instagram telegram messenger pinterest bluesky threads mastodon"
    " flipboard reddit youtube tiktok e-mail email mail courriel sms imprimer imprimez print"
    " enregistrer enregistrez sauvegarder ecouter ecoutez lire offrir ajouter favoris a mes vos"
    " signet commenter commentez commentaire commentaires reagir reagissez suivre suivez nous"
    " google actualites discover news envoyer envoyez ami un tweeter j'aime lecture min minute"
    " minutes temps de zen mode rss pdf agrandir telecharger reduire taille texte du"
    " plus et ou".split()
)
_SHARE_SURE = frozenset(
    "partager partagez facebook twitter whatsapp linkedin imprimer copier e-mail email courriel"
    " commenter reagir enregistrer telegram pinterest bluesky instagram favoris flipboard".split()
)
_READING_TIME = re.compile(
    r"(?:temps de )?lecture\s*:? ?(?:de )?\d+ ?min(?:utes?)?|\d+ ?min(?:utes?)? de lecture"
)
_RELATED = re.compile(
    r"(?:>+ ?|- ?)?(?:(?:a )?(?:lire|voir|relire|revoir|decouvrir|ecouter|consulter) (?:aussi"
    r"|egalement|encore)\b"
    r"|(?:a )(?:lire|voir|ecouter|decouvrir)\s*(?::|$)|lire (?:la suite|notre|nos|l'article"
    r"|le dossier|plus)\b"
    r"|(?:sur|dans) (?:le|la) meme (?:sujet|theme|rubrique)|nos (?:autres )?articles\b"
    r"|articles? (?:lies?|similaires?|associes?|connexes?)"
    r"|pour aller plus loin\s*(?::|$)|(?:pour )?en savoir plus\s*(?::|$)|les plus (?:lus|commentes"
    r"|partages)|a ne pas manquer\s*(?::|$)"
    r"|notre dossier\b|(?:notre|nos) selection\b|contenus? sponsorises?|vous aimerez aussi"
    r"|ailleurs sur le web"
    r"|(?:la )?suite (?:de l'article )?(?:apres|sous) )[^.]*[.?!…]?"
)
_TAGS = re.compile(
    r"(?:tags?|mots?[- ]cles?|themes?|thematiques?|sujets?|rubriques?|etiquettes?|categories?"
    r"|dossiers?) ?:.{1,180}(?<![.!?])"
)
_TRAIL = re.compile(r"[^.!?;:]{2,40}(?:(?: ?[>|›/·•] ?| » )[^.!?;:]{2,60}){1,8}")
_CAPTION = re.compile(
    r"(?:(?:photo|credit|illustration|image|legende|infographie|dessin|carte"
    r"|video)s? ?[:/] ?.{1,190}"
    r"|credits? photos?\b.{1,190}"
    r"|(?:.{0,190}(?<!\w))?(?:©|\(c\)) ?.{0,80}"
    r"|.{3,190}(?:\((?:photo|credits?|illustration|image|archives?|ph\.?)\b[^)]{0,60}\)|(?:photo"
    r"|credit|illustration|archives?) ?[:/] ?[^.]{2,60})\.?)"
)
_COMMAND = re.compile(
    r"(?:(?:s'abonner|abonnez|inscrivez|s'inscrire|se connecter|connectez|connexion"
    r"|creer un compte|deja abonnee?"
    r"|recevez|retrouvez|telechargez|cliquez|rejoignez|soutenez|contactez|suivez)\b"
    # A command in the infinitive never ends as a sentence does.
    r"|(?=.*[^.!?…]$)(?:signaler un|accepter|gerer (?:les|mes)|afficher (?:les|plus)|rechercher"
    r"|voir (?:les|tous|toutes|plus|le)|fermer|retour (?:a|en)|haut de page|menu)\b"
    r"|newsletters?\b|la newsletter|publicite$|annonce$|sponsorise|soyez le premier"
    r"|\d+ commentaires?$|commentaires? ?(?:\(\d+\))?$"
    r"|(?:cet |l')?article (?:est )?(?:reserve|payant|offert)|reserve aux abonnes"
    r"|contenu reserve|il vous reste \d+|la suite apres"
    r"|(?:politique de |gestion des )(?:confidentialite|cookies)|mentions legales|plan du site"
    r"|qui sommes[- ]nous).{0,110}"
)
_NOTICE = re.compile(
    r"(?:tous droits (?:de .{1,40} )?reserves|(?:toute )?reproduction (?:(?:totale|partielle|et"
    r"|ou|meme) ?)*.{0,40}interdite|copyright|all rights reserved).{0,120}"
)


def kind_of(line: str) -> Kind | None:
    """What a line is that stands around an article, None for the article's own."""
    line = line.strip()
    if not line or len(line) > MAX_LINE:
        return None
    read = fold(line)
    if _PUBLISHED.fullmatch(read) and re.search(r"\d", read):
        return "published"
    if _BYLINE.fullmatch(line):
        return "byline"
    if _shares(read):
        return "share"
    for pattern, kind in _WHOLE:
        if pattern.fullmatch(read):
            return kind
    return None


def is_moment(line: str) -> bool:
    """Whether a line is a day and nothing else: at the top of a page, that of its publication."""
    return bool(_BARE.fullmatch(fold(line.strip()))) and first_day(line) is not None


def is_signature(line: str) -> bool:
    """Whether a line is names only, as one that signs above « Publié le … » is."""
    line = line.strip()
    return bool(_SIGNATURE.fullmatch(line)) or is_agency(line)


def is_trail(line: str) -> bool:
    """Whether a line is the path to a page or a row of themes: « Accueil > Isère > Ponts »."""
    return len(line) <= MAX_LINE and bool(_TRAIL.fullmatch(fold(line.strip())))


def publication(line: str) -> str | None:
    """The ISO day of a « Publié le … » line; a line that tells only of changes has none."""
    stamped = kind_of(line) == "published" and not _CHANGED.match(fold(line.strip()))
    return first_day(line) if stamped or is_moment(line) else None


_WHOLE: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_READING_TIME, "share"),
    (_RELATED, "related"),
    (_TAGS, "tags"),
    (_NOTICE, "notice"),
    (_CAPTION, "caption"),
    (_COMMAND, "command"),
)


def _shares(read: str) -> bool:
    words = re.findall(r"[^\W\d_]+(?:[-'][^\W\d_]+)*", read)
    if not words or not all(word in _SHARE_WORDS for word in words):
        return False
    return any(word in _SHARE_SURE for word in words)
