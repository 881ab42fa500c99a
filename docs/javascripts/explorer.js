/* « Explorer »: facets over one table of the whole site, state kept in the address. */
window.briefingExplorerView = function (page, tools) {
  "use strict";

  const { fold, count } = tools;
  const STEP = 30;
  const form = page.querySelector(".ab-facets");
  const list = page.querySelector(".ab-results");
  const status = page.querySelector(".ab-results-count");
  const more = page.querySelector(".ab-more-results button");
  const source = new URL(page.dataset.src, location.href);
  const root = new URL("../", source);
  const facets = { personne: "PER", lieu: "LOC", organisation: "ORG" };
  const keys = ["mots", "type", "personne", "lieu", "organisation", "nature", "agence", "de", "a"];
  let data = null;
  let found = [];
  let shown = 0;

  const element = (tag, className, words) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (words) node.textContent = words;
    return node;
  };
  const address = (url, fragment) => {
    const folder = url.endsWith("/") && location.protocol === "file:" ? "index.html" : "";
    return new URL(url + folder + (fragment ? `#${fragment}` : ""), root).href;
  };

  function fill(select, values) {
    for (const [value, words, n] of values) {
      const option = element("option", "", n ? `${words} (${n})` : words);
      option.value = value;
      select.append(option);
    }
  }

  function options() {
    const compare = new Intl.Collator("fr", { sensitivity: "base" }).compare;
    const met = new Map();
    for (const row of data.rows) for (const name of row[8]) met.set(name, (met.get(name) || 0) + 1);
    for (const [field, type] of Object.entries(facets)) {
      const names = data.names
        .map(([id, name, kind], position) => [id, name, met.get(position) || 0, kind])
        .filter((name) => name[3] === type && name[2])
        .sort((a, b) => compare(a[1], b[1]));
      fill(form.elements[field], names);
    }
    const agencies = [...new Set(data.articles.map((article) => article[2]).filter(Boolean))];
    fill(form.elements.agence, agencies.sort(compare).map((agency) => [agency, agency, 0]));
    data.place = new Map(data.names.map(([id], position) => [id, position]));
    data.words = data.rows.map((row) => {
      const article = data.articles[row[1]];
      return fold([row[3], article[1], ...row[8].map((name) => data.names[name][1])].join(" "));
    });
  }

  function restore() {
    const given = new URLSearchParams(location.search);
    const name = given.get("nom");
    if (name && data.place.has(name)) {
      const type = data.names[data.place.get(name)][2];
      const field = Object.keys(facets).find((key) => facets[key] === type);
      if (field) given.set(field, name);
    }
    for (const key of keys) {
      const value = given.get(key) || "";
      form.elements[key].value = value;
      if (form.elements[key].value !== value && form.elements[key].tagName === "SELECT") form.elements[key].value = "";
    }
    if (!["", "briefing", "date", "propos"].includes(form.elements.type.value)) form.elements.type.value = "";
  }

  const bound = (value, end) => {
    if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(value)) return "";
    return value + (end ? "-12-31" : "-01-01").slice(value.length - 4);
  };

  function search() {
    const value = Object.fromEntries(keys.map((key) => [key, form.elements[key].value.trim()]));
    const kept = new URLSearchParams(keys.filter((key) => value[key]).map((key) => [key, value[key]]));
    history.replaceState(history.state, "", kept.size ? `?${kept}` : location.pathname);
    const words = fold(value.mots).split(/\s+/).filter(Boolean);
    const names = Object.keys(facets).filter((key) => value[key]).map((key) => data.place.get(value[key]));
    const from = bound(value.de, false);
    const to = bound(value.a, true);
    found = data.rows.filter((row, position) => {
      const [type, article, , , , first, last, nature, named] = row;
      return (
        (!value.type || type === value.type) &&
        (!value.nature || nature === value.nature) &&
        (!value.agence || data.articles[article][2] === value.agence) &&
        names.every((name) => named.includes(name)) &&
        (!from || (last || (first ? "9999" : "")) >= from) &&
        (!to || ((first || last) && (first || "0000") <= to)) &&
        words.every((word) => data.words[position].includes(word))
      );
    });
    if (value.type === "date") found.sort((a, b) => (a[5] || a[6] || "9999").localeCompare(b[5] || b[6] || "9999"));
    count(status, found.length);
    list.replaceChildren();
    shown = 0;
    show();
  }

  function show() {
    for (const row of found.slice(shown, shown + STEP)) list.append(item(row));
    shown = Math.min(found.length, shown + STEP);
    more.hidden = shown >= found.length;
  }

  function item([type, number, fragment, text, when, , , nature, , speaker]) {
    const [url, title, agency] = data.articles[number];
    const node = element("li");
    const meta = element("p", "ab-result-meta");
    meta.append(element("b", "", list.dataset[type]), ...[when, nature, agency].filter(Boolean).map((words) => ` · ${words}`));
    if (speaker >= 0) meta.append(` · ${list.dataset.by} ${data.names[speaker][1]}`);
    const heading = element("p", "ab-result-title");
    const link = element("a", "", title);
    link.href = address(url, fragment);
    heading.append(link);
    node.append(meta);
    if (type === "briefing") {
      node.append(heading, element("p", "ab-result-text", text));
    } else {
      const line = element("p", "ab-result-text");
      const there = element("a", "", text);
      there.href = address(url, fragment);
      line.append(there);
      node.append(line);
      const from = element("p", "ab-result-from");
      const article = element("a", "", title);
      article.href = address(url);
      from.append(article);
      node.append(from);
    }
    return node;
  }

  function begin() {
    data = window.briefingExplorer;
    options();
    restore();
    let waiting = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(search, 120);
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(search));
    more.addEventListener("click", () => {
      const first = list.children.length;
      show();
      const link = list.children[first] && list.children[first].querySelector("a");
      if (link) link.focus();
    });
    search();
  }

  if (window.briefingExplorer) begin();
  else {
    const script = document.createElement("script");
    script.src = source.href;
    script.onload = begin;
    document.head.append(script);
  }
};
