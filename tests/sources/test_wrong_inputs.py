"""What a newcomer's folder really holds: each wrong file is told in one line that says what to do.

The lines are golden: `wrong_inputs.txt` holds what was read and found good to read. After a change
of words, `python -m tests.sources.test_wrong_inputs` writes it anew, to be read again.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

import pytest

from annotated_briefing.publish.faults import with_weight
from annotated_briefing.sources import GLOSSARY, read
from annotated_briefing.sources.glossary import read_glossary

GOLDEN = Path(__file__).with_name("wrong_inputs.txt")
TEXT = "BREST, 3 mai 2021 (AFP) - Le pont de Valmory est fermé depuis lundi.\n"
GOOD = {"bon.txt": TEXT.encode()}


def _zip(**files: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


def _beside(sidecar: str) -> dict[str, bytes]:
    return {"pont.txt": TEXT.encode(), "pont.yml": sidecar.encode()}


_CORRECTED = "corrections:\n  - "
INPUTS: dict[str, dict[str, bytes]] = {
    "vide": {"pont.txt": b""},
    "blanc": {"pont.txt": b" \n\n\t\n"},
    "image nommée txt": {"pont.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))},
    "jpeg nommé html": {"pont.html": b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256))},
    "binaire": {"pont.txt": bytes(range(256)) * 8},
    "vieux Word": {"pont.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)},
    "format inconnu": {"pont.pages": TEXT.encode()},
    "cp1252 dit utf-8": {"pont.txt": "Le maire a décidé.".encode("cp1252")},
    "utf-16 sans marque": {"pont.txt": TEXT.encode("utf-16-le")},
    "utf-16 coupé": {"pont.txt": b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1]},
    "encodé deux fois": {
        "pont.txt": "BREST, 3 mai 2021 (AFP) - Le pont a été fermé.".encode()
        .decode("cp1252")
        .encode()
    },
    "lettres retournées": {"pont.txt": TEXT.replace("fermé", "fer\u202emé").encode()},
    "en-tête seul": {"pont.txt": b"BREST, 3 mai 2021 (AFP) -\n"},
    "sans date": {"pont.txt": "Le pont de Valmory est fermé.".encode()},
    "un mot sans fin": {"pont.txt": b"a" * 5000},
    "docx tronqué": {"pont.docx": _zip(word__document__xml="<w:document>")[:60]},
    "zip quelconque": {"pont.zip": _zip(note="rien")},
    "docx sans texte": {"pont.docx": _zip(**{"[Content_Types].xml": "<Types/>"})},
    "pdf tronqué": {"pont.pdf": b"%PDF-1.7\n1 0 obj\n<<"},
    "json tronqué": {"pont.json": b'{"body_text": "Le pont est'},
    "json sans article": {"pont.json": b'{"type": "picture", "versioncreated": "2021-05-03"}'},
    "xml tronqué": {"pont.xml": b"<nitf><body><body.content><p>Le pont"},
    "xml sans texte": {"pont.xml": b"<nitf><body/></nitf>"},
    "xml inconnu": {"pont.xml": b"<recette><farine/></recette>"},
    "jsonl abîmé": {"pont.jsonl": b'{"id": "1", "text": "Le pont."}\n{"id": 2}\n{oups\n'},
    "csv sans texte": {"pont.csv": b"titre;date\nLe pont;2021-05-03\n"},
    "html vide": {"pont.html": b"<!doctype html><html><body></body></html>"},
    "YAML coupé": _beside("title: [Le pont\n"),
    "deux-points": _beside("title: Le pont : fermé\n"),
    "tabulation": _beside("title: Le pont\n\tsource: AFP\n"),
    "guillemet ouvert": _beside('title: "Le pont\nsource: AFP\n'),
    "liste": _beside("- titre\n"),
    "ancre": _beside("title: &t Le pont\n"),
    "clé deux fois": _beside("title: Le pont\ntitle: La route\n"),
    "3 000 crochets": _beside("title: " + "[" * 3000 + "\n"),
    "titre, auteur, date, tags": _beside("titre: a\nauteur: b\ndate: 2021\ntags: c\n"),
    "date illisible": _beside("published: 12/03/2024\n"),
    "date future": _beside("published: 2099-01-01\n"),
    "droits inconnus": _beside("rights: tout\n"),
    "droits mal tapés": _beside("rigths: full\n"),
    "embargo illisible": _beside("embargo: demain\n"),
    "adresse sans http": _beside("url: exemple.org/pont\n"),
    "slug avec accents": _beside("slug: Pont Fermé\n"),
    "slug de Windows": _beside("slug: nul\n"),
    "hide: non": _beside(f"{_CORRECTED}{{name: Valmory, hide: non}}\n"),
    "hide: peut-être": _beside(f"{_CORRECTED}{{name: Valmory, hide: peut-être}}\n"),
    "correction inconnue": _beside(f"{_CORRECTED}{{nom: Valmory, masquer: oui}}\n"),
    "nature inconnue": _beside(f"{_CORRECTED}{{date: lundi, kind: futur}}\n"),
    "corrections sans liste": _beside("corrections: Valmory\n"),
    "fiche orpheline": {"autre.yml": b"title: Le pont\n"},
    "fiche d'un autre nom": {"pont.txt": TEXT.encode(), "Pont.yml": b"title: a\n"},
    "deux fiches": {**_beside("title: a\n"), "pont.yaml": b"title: b\n"},
    "glossaire sans nom": {"glossary.yml": b"- type: LOC\n"},
    "glossaire abîmé": {"glossary.yml": b"- name: [Doha\n"},
    "clé du glossaire": {"glossary.yml": b"- nom: Doha\n"},
    "restes de systèmes": {"Thumbs.db": b"\x00", "~$pont.docx": b"x", "pont.txt~": b"x"},
}


def told(folder: Path, files: dict[str, bytes]) -> list[str]:
    seeds = folder / "seeds"
    seeds.mkdir()
    for name, data in {**GOOD, **files}.items():
        (seeds / name).write_bytes(data)
    found = read(seeds, folder)
    assert "bon" in {article.id for article in found.articles}, "the others are published"
    glossary = read_glossary(seeds / GLOSSARY, f"seeds/{GLOSSARY}")[1]
    return [with_weight(fault) for fault in (*found.faults, *glossary)]


def _golden() -> dict[str, list[str]]:
    parts = GOLDEN.read_text(encoding="utf-8").strip().split("\n\n")
    return {lines[0].strip("# "): lines[1:] for lines in (part.split("\n") for part in parts)}


@pytest.mark.parametrize("name", INPUTS)
def test_a_wrong_input_is_told_with_its_remedy(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, INPUTS[name]) == _golden()[name]


if __name__ == "__main__":
    written = []
    for one, given in INPUTS.items():
        with tempfile.TemporaryDirectory() as folder:
            written.append("\n".join([f"# {one}", *told(Path(folder), given)]))
    GOLDEN.write_text("\n\n".join(written) + "\n", encoding="utf-8")
