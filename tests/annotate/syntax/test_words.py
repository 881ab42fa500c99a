"""Words mean what spaCy's tokens mean, from which they are taken."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
import spacy.tokens
from spacy.tokens import Span

from annotated_briefing.annotate import pipeline
from annotated_briefing.annotate.syntax.words import Doc, DocSpan, Token

TEXTS = [
    "",
    "Oui.",
    " \u00a0\n",
    "Le maire de Brive, Paul Renard, n’a pas voulu dire quand rouvrirait la halle qu'il a fermée.",
    "« C'est l'hiver », a-t-elle lâché ;  puis, \t d'un ton sec : \"On verra bien jeudi !\"",
    "Trente-deux élus (sur 45) ont voté contre.Mme Aubin, elle, s'est abstenue… Pourquoi ?",
    "\u202fL'ONU et l'Union européenne attendent, dit-on, 3,5 millions d'euros d'ici à mai 2031.",
    "Pain, vin, sel, huile, farine, sucre, café, thé, riz, maïs, orge et seigle manquaient.",
    "Lundi\n\nLa digue que les riverains dont les caves avaient été noyées réclamaient a tenu",
    "À Œting, l’Élysée n'était DÉJÀ plus joignable : 07 12 34 56 78, accueil@exemple.fr 😀.",
]
OF_A_WORD = (
    *("i", "idx", "orth", "text", "lower_", "whitespace_", "text_with_ws", "pos_", "dep_"),
    *("is_alpha", "is_punct", "is_space", "is_quote", "like_num", "is_sent_start"),
    *("ent_type_", "ent_iob_", "n_lefts"),
)
WORDS_OF_A_WORD = ("children", "lefts", "rights", "subtree", "ancestors")
WORD_OF_A_WORD = ("head", "left_edge", "right_edge")
OF_A_SPAN = ("start", "end", "start_char", "end_char", "text", "text_with_ws", "label_")

Pair = tuple[spacy.tokens.Doc, Doc]


def hung_at_random(doc: spacy.tokens.Doc, seed: int) -> spacy.tokens.Doc:
    """The words of a doc, hung on one another as no parser would: arcs cross, roots are many."""
    draw = random.Random(seed)
    words, spaces = [t.text for t in doc], [bool(t.whitespace_) for t in doc]
    order = draw.sample(range(len(words)), len(words))
    heads = list(range(len(words)))
    for place, at in enumerate(order):
        heads[at] = draw.choice(order[: place + 1])
    return spacy.tokens.Doc(doc.vocab, words, spaces, heads=heads, deps=["dep"] * len(words))


@pytest.fixture(scope="module")
def pairs() -> list[Pair]:
    nlp = pipeline.load()
    parsed = [nlp(text) for text in TEXTS]
    hung = [hung_at_random(doc, seed) for seed, doc in enumerate(parsed * 3) if len(doc)]
    return [(doc, Doc.of(doc)) for doc in (*parsed, *hung, nlp.make_doc("Rien n'est lu."))]


def words(pairs: list[Pair]) -> Iterator[tuple[spacy.tokens.Token, Token]]:
    for theirs, ours in pairs:
        assert ours.text == theirs.text
        yield from zip(theirs, ours, strict=True)


def places(found: Any) -> list[int]:
    return [token.i for token in found]


def told(span: Any) -> tuple[Any, ...] | None:
    """What a span says of itself, the words in it and its root."""
    if span is None:
        return None
    root = span.root.i if len(span) else None
    return (*(getattr(span, name) for name in OF_A_SPAN), len(span), places(span), root)


def test_a_word_says_what_the_token_says(pairs: list[Pair]) -> None:
    for theirs, ours in words(pairs):
        for name in OF_A_WORD:
            assert (name, getattr(ours, name)) == (name, getattr(theirs, name))
        assert len(ours) == len(theirs)
        assert str(ours) == str(theirs)
        assert {f: list(v) for f, v in ours.morph.items()} == {
            f: theirs.morph.get(f) for f in theirs.morph.to_dict()
        }


def test_a_word_stands_in_the_tree_where_the_token_does(pairs: list[Pair]) -> None:
    for theirs, ours in words(pairs):
        for name in WORDS_OF_A_WORD:
            assert (name, places(getattr(ours, name))) == (name, places(getattr(theirs, name)))
        for name in WORD_OF_A_WORD:
            assert (name, getattr(ours, name).i) == (name, getattr(theirs, name).i)
        for other in theirs.doc:
            assert ours.is_ancestor(ours.doc[other.i]) == theirs.is_ancestor(other)
        for distance in range(-theirs.i, len(theirs.doc) - theirs.i):
            assert ours.nbor(distance).i == theirs.nbor(distance).i
        for outside in (-theirs.i - 1, len(theirs.doc) - theirs.i):
            with pytest.raises(IndexError):
                ours.nbor(outside)


def test_a_slice_holds_the_same_words(pairs: list[Pair]) -> None:
    for theirs, ours in pairs:
        bounds = [None, *range(-3, len(theirs) + 3)]
        for cut in (slice(start, end) for start in bounds for end in bounds):
            assert told(ours[cut]) == told(theirs[cut])
            for inner in (slice(1, None), slice(-2, 5), slice(3, 1)):
                assert told(ours[cut][inner]) == told(theirs[cut][inner])
            for at in range(-len(theirs[cut]), len(theirs[cut])):
                assert ours[cut][at].i == theirs[cut][at].i
            if len(theirs[cut]) and theirs.has_annotation("SENT_START"):
                assert told(ours[cut].sent) == told(theirs[cut].sent)
        for at in range(-len(theirs), len(theirs)):
            assert ours[at].i == theirs[at].i
        with pytest.raises(IndexError):
            ours[len(theirs)]


def test_the_same_characters_touch_the_same_words(pairs: list[Pair]) -> None:
    for theirs, ours in pairs[: len(TEXTS)]:
        for start in range(-1, len(theirs.text) + 2):
            for end in range(start + 1, len(theirs.text) + 2):
                assert told(ours.char_span(start, end)) == told(theirs.char_span(start, end))
                assert told(
                    ours.char_span(start, end, label="LOC", alignment_mode="expand")
                ) == told(theirs.char_span(start, end, label="LOC", alignment_mode="expand"))


def test_sentences_and_names_are_the_same(pairs: list[Pair]) -> None:
    for theirs, ours in pairs:
        if theirs.has_annotation("SENT_START"):
            assert [told(s) for s in ours.sents] == [told(s) for s in theirs.sents]
        assert [told(e) for e in ours.ents] == [told(e) for e in theirs.ents]


def test_names_that_are_set_are_those_of_the_words(pairs: list[Pair]) -> None:
    for theirs, ours in pairs:
        bounds = [(n, n + 1 + n % 3, ("PER", "ORG")[n % 2]) for n in range(1, len(theirs) - 3, 4)]
        theirs.ents = [Span(theirs, *bound) for bound in bounds]
        ours.ents = [DocSpan(ours, *bound) for bound in bounds]
        assert [told(e) for e in ours.ents] == [told(e) for e in theirs.ents]
        for their, our in zip(theirs, ours, strict=True):
            assert (our.ent_type_, our.ent_iob_) == (their.ent_type_, their.ent_iob_)


def test_low_and_folded_words_differ_in_accents() -> None:
    doc = Doc.of(pipeline.load().make_doc("L’Élysée DÉJÀ"))
    assert [token.low for token in doc] == ["l'", "élysée", "déjà"]
    assert [token.folded for token in doc] == ["l'", "elysee", "deja"]
