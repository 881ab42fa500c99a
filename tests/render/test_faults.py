"""A page that fails costs its own article, a template that fails is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotated_briefing.brief.assemble import brief
from annotated_briefing.brief.rights import published
from annotated_briefing.dossier.site import site
from annotated_briefing.errors import BriefingError
from annotated_briefing.model import Annotations, Mention, Sentence, Site
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read

TEXTS = {"alpha": "Paul Roy a quitté Lyon.", "beta": "Anne Li a quitté Brest."}


@pytest.fixture
def two(tmp_path: Path) -> Site:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, text in TEXTS.items():
        (seeds / f"{name}.txt").write_text(text, encoding="utf-8")
    briefings = []
    for article in read(seeds).articles:
        name = article.text.split(" a ")[0]
        found = Annotations(
            sentences=(Sentence(0, len(article.text), id="s1", paragraph="p1"),),
            mentions=(Mention(0, len(name), type="PER"),),
        )
        briefings.append(published(brief(article, found).briefing, "full"))
    return site(briefings)


def own_template(root: Path, text: str, name: str = "article.md.j2") -> None:
    folder = root / "templates" / "pages"
    folder.mkdir(parents=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_an_article_shown_wrong_is_left_out_everywhere(tmp_path: Path, two: Site) -> None:
    own_template(
        tmp_path,
        '<div>{% for span in briefing.paragraphs %}<p data-text="{{ span.start }}-'
        "{{ span.end }}\">{{ 'faux' if briefing.id == 'beta' else span.of(briefing.text) }}</p>"
        "{% endfor %}</div>",
    )
    rendered = render(two, Settings(), tmp_path)
    (fault,) = rendered.faults
    assert "seeds/beta.txt" in str(fault)
    pages = {page.uri: page.text for page in rendered.pages}
    assert "articles/alpha.md" in pages and "articles/beta.md" not in pages
    for uri, text in pages.items():
        assert "Anne Li" not in text and "anne-li" not in uri, uri


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("<div>\n{% if %}\n</div>", "article.md.j2:2"),
        ("<div>\n\n{{ inconnu }}\n</div>", "article.md.j2:3"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(
    tmp_path: Path, two: Site, template: str, told: str
) -> None:
    own_template(tmp_path, template)
    with pytest.raises(BriefingError, match=told):
        render(two, Settings(), tmp_path)
