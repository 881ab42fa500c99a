from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.brief.glossary import looked_up
from annotated_briefing.model import EntityType, Mention
from annotated_briefing.sources.glossary import Entry, entries, read_glossary
from tests.support import ROOT, article


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "glossary.yml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_entry_is_read_with_all_its_fields(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- name: Organisation du thé\n  type: ORG\n  aliases: [OT, Bureau du thé]\n"
        "  definition: ce qui s'occupe du thé\n  same_as: [https://example.org/1]\n"
        "  note: à vérifier\n- name: Mirande\n",
    )
    found, faults = read_glossary(path)
    assert faults == ()
    assert found[0] == Entry(
        id="organisation-du-the",
        name="Organisation du thé",
        type="ORG",
        aliases=("OT", "Bureau du thé"),
        definition="ce qui s'occupe du thé",
        same_as=("https://example.org/1",),
        note="à vérifier",
    )
    assert found[1].type is None and found[1].definition is None


def test_no_file_and_an_empty_file_are_an_empty_glossary(tmp_path: Path) -> None:
    assert read_glossary(tmp_path / "glossary.yml") == ((), ())
    assert read_glossary(write(tmp_path, "# rien\n")) == ((), ())


def test_every_fault_is_told_at_once_with_its_line(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        "- name: A B\n  tipe: ORG\n- type: LOC\n- name: C D\n  type: VILLE\n"
        "- name: E F\n  same_as: javascript:alert(1)\n- name: G H\n  aliases: A B\n- plat\n",
    )
    found, faults = read_glossary(path)
    lines = [fault.line for fault in faults]
    told = "\n".join(map(str, faults))
    assert lines[:5] == [1, 3, 4, 6, 8]
    assert len(faults) == 6
    assert "« type »" in told  # the field that was meant
    assert "VILLE" in told and "https" in told and "« A B » est déjà un nom" in told
    assert [entry.name for entry in found] == ["A B", "C D", "E F"]
    assert found[2].same_as == ()


def test_bad_yaml_aliases_and_other_encodings_are_faults_not_crashes(tmp_path: Path) -> None:
    anchors = ("- &a {name: x}\n- *a\n", "- name: &x y\n  aliases: *x\n")
    for text in ("- name: [", "name: x\n", *anchors):
        _, faults = read_glossary(write(tmp_path, text))
        assert faults and all(fault.path == "glossary.yml" for fault in faults)
    path = tmp_path / "glossary.yml"
    path.write_bytes(b"- name: caf\xe9\n")
    assert read_glossary(path)[1]
    path.write_text("- name: 12\n  definition: 2021-07-22\n", encoding="utf-8")
    assert read_glossary(path)[0][0].definition == "2021-07-22"


def test_any_parsed_content_is_taken_or_told() -> None:
    for content in (None, "", [], {}, 3, [None], [[]], [{"name": ""}], [{"name": ["x"]}]):
        found, faults = entries(content)
        assert found == ()
        assert bool(faults) == (content not in (None, "", []))


def test_the_starter_file_has_no_fault() -> None:
    found, faults = read_glossary(ROOT / "seeds" / "glossary.yml")
    assert faults == ()
    assert {"pentagone", "taliban", "doha"} <= {entry.id for entry in found}


@pytest.mark.parametrize(
    ("text", "seen", "expected"),
    [
        # missed by the recogniser, or mistaken, or cut
        ("Le fonds Zorbal prête.", [], [("Zorbal", "ORG")]),
        ("Le fonds Zorbal prête.", [("Zorbal", "PER")], [("Zorbal", "ORG")]),
        ("L'Institut d’Orzan a dit.", [("Orzan", "LOC")], [("Institut d’Orzan", "ORG")]),
        ("Ceux de l'IOZ aussi.", [], [("IOZ", "ORG")]),
        # part of another name, or of a person's
        ("Zorbal-Plage est loin.", [("Zorbal-Plage", "LOC")], [("Zorbal-Plage", "LOC")]),
        ("Ali Zorbal parle.", [("Ali Zorbal", "PER")], [("Ali Zorbal", "PER")]),
        (
            "Ali Zorbal parle. Zorbal sourit.",
            [("Ali Zorbal", "PER"), (" Zorbal", "PER")],
            [("Ali Zorbal", "PER"), ("Zorbal", "PER")],
        ),
        # an entry without a type only defines
        ("La Mélane est un fleuve.", [], []),
    ],
)
def test_the_glossary_s_names_are_found_in_every_article(
    text: str, seen: list[tuple[str, EntityType]], expected: list[tuple[str, EntityType]]
) -> None:
    shelf = [
        Entry("zorbal", "Zorbal", type="ORG"),
        Entry("institut-d-orzan", "Institut d'Orzan", type="ORG", aliases=("IOZ",)),
        Entry("melane", "Mélane"),
    ]
    mentions = []
    for form, kind in seen:
        start = text.rindex(form) + len(form) - len(form.strip())
        mentions.append(Mention(start, start + len(form.strip()), type=kind))
    found = looked_up(article(text), mentions, shelf)
    assert [(mention.of(text), mention.type) for mention in found] == expected


def test_a_link_without_encryption_is_told_and_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, "- name: A B\n  same_as: [http://exemple.org, https://exemple.org/1]\n")
    (entry,), (fault,) = read_glossary(path)
    assert entry.same_as == ("https://exemple.org/1",)
    assert "https" in str(fault)
