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
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc
    from thinc.api import Model
    from thinc.types import Floats2d

WIDTH = 96
DILATIONS = (1, 2, 4, 8)


def widen(ner: EntityRecognizer) -> None:
    """Add the path to `ner` in place; the same input gives the same output until it is trained."""
    from thinc.api import Linear, Maxout, Model, chain, residual, with_array, zero_init

    model = ner.model
    base = model.get_ref("tok2vec")
    # tok2vec, list2array and the projection to the transition system's width
    core = base.layers[0]
    path = chain(
        with_array(Maxout(WIDTH, 2 * WIDTH, nP=2, normalize=True, dropout=0.0)),
        *[
            residual(
                chain(
                    dilated(step),
                    with_array(Maxout(WIDTH, 3 * WIDTH, nP=2, normalize=True, dropout=0.0)),
                )
            )
            for step in DILATIONS
        ],
        with_array(Linear(WIDTH, WIDTH, init_W=zero_init)),
    )
    path.initialize()
    wide: Model[Any, Any] = Model(
        "wide_tok2vec",
        forward,
        layers=[core, path],
        dims={"nO": WIDTH, "nI": core.maybe_get_dim("nI")},
    )
    base._layers[0] = wide


def forward(
    model: Model[Any, Any], docs: list[Doc], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], Any]]:
    core, path = model.layers
    xp = model.ops.xp
    vectors, back_core = core(docs, is_train)
    inputs = [
        xp.hstack((vector, tensor_of(model, doc)))
        for vector, doc in zip(vectors, docs, strict=True)
    ]
    added, back_path = path(inputs, is_train)
    outputs = [vector + more for vector, more in zip(vectors, added, strict=True)]

    def backprop(gradient: list[Floats2d]) -> Any:
        inner = back_path(gradient)
        return back_core([one + two[:, :WIDTH] for one, two in zip(gradient, inner, strict=True)])

    return outputs, backprop


def tensor_of(model: Model[Any, Any], doc: Doc) -> Floats2d:
    if doc.tensor.shape == (len(doc), WIDTH):
        return doc.tensor
    return model.ops.alloc2f(len(doc), WIDTH)


def dilated(step: int) -> Model[list[Floats2d], list[Floats2d]]:
    """Each row beside those `step` before and after it; zeros beyond the ends."""
    from thinc.api import Model

    return Model(f"dilated_{step}", forward_dilated, attrs={"step": step})


def forward_dilated(
    model: Model[Any, Any], inputs: list[Floats2d], is_train: bool
) -> tuple[list[Floats2d], Callable[[list[Floats2d]], list[Floats2d]]]:
    step = model.attrs["step"]
    outputs = []
    for rows in inputs:
        count, width = rows.shape
        wide = model.ops.alloc2f(count, 3 * width)
        wide[:, :width] = rows
        if count > step:
            wide[step:, width : 2 * width] = rows[:-step]
            wide[:-step, 2 * width :] = rows[step:]
        outputs.append(wide)

    def backprop(gradients: list[Floats2d]) -> list[Floats2d]:
        back = []
        for gradient in gradients:
            width = gradient.shape[1] // 3
            rows = gradient[:, :width].copy()
            if len(gradient) > step:
                rows[:-step] += gradient[step:, width : 2 * width]
                rows[step:] += gradient[:-step, 2 * width :]
            back.append(rows)
        return back

    return outputs, backprop
