"""Files → Articles."""

from annotated_briefing.sources.read import GLOSSARY, Seeds, read, read_any, read_folder

__all__ = ["GLOSSARY", "Seeds", "read", "read_any", "read_folder"]
