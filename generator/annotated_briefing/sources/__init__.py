"""Files → Articles."""

from annotated_briefing.sources.read import GLOSSARY, Seeds, read, read_any

__all__ = ["GLOSSARY", "Seeds", "read", "read_any"]
