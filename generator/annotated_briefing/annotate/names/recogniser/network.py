"""The recogniser's network: the packaged one, with a wider view of the sentence.

`fr_core_news_md`'s `ner` sees four words on either side of each. Added to its word vectors, by a
path that starts at zero and so starts from what it knows: what the tagger and parser read in the
word (`Doc.tensor`, computed before it), through dilated convolutions over some fifteen words on
either side.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

WIDTH = 96  # of the packaged vectors
INNER = 48  # of the added path: half as wide, for speed
DILATIONS = (1, 2, 4, 8)
GAP = max(DILATIONS)  # rows of zeros between paragraphs, so that none sees its neighbour


def widen(ner: Any) -> Model[Any, Any]:
    """Add the path to an EntityRecognizer, in place, and return the packaged tok2vec inside it.

    The same input gives the same output until it is trained.
    """
    from thinc.api import Linear, Maxout, Model, zero_init

    base = ner.model.get_ref("tok2vec")
    core = base.layers[0]  # the others make of its list of arrays what the parser model reads
    layers: list[Model[Any, Any]] = [
        Maxout(INNER, 2 * WIDTH, nP=2, normalize=True, dropout=0.0),
        *(Maxout(INNER, 3 * INNER, nP=2, normalize=True, dropout=0.0) for _ in DILATIONS),
        Linear(WIDTH, INNER, init_W=zero_init),
    ]
    for layer in layers:
        layer.initialize()
    base._layers[0] = Model(
        "wide_tok2vec",
        forward,
        layers=[core, *layers],
        dims={"nO": WIDTH, "nI": core.maybe_get_dim("nI")},
    )
    return core  # type: ignore[no-any-return]


def added(ner: Any) -> tuple[Model[Any, Any], ...]:
    """The layers that `widen` added."""
    return tuple(ner.model.get_ref("tok2vec").layers[0].layers[1:])


def forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], Any]]:
    """Docs → one array of vectors each."""
    core, mix, *blocks, out = model.layers
    ops = model.ops
    vectors, back_core = core(docs, is_train)
    starts = []
    position = GAP
    for rows in vectors:
        starts.append(position)
        position += len(rows) + GAP
    flat: Any = ops.alloc2f(position, 2 * WIDTH)
    inside = ops.alloc2f(position, 1)
    for doc, rows, start in zip(docs, vectors, starts, strict=True):
        end = start + len(rows)
        flat[start:end, :WIDTH] = rows
        if doc.tensor.shape == rows.shape:
            flat[start:end, WIDTH:] = doc.tensor
        inside[start:end] = 1.0
    hidden, back_mix = mix(flat, is_train)
    hidden = hidden * inside
    backs = []
    for block, step in zip(blocks, DILATIONS, strict=True):
        more, back = block(beside(model, hidden, step), is_train)
        backs.append(back)
        hidden = hidden + more * inside
    added, back_out = out(hidden, is_train)
    outputs = [
        rows + added[start : start + len(rows)] for rows, start in zip(vectors, starts, strict=True)
    ]

    def backprop(gradients: list[Floats2d]) -> Any:
        wide = ops.alloc2f(position, WIDTH)
        for gradient, start in zip(gradients, starts, strict=True):
            wide[start : start + len(gradient)] = gradient
        inner = back_out(wide)
        for back, step in zip(reversed(backs), reversed(DILATIONS), strict=True):
            inner = inner + not_beside(back(inner * inside), step)
        first = back_mix(inner * inside)
        return back_core(
            [
                gradient + first[start : start + len(gradient), :WIDTH]
                for gradient, start in zip(gradients, starts, strict=True)
            ]
        )

    return outputs, backprop


def beside(model: Model[Any, Any], rows: Floats2d, step: int) -> Floats2d:
    """Each row beside those `step` before and after it."""
    width = rows.shape[1]
    found = model.ops.alloc2f(len(rows), 3 * width)
    found[:, :width] = rows
    found[step:, width : 2 * width] = rows[:-step]
    found[:-step, 2 * width :] = rows[step:]
    return found


def not_beside(gradient: Floats2d, step: int) -> Floats2d:
    """The gradient of `beside`."""
    width = gradient.shape[1] // 3
    found = gradient[:, :width].copy()
    found[:-step] += gradient[step:, width : 2 * width]
    found[step:] += gradient[:-step, 2 * width :]
    return found
