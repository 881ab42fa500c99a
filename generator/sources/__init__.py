"""Files → Articles."""

from generator.sources.read import Seeds, read, read_any

__all__ = ["Seeds", "read", "read_any"]
