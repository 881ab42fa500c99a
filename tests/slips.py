"""Random rights, titles and slips of sidecars: nothing withheld is in any file of the output.

    python -m tests.slips [NUMBER]

Each article wants a right; its editor says so, with a title or not, and perhaps with a slip. What
it is published under may be narrower than what was wanted, never wider. Each sentence has a word of
its own, so that any word of a withheld one is known in any file, whole or in pieces. Prints what
was built and what leaked; exits 1 where something did.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from annotated_briefing.annotate.cache import Cache, annotate_cached
from annotated_briefing.build import Built, build
from annotated_briefing.model import Annotations
from annotated_briefing.render.pages import render
from annotated_briefing.settings import Settings
from annotated_briefing.sources import read
from tests.leaks import kept, leaks

BATCH = 100
WIDTH = {"link": 0, "excerpts": 1, "full": 2}
PEOPLE = ("Paul Roy", "Anne Lise Martin", "Jean-Luc Barthélemy", "Odile Kerguelen", "Luc Morel")
TITLES = (
    None, "Le bac {} reprend", "« Nous rouvrirons », promet {}", "Pont {} : le point", "index",
    "{}", "Le maire {} \\u202edit non", "x" * 300,
)  # fmt: skip
# What an editor writes for `rights: WANTED`, by name; `{}` is the right.
SLIPS = {
    "none": "rights: {}\n",
    "quoted": 'rights: "{}"\n',
    "spaces": "rights:    {}   # voir le contrat\n",
    "after others": "place: Brest\nrights: {}\n",
    "capital value": "rights: {:capital}\n",
    "typing": "rights: {:typing}\n",
    "plural": "rights: {}s\n",
    "list": "rights: [{}]\n",
    "key without s": "right: {}\n",
    "capital key": "Rights: {}\n",
    "french key": "droits: {}\n",
    "no space": "rights:{}\n",
    "tab": "rights:\t{}\n",
    "indented": "place: Lyon\n  rights: {}\n",
    "twice": "rights: {}\nrights: full\n",
    "equal sign": "rights = {}\n",
    "yaml": "title: [\nrights: {}\n",
    "empty": "rights:\n",
    "mark": "\ufeffrights: {}\n",
    "utf-16": "rights: {}\n",
    "half": 'rights: {}\ntitle: "a\n',
    "YML": "rights: {}\n",
    "yaml suffix": "rights: {}\n",
    "two sidecars": "rights: {}\n",
    "double suffix": "rights: {}\n",
    "other case": "rights: {}\n",
    "link out": "rights: {}\n",
    "front matter": "rights: {}\n",
    "not said": "",
}


@dataclass(frozen=True)
class Case:
    name: str
    wanted: str
    slip: str
    words: tuple[str, ...]  # one for each sentence


class _Right(str):
    def __format__(self, spec: str) -> str:
        if spec == "capital":
            return self.capitalize()
        return self[:-1] + self[-1] * 2 if spec == "typing" else str(self)


def text(number: int, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """An invented dispatch, and a word of each of its sentences."""
    who, other = chance.sample(PEOPLE, 2)
    words = tuple(f"zk{number}y{n}" for n in range(6))
    a, b, c, d, e, f = words
    sentences = [
        f"Le pont {a} de la rivière a été fermé lundi par {who}, maire de la ville, après une"
        " inspection de la préfecture.",
        f"« Nous rouvrirons le pont {b} en septembre », a déclaré {who} devant la presse.",
        f"Les riverains du quartier {c} demandent depuis 2015 une passerelle de bois clair.",
        f"Un boulanger {d}, {other}, raconte que ses clients font un détour de vingt minutes.",
        f"Sa voisine {e} préfère le bac, qui reprendra le 3 juin 2021 sur la rive gauche.",
        f"Le chantier {f} coûtera quatre millions d'euros, selon une source de la région.",
    ]
    head = f"PARIS, {number % 28 + 1} mai 2021 (AFP) - "
    return head + "\n\n".join(
        [" ".join(sentences[:2]), " ".join(sentences[2:5]), sentences[5]]
    ), words


def write(seeds: Path, number: int, chance: random.Random) -> Case:
    wanted = chance.choice(sorted(WIDTH))
    slip = chance.choice(sorted(SLIPS)) if chance.random() < 0.6 else "none"
    name = chance.choice([f"pont-{number}", f"{number:03}_12", f"Été {number}"])
    body, words = text(number, chance)
    said = SLIPS[slip].replace("{}", "{0}").replace("{:", "{0:").format(_Right(wanted))
    title = chance.choice(TITLES)
    if title and slip not in {"front matter", "half", "yaml"}:
        said += f'title: "{title.format(f"n{number}")}"\n'
    side = {"YML": f"{name}.YML", "yaml suffix": f"{name}.yaml", "double suffix": f"{name}.txt.yml",
            "other case": f"{name.swapcase()}.yml"}.get(slip, f"{name}.yml")  # fmt: skip
    article = seeds / f"{name}.txt"
    if slip == "front matter":
        article = seeds / f"{name}.md"
        body = f"---\n{said}---\n{body}"
    elif slip == "link out":
        outside = seeds.parent / f"{number}.yml"
        outside.write_text(said, encoding="utf-8")
        (seeds / side).symlink_to(outside)
    elif slip != "not said":
        (seeds / side).write_text(said, encoding="utf-16" if slip == "utf-16" else "utf-8")
    if slip == "two sidecars":
        (seeds / f"{name}.yaml").write_text("rights: full\n", encoding="utf-8")
    article.write_text(body, encoding="utf-8")
    return Case(article.stem, wanted, slip, words)


def holds(root: Path, first: int, number: int) -> tuple[list[str], Counter[str]]:
    """What leaked of so many articles, and what each was published under, counted."""
    chance = random.Random(first)
    seeds = root / "seeds"
    seeds.mkdir(parents=True)
    default = chance.choice(["excerpts", "link", "excerpts"])
    cases = [write(seeds, first + n, chance) for n in range(number)]
    settings = Settings(rights=default, templates="aucun")  # type: ignore[arg-type]
    built = build(root, settings)
    rendered = render(built.site, settings, root)
    if rendered.faults:
        return [str(fault) for fault in rendered.faults], Counter()
    return _leaked(root, settings, built, cases, [(p.uri, p.data) for p in rendered.pages])


def _leaked(
    root: Path, settings: Settings, built: Built, cases: list[Case], files: list[tuple[str, bytes]]
) -> tuple[list[str], Counter[str]]:
    found: list[str] = []
    told: Counter[str] = Counter()
    everything = b"\n".join(name.encode() + b"\n" + data for name, data in files)
    present = set(re.findall(r"zk\d+y\d", everything.decode("utf-8", "replace").casefold()))
    by_stem = {Path(briefing.source.path).stem: briefing for briefing in built.site.briefings}
    share = {shown.id: shown.share for shown in built.shown}
    for case in cases:
        briefing = by_stem.get(case.name)
        told[briefing.rights if briefing else "left out"] += 1
        wanted = settings.rights if case.slip in {"not said", "empty"} else case.wanted
        if case.slip in {"twice", "two sidecars"}:
            wanted = "link"  # nobody can say
        if briefing and WIDTH[briefing.rights] > WIDTH[wanted]:
            found.append(f"{case.slip}: {wanted} was wanted, {briefing.rights} is published")
        readable = briefing.text if briefing else ""
        for word in case.words:
            if word in present and word not in readable:
                found.append(f"{case.slip}: {word} of {case.name} is in a file")
        if briefing and briefing.rights == "link" and present & set(case.words):
            found.append(f"{case.slip}: a link publishes a sentence of {case.name}")
        if (
            briefing
            and briefing.rights == "excerpts"
            and share[briefing.id] > settings.excerpt_share
        ):
            found.append(f"{case.slip}: {share[briefing.id]:.0%} of {case.name}")
    pairs = annotate_cached(read(root / "seeds").articles, Cache(root / settings.cache))
    of = kept(built.site, ((a, known) for a, known in pairs if isinstance(known, Annotations)))
    found += [f"{' '.join(run)} in {sorted(uris)[0]}" for run, uris in leaks(files, of).items()]
    return found, told


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else BATCH
    found: list[str] = []
    told: Counter[str] = Counter()
    for first in range(0, number, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            wrong, counts = holds(Path(folder), first, min(BATCH, number - first))
        found += wrong
        told += counts
    print(f"{sum(told.values())} articles: {dict(told)}; {len(found)} leaks")
    for wrong in found[:20]:
        print("   ", wrong)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
