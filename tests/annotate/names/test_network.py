from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from annotated_briefing.annotate.names.recogniser import network, vector_cache, weights
from training.names import augment
from training.names import train as train_ner

TEXTS = [
    "Anne Delorme a rencontré Paul Vidal à Toulouse.",
    "Oui.",
    "L'ONU et la société Zorbal ont signé mardi à Genève un accord avec M. Vidal.",
]
ARTICLES: list[dict[str, Any]] = [
    {
        "text": "Anne Delorme vit à Mirande.\n\nLe groupe Zorbal recrute à Auch.",
        "ents": [
            {"start": 0, "end": 12, "label": "PER"},
            {"start": 19, "end": 26, "label": "LOC"},
            {"start": 39, "end": 45, "label": "ORG"},
            {"start": 56, "end": 60, "label": "LOC"},
        ],
    }
] * 3


@pytest.fixture(scope="module")
def nlp() -> Any:
    return train_ner.recogniser()


def core_of(nlp: Any) -> Any:
    return nlp.get_pipe("ner").model.get_ref("tok2vec").layers[0]


def test_the_added_path_starts_at_nothing_and_keeps_paragraphs_apart(nlp: Any) -> None:
    wide = core_of(nlp)
    docs = [nlp(text) for text in TEXTS]
    bare = wide.layers[0].predict(docs)
    together = wide.predict(docs)
    assert all(np.array_equal(one, two) for one, two in zip(bare, together, strict=True))
    out = wide.layers[-1]
    before = out.get_param("W").copy()
    noise = np.random.default_rng(0).normal(size=before.shape)
    out.set_param("W", noise.astype(before.dtype))
    together = wide.predict(docs)
    alone = [wide.predict([doc])[0] for doc in docs]
    out.set_param("W", before)
    assert not np.allclose(bare[0], together[0])
    for one, two in zip(alone, together, strict=True):
        np.testing.assert_allclose(one, two, atol=1e-5)


def test_remembered_vectors_are_the_computed_ones(nlp: Any) -> None:
    tok2vec = nlp.get_pipe("tok2vec").model
    docs = [nlp.make_doc(text) for text in [*TEXTS, "", *TEXTS]]
    computed = tok2vec.predict(docs)
    embed = tok2vec.layers[0]
    vector_cache.remember(tok2vec, network.WIDTH)
    try:
        first, again = tok2vec.predict(docs), tok2vec.predict(docs)
    finally:
        tok2vec._layers[0] = embed
    for one, two, three in zip(computed, first, again, strict=True):
        np.testing.assert_allclose(one, two, atol=1e-5)
        assert np.array_equal(two, three)


def test_a_full_memory_begins_again(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vector_cache, "KEPT", 5)
    tok2vec = nlp.get_pipe("tok2vec").model
    kept = vector_cache.Memory(network.WIDTH)
    docs = [nlp.make_doc(text) for text in TEXTS]
    whole = tok2vec.layers[0].predict(docs)
    for doc, rows in zip(docs, whole, strict=True):
        np.testing.assert_allclose(kept.look(tok2vec.layers[0], [doc])[0], rows, atol=1e-5)


def test_weights_come_back_from_their_file_and_must_fit(nlp: Any, tmp_path: Path) -> None:
    model = nlp.get_pipe("ner").model
    weights.save(model, tmp_path / "a.npz")
    weights.load(model, tmp_path / "a.npz")
    weights.save(model, tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    with pytest.raises(ValueError, match="does not fit"):
        weights.load(nlp.get_pipe("tok2vec").model, tmp_path / "a.npz")


def test_varied_paragraphs_keep_their_names_labelled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "COINED", 0.0)
    piece = augment.Piece(
        ("Le", "groupe", "Zorbal", "et", "Anne", "Delorme", "à", "Évian"),
        (True,) * 8,
        ("O", "O", "U-ORG", "O", "B-PER", "L-PER", "O", "U-LOC"),
    )
    swaps = augment.Swaps.collect([piece])
    for seed in range(200):
        varied = augment.vary(piece, swaps, random.Random(seed))
        assert len(varied.words) == len(varied.spaces) == len(varied.tags)
        assert [kind for _, _, kind in augment.spans(varied.tags)] == ["ORG", "PER", "LOC"]
        for start, end, kind in augment.spans(varied.tags):
            name = " ".join(varied.words[start:end]).lower()
            if kind == "PER":
                assert name.endswith("delorme")


def test_coined_names_are_new_words_of_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(augment, "COINED", 1.0)
    monkeypatch.setattr(augment, "SWAP", {})
    piece = augment.Piece(
        ("Anne", "Delorme", "de", "Maison", "Verte", "une", "maison", "verte"),
        (True,) * 8,
        ("B-PER", "L-PER", "O", "B-ORG", "L-ORG", "O", "O", "O"),
    )
    swaps = augment.Swaps.collect([piece])
    varied = {augment.vary(piece, swaps, random.Random(seed)).words[:2] for seed in range(200)}
    coined = {words for words in varied if words[0] not in ("Anne", "ANNE", "Delorme")}
    assert coined
    assert all(word.isalpha() and word[0].isupper() for words in coined for word in words)
    for seed in range(50):  # words that are also common nouns keep their sense
        words = augment.vary(piece, swaps, random.Random(seed)).words
        assert tuple(word.lower() for word in words[-5:-3]) == ("maison", "verte")


def test_the_same_data_and_seed_give_the_same_weights(tmp_path: Path) -> None:
    for name in ("a", "b"):
        trained = train_ner.train(ARTICLES, epochs=1, seed=7)
        weights.save(trained.get_pipe("ner").model, tmp_path / name)  # type: ignore[attr-defined]
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
