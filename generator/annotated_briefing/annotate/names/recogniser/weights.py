"""A model's parameters in one small file: float16, compressed, read without pickle."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from thinc.api import Model


def save(model: Model[Any, Any], path: Path) -> None:
    """Write every parameter of `model`, in the order of `model.walk()`."""
    import numpy as np

    arrays: dict[str, Any] = {
        f"{index:03d}-{name}": np.asarray(node.get_param(name), dtype=np.float16)
        for index, node in enumerate(model.walk())
        for name in node.param_names
        if node.has_param(name)
    }
    with path.open("wb") as file:
        np.savez_compressed(file, **arrays)


def load(model: Model[Any, Any], path: Path) -> None:
    """Set the parameters of `model` from `path`; ValueError where the two do not match."""
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        for index, node in enumerate(model.walk()):
            for name in node.param_names:
                key = f"{index:03d}-{name}"
                if not node.has_param(name):
                    continue
                if key not in arrays or arrays[key].shape != node.get_param(name).shape:
                    raise ValueError(f"{path.name}: parameter {key} does not fit the model")
                node.set_param(name, arrays[key].astype(np.float32))
