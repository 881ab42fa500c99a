"""Files → Articles."""

from generator.sources.read import GLOSSARY, Seeds, read, read_any

__all__ = ["GLOSSARY", "Seeds", "read", "read_any"]
