"""« le groupe », « l'agence »: the body that the text calls so, where only one can be meant."""

from __future__ import annotations

import re

import pytest

from annotated_briefing.annotate.run import annotate_parsed
from annotated_briefing.annotate.speech.bodies import Bodies
from annotated_briefing.brief.assemble import brief
from annotated_briefing.model import Mention, Sentence, Span, printed
from tests.support import parse_text


def _stands_for(marked: str) -> str | None:
    """Whom the last words within {} stand for; names of bodies are within []."""
    text, mentions, asked = "", [], Span(0, 0)
    for piece in re.split(r"(\[[^]]*\]|\{[^}]*\})", marked):
        words = piece.strip("[]{}")
        here = Span(len(text), len(text) + len(words))
        if piece.startswith("["):
            mentions.append(Mention(here.start, here.end, type="ORG"))
        elif piece.startswith("{"):
            asked = here
        text += words
    ends = [m.end() for m in re.finditer(r"[.!?](?:\s|$)", text)] or [len(text)]
    starts = [0, *ends[:-1]]
    bounds = enumerate(zip(starts, ends, strict=True))
    sentences = [Sentence(a, b, id=f"s{n}", paragraph="p1") for n, (a, b) in bounds]
    name = Bodies(text, sentences, mentions).of(asked)
    return name and name.of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("L'[Office vosgien des forêts] a tranché. Rien ne presse, dit {l'office}.",
         "Office vosgien des forêts"),
        ("L'[Agence du lac] ([AGL]) a écrit. L'[AGL] attend. Rien ne presse, dit {l'agence}.",
         "AGL"),
        ("Le géant suédois [Norbel] ferme. [Aark] suit. Rien ne presse, dit {le géant}.",
         "Norbel"),
        ("[Norbel], groupe de meubles, ferme. [Aark] attend. Rien ne presse, dit {le groupe}.",
         "Norbel"),
        ("Le club des [Marlins] change de nom. La [Ligue du Nord] attend. Soit, dit {le club}.",
         "Marlins"),
        ("La [Ronde] est une jeune association. [Aark] l'aide. Soit, dit {l'association}.",
         "Ronde"),
        ("[Aark] ferme. Le syndicat [Unité] s'y oppose. Rien ne presse, dit {le groupe}.", "Aark"),
        ("[Canal 12], qui montrait la finale, a battu [TV Mer] hier. [Canal 12] a gagné un point, "
         "dit {la chaîne}.", "Canal 12"),
        ("Le quotidien régional [Ouest-Mer] l'a vu. Soit, dit {le quotidien régional}.",
         "Ouest-Mer"),
    ],
)  # fmt: skip
def test_a_body_called_by_its_noun_keeps_its_name(text: str, name: str) -> None:
    assert _stands_for(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe [Norbel] et le groupe [Aark] ferment. Rien ne presse, dit {le groupe}.",
        "[Norbel] et [Aark] ferment. Rien ne presse, dit {le groupe}.",
        "[Norbel] ferme. Un groupe de retraités manifeste. Rien ne presse, dit {le groupe}.",
        "[Norbel] ferme. Rien ne presse, dit {le syndicat}.",
        "[Norbel] ferme. Rien ne presse, dit {le gouvernement}.",
        "Le groupe [Norbel] ferme. Rien ne presse, dit {le groupe finlandais}.",
        "Le groupe [Norbel] ferme. Rien ne presse, disent {les groupes}.",
        "Le club de la ville attend. Le club [Marlins] perd. Rien ne presse, dit {le club}.",
        "Rien ne presse, dit {le groupe}. Le groupe [Norbel] ferme.",
        "Rien ne presse, a-t-il dit à l'[ARP]. Tant pis, dit {l'agence}.",
    ],
)
def test_a_noun_that_may_be_another_body_s_leads_to_none(text: str) -> None:
    assert _stands_for(text) is None


def test_the_page_names_the_body_and_links_to_where_the_text_does() -> None:
    parsed = parse_text(
        "Le groupe Michelin a fermé son usine mardi. Les machines ont été vendues.\n"
        '"Personne ne sera licencié", a promis le groupe.',
        published="2022-03-15",
    )
    briefing = printed(brief(parsed.article, annotate_parsed(parsed)).briefing)
    (claim,) = briefing.claims
    assert (claim.speaker, claim.speaker_sentence) == ("michelin", "s1")
