"""One invented article in every format that people have, told by what is in the file."""

# ruff: noqa: E501 - files are written as they are found

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from annotated_briefing.errors import SeedError
from annotated_briefing.model import Article
from annotated_briefing.sources import read, read_any
from annotated_briefing.sources.formats import FORMATS, recognise

TITLE = "La halle aux grains sera vendue"
LEAD = "Le conseil municipal de Vienne a voté mercredi la vente de la halle aux grains."
NEXT = "« Nous voulons un marché couvert », a déclaré la mairesse, Odile Brun."
HTML_BODY = f"<p>{LEAD}</p><p>« Nous voulons un <b>marché</b> couvert », a déclaré la mairesse, Odile Brun.</p>"  # fmt: skip


def zipped(**parts: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return buffer.getvalue()


def docx() -> bytes:
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in (LEAD, NEXT))
    return zipped(
        _DOT_x="",
        word__document_DOT_xml=f'<w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>',
        _rels___DOT_rels=f'<Relationships xmlns="{rels}"><Relationship Id="r1" Type="http://schemas'
        '.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
    )


def odt() -> bytes:
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    body = f"<t:p>{LEAD}<t:note>Note</t:note></t:p><t:p>{NEXT.replace(' ', '<t:s/>', 1)}</t:p>"
    return zipped(
        mimetype="application/vnd.oasis.opendocument.text",
        content_DOT_xml=f'<o:document-content xmlns:o="{office}" xmlns:t="{text}"><o:body><o:text>'
        f"{body}</o:text></o:body></o:document-content>",
    )


def pdf(*lines: str) -> bytes:
    drawn = b"".join(b"(%s) Tj 0 -14 Td " % line.encode("cp1252") for line in lines)
    stream = b"BT /F1 12 Tf 50 700 Td " + drawn + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    made, table = b"%PDF-1.4\n", b"0000000000 65535 f \n"
    for number, content in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(made)
        made += b"%d 0 obj%s endobj\n" % (number, content)
    end = b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(made)
    return made + b"xref\n0 6\n" + table + end


PAGE = f"""<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>{TITLE} - Le Courrier</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="Le Courrier du Rhône">
<meta property="article:published_time" content="2020-02-03T18:42:00+01:00">
<meta name="author" content="Odile Legrand">
<link rel="canonical" href="https://courrier.example/halle"></head><body>
<nav><a href="/">Accueil</a> <a href="/isere">Isère</a></nav>
<article><h1>{TITLE}</h1><p>{LEAD}</p><p>{NEXT}</p><p>Le vote a été acquis par vingt voix contre
douze, selon le procès-verbal de la séance, que la mairie a publié jeudi matin.</p></article>
<aside><h2>Les plus lus</h2><ul><li><a href="/a">Le pont rouvre</a></li></ul></aside>
<footer>© Le Courrier du Rhône</footer></body></html>"""
NITF = f"""<?xml version="1.0" encoding="utf-8"?><nitf baselang="fr"><head><docdata>
<doc-id id-string="vh-1" regsrc="ABP"/><date.issue norm="20200203T184200+0100"/>
<doc.copyright holder="ABP" year="2020"/></docdata></head><body><body.head><hedline><hl1>{TITLE}</hl1>
</hedline><byline>Odile Legrand</byline><dateline>VIENNE, 3 fév 2020 (AFP)</dateline></body.head>
<body.content><p>{LEAD}</p><p>{NEXT}</p></body.content></body></nitf>"""
NEWSML1 = f"""<?xml version="1.0" encoding="ISO-8859-15"?>
<!DOCTYPE NewsML SYSTEM "http://absent.example/newsml.dtd" [<!ENTITY % x SYSTEM "absent.dtd">]>
<NewsML><NewsItem><Identification><NewsIdentifier><NewsItemId>vh1</NewsItemId>
<RevisionId Update="N">2</RevisionId></NewsIdentifier></Identification><NewsManagement>
<FirstCreated>20200203T184200+0100</FirstCreated><Status FormalName="Usable"/></NewsManagement>
<NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine><DateLine>Vienne, 3 fév 2020 (AFP) -</DateLine>
<CopyrightLine>© 2020 AFP</CopyrightLine></NewsLines><AdministrativeMetadata><Provider>
<Party FormalName="AFP"/></Provider></AdministrativeMetadata><DescriptiveMetadata>
<Language FormalName="FR"/></DescriptiveMetadata><ContentItem><DataContent><p>{LEAD}</p><p>{NEXT}</p>
</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""
NEWSML_G2 = f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:vh1" version="3">
<rightsInfo><usageTerms>Presse seulement</usageTerms></rightsInfo><itemMeta>
<provider literal="x:AFP"/><versionCreated>2020-02-03T18:42:00+01:00</versionCreated>
<embargoed>2020-02-03T20:00:00+01:00</embargoed><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><language tag="fr-FR"/><headline>{TITLE}</headline><by>Odile Legrand</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Non</title></head>
<body><p>VIENNE, 3 fév 2020 (AFP) - {LEAD}</p><p>{NEXT}</p></body></html></inlineXML></contentSet>
</newsItem>"""
NINJS = json.dumps(
    {"guid": "urn:x:vh1", "version": "3", "type": "text", "versioncreated": "2020-02-03T18:42:00Z",
     "headline": TITLE, "byline": "Odile Legrand", "source": "AFP", "language": "fr",
     "usageterms": "Presse seulement", "pubstatus": "usable", "located": "Vienne",
     "embargoed": "2020-02-03T20:00:00+0100", "body_html": HTML_BODY}
)  # fmt: skip
NINJS3 = json.dumps(
    {"uri": "urn:x:vh1", "version": "3", "type": "text", "versionCreated": "2020-02-03T18:42:00Z",
     "headlines": [{"role": "short", "value": "Halle"}, {"role": "main", "value": TITLE}],
     "by": "Odile Legrand", "bodies": [{"contentType": "text/plain", "value": f"{LEAD}\n\n{NEXT}"}]}
)  # fmt: skip
FEED = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Le Courrier du Rhône</title>
<language>fr</language><item><title>{TITLE}</title><link>https://courrier.example/halle</link>
<guid>vh-1</guid><pubDate>Mon, 03 Feb 2020 18:42:00 +0100</pubDate><description><![CDATA[{HTML_BODY}]]>
</description></item><item><title>Le pont rouvre</title><guid>vh-2</guid><description>Le pont de
Sainte-Colombe rouvre lundi aux camions.</description></item></channel></rss>"""
MAIL = (
    f"From: Mairie de Vienne <presse@vienne.example>\r\nSubject: =?utf-8?q?{TITLE.replace(' ', '_')}?="
    "\r\nDate: Mon, 03 Feb 2020 18:42:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/html;"
    f' charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{HTML_BODY}\r\n'
)
RTF = r"{\rtf1\ansi\ansicpg1252 " + r"\par ".join(
    "".join(c if ord(c) < 128 else rf"\'{c.encode('cp1252').hex()}" for c in line)
    for line in (LEAD, NEXT)
) + "}"  # fmt: skip
IPTC = b"\x7f\x7f\r\n\x01vsf025 3 rg 121\r\n\r\nFrance\r\n\x02Halle\r\nFrance:\r\n" + (
    f"{TITLE} =\r\n\r\nVienne (ats) {LEAD}\r\n\r\n{NEXT}\r\n\r\n(SDA/ol)\r\n\x03031842 feb 20\r\n\x04"
).encode("latin-1")
EUROPRESSE = f"""<html><body><article><header><span class="DocPublicationName">Le Courrier du Rhône,
no. 20431</span><div><span class="DocHeader">Isère, lundi 3 février 2020 <span>512 mots</span></span></div>
<div class="titreArticle"><p class="rdp__articletitle">La halle <mark>aux</mark> grains sera vendue</p>
</div><p class="sm-margin-bottomNews">Odile Legrand</p></header><section><div class="DocText clearfix">
<div class="docOcurrContainer">{HTML_BODY}</div></div></section><aside>Photo</aside><footer><div
class="publiC-lblNodoc">news·20200203·CR·1</div><p>© 2020 Le Courrier.</p></footer></article></body></html>"""
CSV = f'id;titre;date;journal;texte\nvh1;{TITLE};03/02/2020;Le Courrier;"{LEAD}\n{NEXT}"\n'
JSONL = json.dumps({"id": "vh1", "title": TITLE, "date": "2020-02-03", "text": f"{LEAD}\n{NEXT}"})
MARKDOWN = f"---\npublished: 2020-02-03\n---\n# {TITLE}\n\n**{LEAD}**\n\n{NEXT.replace('marché', '[marché](https://x.example)')}\n"

FILES: dict[str, tuple[bytes, str]] = {
    "page.html": (PAGE.encode(), "html"),
    "nitf.xml": (NITF.encode(), "nitf"),
    "newsml.xml": (NEWSML1.encode("iso-8859-15"), "newsml-1"),
    "g2.xml": (NEWSML_G2.encode(), "newsml-g2"),
    "ninjs.json": (NINJS.encode(), "ninjs"),
    "ninjs3.json": (NINJS3.encode(), "ninjs"),
    "courriel.eml": (MAIL.encode(), "mail"),
    "texte.rtf": (RTF.encode(), "rtf"),
    "mot.docx": (docx(), "docx"),
    "libre.odt": (odt(), "odt"),
    "ats.txt": (IPTC, "iptc7901"),
    "export.html": (EUROPRESSE.encode(), "europresse"),
    "table.csv": (CSV.encode(), "csv"),
    "corpus.jsonl": (JSONL.encode(), "jsonl"),
    "note.md": (MARKDOWN.encode(), "markdown"),
}


def one(folder: Path, name: str, data: bytes) -> tuple[Article, list[SeedError]]:
    path = folder / name
    path.write_bytes(data)
    ((article, faults),) = read_any(path, name)
    assert article is not None, faults
    return article, faults


@pytest.mark.parametrize("name", FILES)
def test_the_article_is_read_and_nothing_around_it(tmp_path: Path, name: str) -> None:
    data, format = FILES[name]
    article, _ = one(tmp_path, name, data)
    words = [p.of(article.text) for p in article.paragraphs]
    start = 1 if name == "note.md" else 0
    assert words[start : start + 2] == [LEAD, NEXT]
    assert article.source.format == format
    assert article.source.digest
    assert not any("<" in line or "©" in line for line in words)


@pytest.mark.parametrize("name", FILES)
def test_a_format_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    data, format = FILES[name]
    if name != "note.md":
        assert format == recognise(data, ".txt").NAME
    article, _ = one(tmp_path, "colle.txt", data)
    assert NEXT in article.text


TITLED = sorted(set(FILES) - {"texte.rtf", "mot.docx", "libre.odt", "note.md"})


@pytest.mark.parametrize("name", TITLED)
def test_a_title_and_a_day_are_read_where_the_file_has_them(tmp_path: Path, name: str) -> None:
    article, faults = one(tmp_path, name, FILES[name][0])
    assert article.title == TITLE
    assert article.source.published == "2020-02-03"
    assert not faults


def test_what_else_a_file_says(tmp_path: Path) -> None:
    def source(name: str) -> Callable[[str], object]:
        article, _ = one(tmp_path, name, FILES[name][0])
        return lambda key: getattr(article.source, key)

    page = source("page.html")
    assert (page("agency"), page("byline")) == ("Le Courrier du Rhône", "Odile Legrand")
    assert page("url") == "https://courrier.example/halle"
    g2 = source("g2.xml")
    assert (g2("agency"), g2("revision"), g2("byline")) == ("AFP", "3", "Odile Legrand")
    assert (g2("embargo"), g2("usage_terms")) == ("2020-02-03T20:00:00+01:00", "Presse seulement")
    assert g2("dateline").place == "Vienne"
    assert source("newsml.xml")("dateline").place == "Vienne"
    assert source("nitf.xml")("usage_terms") == "© 2020 ABP"
    ninjs = source("ninjs.json")
    assert (ninjs("agency"), ninjs("dateline").place, ninjs("revision")) == ("AFP", "Vienne", "3")
    assert source("ats.txt")("agency") == "ats"
    assert source("courriel.eml")("agency") == "Mairie de Vienne"
    assert source("export.html")("agency") == "Le Courrier du Rhône"


def test_a_pdf_is_read_with_a_warning_and_a_scanned_one_refused(tmp_path: Path) -> None:
    article, faults = one(tmp_path, "page.pdf", pdf(LEAD[:55], LEAD[56:], NEXT))
    assert "la vente de la halle" in article.text.replace("\n", " ")
    assert "texte incertain" in str(faults[0])
    with pytest.raises(SeedError, match="numérisé"):
        one(tmp_path, "image.pdf", pdf())


def test_a_feed_gives_an_article_an_entry(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "fil.rss").write_text(FEED, encoding="utf-8")
    first, second = read(seeds).articles
    assert (first.id, first.title, first.source.published) == ("vh-1", TITLE, "2020-02-03")
    assert first.source.url == "https://courrier.example/halle"
    assert second.title == "Le pont rouvre"


def test_lines_without_a_name_are_numbered(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    rows = f"titre,texte\n{TITLE},{LEAD}\nAutre,{NEXT.replace(',', '')}\n"
    (seeds / "revue.csv").write_text(rows, encoding="utf-8")
    assert [article.id for article in read(seeds).articles] == ["revue-1", "revue-2"]


BAD: dict[str, tuple[bytes, str]] = {
    "coupe.xml": (NITF.encode()[:-60], "XML illisible"),
    "coupe.json": (NINJS.encode()[:200], "JSON illisible"),
    "autre.xml": (b"<?xml version='1.0'?><facture><total>3</total></facture>", "format inconnu"),
    "autre.json": (b'{"total": 3}', "format inconnu"),
    "concept.xml": (b'<conceptItem guid="x"><concept/></conceptItem>', "aucun texte"),
    "vide.html": (b"<html><body><nav>Menu</nav></body></html>", "aucun texte"),
    "abime.docx": (FILES["mot.docx"][0].replace(b"</w:document>", b"</w:documen>"), "Word"),
    "sans.csv": (b"titre;date\nA;2020\n", "colonne de texte"),
    "bombe.xml": (
        b'<!DOCTYPE nitf [<!ENTITY a "' + b"x" * 50 + b'"><!ENTITY b "&a;&a;&a;">]>'
        b"<nitf><body><body.content><p>&b;</p></body.content></body></nitf>",
        "aucun texte",
    ),
    "secret.xml": (
        b'<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b"<nitf><body><body.content><p>&a;</p></body.content></body></nitf>",
        "aucun texte",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_gives_no_article_is_told_with_a_remedy(tmp_path: Path, name: str) -> None:
    data, word = BAD[name]
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / name).write_bytes(data)
    (seeds / "bon.txt").write_text(f"VIENNE, 3 février 2020 (AFP) - {LEAD}", encoding="utf-8")
    found = read(seeds)
    assert [article.id for article in found.articles] == ["bon"]
    (fault,) = found.faults
    assert fault.path == f"seeds/{name}"
    assert word in fault.message
    assert fault.hint


def test_without_the_extra_the_remedy_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(SeedError, match=r"annotated-briefing\[formats\]"):
        one(tmp_path, "mot.docx", FILES["mot.docx"][0])


def test_an_embargo_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "g2.xml").write_text(NEWSML_G2, encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580756399")  # 3 February 2020, 18:59:59 UTC
    waiting = read(seeds)
    assert not waiting.articles
    assert "sous embargo" in waiting.faults[0].message
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580756400")
    assert len(read(seeds).articles) == 1


def test_each_format_says_what_it_reads() -> None:
    names = [known.NAME for known in FORMATS]
    assert len(set(names)) == len(names)
    assert all(suffix.startswith(".") for known in FORMATS for suffix in known.SUFFIXES)


def test_a_dispatch_taken_back_keeps_no_text(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "annule.json").write_text(NINJS.replace("usable", "canceled"), "utf-8")
    found = read(tmp_path / "seeds")
    (article,) = found.articles
    assert article.withdrawn and article.text == "" and found.faults == ()
    ((none, (told,)),) = read_any(tmp_path / "seeds" / "annule.json", "annule.json")
    assert none is None and "retirée par son agence" in str(told)


def test_the_columns_of_a_table_are_as_its_sidecar_says(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    rows = f'No;Manchette;Paru;Contenu intégral;Résumé\nx1;{TITLE};03/02/2020;"{LEAD}";rien\n'
    (seeds / "revue.csv").write_text(rows, encoding="utf-8")
    assert "columns: {texte: Contenu}" in str(read(seeds).faults[0])
    said = "columns: {texte: Contenu intégral, title: manchette, date: Paru, id: No}\n"
    (seeds / "revue.yml").write_text(said, encoding="utf-8")
    found = read(seeds)
    (article,) = found.articles
    assert found.faults == ()
    assert (article.title, article.text) == (TITLE, LEAD)
    assert article.source.published == "2020-02-03"
    (seeds / "revue.yml").write_text("columns: {texte: Corps, sujet: x}\n", encoding="utf-8")
    told = [str(fault) for fault in read(seeds).faults]
    assert told[0].startswith("seeds/revue.csv:1: aucune colonne « Corps » (colonnes : no, manch")
