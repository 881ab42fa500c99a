"""What is taken for a name and is none: feasts and illnesses, openings of sentences, titles."""

from __future__ import annotations

import re

from annotated_briefing.annotate.names.organisations import is_known
from annotated_briefing.annotate.names.overlaps import overlapping
from annotated_briefing.annotate.syntax.parsed import ParsedArticle
from annotated_briefing.annotate.syntax.words import Doc, Token
from annotated_briefing.french import saying
from annotated_briefing.french.calendar import WEEKDAY_NAMES
from annotated_briefing.french.determiners import CONTRACTED, DEFINITE, DEMONSTRATIVE, ONE
from annotated_briefing.french.given_names import gender
from annotated_briefing.french.nouns import listed
from annotated_briefing.french.peoples import countries
from annotated_briefing.model import Mention

# Illnesses, feasts and ages, which the recogniser takes for all sorts of names.
COMMON = listed(
    "covid covid-19 covid19 sars sras sida ebola h1n1 h5n1 coronavirus sars-cov-2 pâques noël"
    " rameaux toussaint pentecôte ascension épiphanie carême ramadan aïd pessah halloween"
    " saint-sylvestre néolithique paléolithique antiquité renaissance"
    " coran bible torah talmud proche moyen extrême"
    # acronyms that are common nouns
    " adn arn cd cdd cdi cice csg dvd ehpad epr fiv gpa gps hlm irm isf ivg jt ong pcr pib pma pme"
    " pmi rer rsa rtt sms smic suv ter tgv tpe tv tva ulm vih vtc"
)
# What follows a word that opens a sentence without being its subject.
AFTER_OPENERS = (
    DEFINITE
    | CONTRACTED
    | listed("à sur pour contre de d' d’ hier demain ! :")
    | frozenset(WEEKDAY_NAMES)
)
ARTICLES = DEFINITE | ONE | DEMONSTRATIVE
CIVILITIES = listed(
    "m. m mm. mm mme mmes mlle mlles monsieur madame mademoiselle messieurs mesdames"
    " dr dr. pr pr. me mgr mgr. docteur professeur maître monseigneur"
)
# Goods, colours and trees with the place they are called after.
_MATTER = re.compile(
    r"\b(?:plâtre|savon|encre|moutarde|saucisses?|porcelaine|choux?|jambon|dentelle|papier|toile"
    r"|cuir|bleu|vert|rouge|jaune|rose|ocre|noir|noisetiers?|cèdres?|pins?|sapins?|érables?"
    r"|chênes?|cyprès|mélèzes?|marronniers?) (?:de |d['’]|du )$|\b[Gg]ardes? des $"
    r"|\ben (?:terre|laine|soie|marbre|grès|faïence|cristal|velours|coton|pierre|brique)"
    r" (?:de |d['’])$"
)
_GROUP = re.compile(r"(?:Groupe|Poule) [A-L\d]|Aïd .*")  # of a championship; feasts
_CENTURY = re.compile(r"(?:[Ll]e )?[IVX]+(?:e|è?me|er)")  # « du XIIe au XIVe siècle »
_TITLE = re.compile(r"[«\"“]\s?(?P<words>[A-ZÀ-Þ][^«»\"“”\n]{2,58}[^\s.!?«»\"“”])\s?[»\"”]")
_CROSS_HEAD = re.compile(r"[-–—] .{1,60} [-–—]")
OPENERS = frozenset(':.!?…•«"“–—-')
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_OF_COMMON = re.compile(r"\s(?:de |d['’]|du |des )[a-zà-ÿ]")


def names_nothing(text: str) -> bool:
    """Whether a form is a common noun, a feast, a century or a group of a championship."""
    return text.lower() in COMMON or any(p.fullmatch(text) for p in (_GROUP, _CENTURY))


def opens_with_participle(doc: Doc, index: int) -> bool:
    """« Baptisée », « Revigorés »: its capital is the sentence's."""
    token = doc[index]
    person = token.pos_ == "PROPN" and token.ent_type_ == "PER"
    return (
        opens(doc, index)
        and token.text.endswith(("é", "ée", "és", "ées"))
        and token.text not in countries()
        and not (person and (gender(token.text) is not None or not is_word(token)))
    )


def without_common_words(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` without single words whose capital is only their sentence's.

    « Pont » where the article also writes « pont », « Marge d'erreur ».
    """
    text = parsed.article.text
    opening = {
        piece.offset + token.idx
        for piece in parsed.paragraphs
        for token in piece.doc
        if opens(piece.doc, token.i)
    }
    plain = {word for word in _WORD.findall(text) if word.islower()}
    inside = {mention.of(text) for mention in found if mention.start not in opening}
    return [
        mention
        for mention in found
        if mention.start not in opening
        or (form := mention.of(text)) in inside
        or not (form.lower() in plain or (" " not in form and _OF_COMMON.match(text, mention.end)))
    ]


def without_openers(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` without the words that only open a sentence and are no name elsewhere either.

    « Bravo au préfet », « Prudent, le skipper a viré », « Zut, dit le maire »: what follows is no
    clause of theirs; « Casquette à la main, … »: a word of the language, and not read as a name.
    Not where the article has the name elsewhere, nor a given name.
    """
    text = parsed.article.text
    openers: set[Mention] = set()
    by_start = {m.start: m for m in found if " " not in m.of(text)}
    for piece in parsed.paragraphs:
        doc = piece.doc
        for token in doc:
            mention = by_start.get(piece.offset + token.idx)
            if not mention or not opens(doc, token.i):
                continue
            person = mention.type in ("PER", "MISC")
            if (person and goes_on(doc, token.i + 1)) or exclaims(token):
                openers.add(mention)
    if not openers:
        return found
    said = {word for m in found if m not in openers for word in m.of(text).split()}
    return [
        m for m in found if m not in openers or m.of(text) in said or gender(m.of(text)) is not None
    ]


def opens(doc: Doc, index: int) -> bool:
    """Whether a token is the first of its sentence, line or bullet."""
    if index == 0 or doc[index].is_sent_start:
        return True
    before = doc[index - 1].text
    return before in OPENERS or "\n" in before


def exclaims(token: Token) -> bool:
    """Whether a first word is a word of the language that heads no clause: « Casquette à la main,
    Nina … », « Banco pour le club », « Zut, dit le maire »."""
    if not token.text.istitle() or token.pos_ == "PROPN" or not is_word(token):
        return False
    if token.text in countries() or is_known(token.text) or token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return after.pos_ == "ADP" or (after.text == "," and quoted_bare(token.doc, token.i + 2))


def quoted_bare(doc: Doc, index: int) -> bool:
    """Whether from `index` on it is told who said what comes before: « …, a répondu le maire »."""
    verb = index + 1 if index + 1 < len(doc) and doc[index].pos_ == "AUX" else index
    return verb + 1 < len(doc) and (
        saying.form(doc[verb].lower_) is not None
        and (doc[verb + 1].pos_ in ("DET", "PROPN") or doc[verb + 1].text.startswith("-"))
    )


def is_word(token: Token) -> bool:
    """Whether a capitalised token is a word of the language: the vectors know it in small letters,
    and not as a rare way of writing a name."""
    vocab = token.doc.vocab
    vectors = vocab.vectors
    small = vectors.find(key=vocab.strings.add(token.lower_))
    return bool(small >= 0 and small != vectors.find(key=token.orth))


def goes_on(doc: Doc, index: int) -> bool:
    """Whether the words from `index` show that the one before them was no subject."""
    if index >= len(doc):
        return False
    low = doc[index].lower_
    if low in AFTER_OPENERS:
        return True
    if low == "," and is_word(doc[index - 1]) and quoted_bare(doc, index + 1):
        return True  # « Chiche, a répondu le maire »
    if low != "," or index + 2 >= len(doc) or doc[index + 1].lower_ not in ARTICLES:
        return False
    for token in doc[index + 2 : index + 8]:  # « Prudent, le skipper a viré »
        if token.pos_ in ("VERB", "AUX") and "Fin" in token.morph.get("VerbForm", []):
            return True
        if token.is_punct or token.pos_ in ("PROPN", "PRON"):
            return False
    return False


def of_matter(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` without the places that only say what a thing is like: « du plâtre de Paris »,
    « la garde des Sceaux »."""
    text = parsed.article.text
    return [
        m
        for m in found
        if m.type != "LOC" or not _MATTER.search(text, max(0, m.start - 24), m.start)
    ]


def without_cross_heads(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` without what stands only in cross-heads: « - Ballet diplomatique - »."""
    text = parsed.article.text
    inside: set[Mention] = set()
    for head in parsed.article.paragraphs:
        if _CROSS_HEAD.fullmatch(text, head.start, head.end):
            inside.update(found[overlapping(found, head.start, head.end)])
    if not inside:
        return found
    said = {word for m in found if m not in inside for word in m.of(text).split()}
    return [m for m in found if m not in inside or said.intersection(m.of(text).split())]


def without_titles(parsed: ParsedArticle, found: list[Mention]) -> list[Mention]:
    """`found` without what only stands in quotes, and is a title or coined for the occasion.

    Persons of one word that are all of it (« Obamacare », "Evita"), places and organisations that
    are part of it (« Mary de Cork »), unless the article says the name without quotes too.
    """
    text = parsed.article.text
    alone = {
        m
        for m in found
        if (m.type == "PER" and quoted(text, m) and " " not in m.of(text))
        or (m.type in ("LOC", "ORG") and in_title(text, m))
    }
    if not alone:
        return found
    said = {form for m in found if m not in alone for form in (m.of(text), *m.of(text).split())}
    return [m for m in found if m not in alone or m.of(text) in said]


def in_title(text: str, mention: Mention) -> bool:
    """Whether the mention is a part of a few words between quotes: « Mary de Cork »."""
    for title in _TITLE.finditer(text, max(0, mention.start - 60), mention.end + 60):
        words = title["words"]
        start, end = title.span("words")
        if start <= mention.start and mention.end <= end:
            return (start, end) != (mention.start, mention.end) and len(words.split()) < 6
    return False


def quoted(text: str, mention: Mention) -> bool:
    """Whether the mention is all that stands between two quotation marks."""
    before = text[max(0, mention.start - 2) : mention.start].rstrip()
    after = text[mention.end : mention.end + 2].lstrip()
    return before.endswith(("«", '"', "“")) and after.startswith(("»", '"', "”"))
