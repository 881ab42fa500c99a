/* What the reader adds where scripts run: previews, the way back from a sentence, citations, the
   sheet, filters. Words of articles are only ever moved as text or cloned nodes,
   and the page is whole without any of this. Interface words come from the page's templates. */
(function () {
  "use strict";

  // A theme that loads pages in place runs the scripts of each of them anew.
  if (window.briefingReader) return;
  window.briefingReader = true;

  const own = document.currentScript.src;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  const count = (node, n) => {
    node.textContent = (n === 0 && node.dataset.none) || (n > 1 ? node.dataset.many : node.dataset.one).replace("{n}", n);
  };

  function load(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(name, own).href;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  /* What another of our scripts brings. */
  async function brought(what, name) {
    if (!window[what]) await load(name);
    return window[what];
  }

  /* --- popovers -------------------------------------------------------------------- */

  const pop = document.createElement("div");
  let opener = null;
  let came = null; // the link last opened: where the way back leads
  let quiet = false; // opened by the pointer alone: focus stays where it is
  let timer = 0;

  function preparePopover() {
    if (pop.isConnected || !("showPopover" in pop)) return;
    pop.className = "ab-pop md-typeset";
    pop.popover = "auto";
    pop.tabIndex = -1;
    pop.setAttribute("role", "dialog");
    document.body.append(pop);
    pop.addEventListener("click", (event) => {
      const link = event.target.closest("a, .ab-pop-close");
      if (!link) return;
      quiet = link.matches("a");
      pop.hidePopover();
    });
    pop.addEventListener("toggle", (event) => {
      if (event.newState === "closed" && opener) {
        if (!quiet && (document.activeElement === document.body || pop.contains(document.activeElement))) {
          opener.focus({ preventScroll: true });
        }
        opener = null;
      }
    });
    pop.addEventListener("pointerenter", () => clearTimeout(timer));
    pop.addEventListener("pointerleave", leave);
  }

  function leave(event) {
    clearTimeout(timer);
    if (event.pointerType === "mouse" && quiet) timer = setTimeout(() => pop.matches(":popover-open") && pop.hidePopover(), 300);
  }

  function place(anchor) {
    const box = anchor.getClientRects()[0] || anchor.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = pop;
    const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
    const below = box.bottom + 6;
    const top = below + height < innerHeight || box.top < height + 12 ? below : box.top - height - 6;
    pop.style.left = `${left}px`;
    pop.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
  }

  function open(anchor, byPointer) {
    const content = filled(anchor);
    if (!content) return false;
    if (pop.matches(":popover-open")) { opener = null; pop.hidePopover(); }
    pop.replaceChildren(content);
    const title = $(".ab-pop-title", pop) || $(".ab-pop-kind", pop);
    pop.setAttribute("aria-label", title.textContent);
    opener = anchor;
    came = anchor;
    quiet = byPointer;
    pop.showPopover();
    place(anchor);
    if (!byPointer) pop.focus({ preventScroll: true });
    return true;
  }

  const template = (id) => document.getElementById(id).content.cloneNode(true);
  // An address may be cut anywhere (« #%E0 »): then it leads nowhere.
  const byHash = (hash) => {
    try {
      return document.getElementById(decodeURIComponent(hash.slice(1)));
    } catch {
      return null;
    }
  };
  const sentenceOf = (link) => {
    const found = link.pathname === location.pathname && byHash(link.hash);
    return found && found.matches(".ab-s") ? found : null;
  };
  const copyOf = (node) => {
    const copy = node.cloneNode(true);
    for (const inner of [copy, ...$$("[id]", copy)]) inner.removeAttribute("id");
    return copy;
  };

  function filled(anchor) {
    if (anchor.matches(".ab-n, .ab-ev")) {
      const sentence = anchor.closest(".ab-s") || sentenceOf(anchor);
      return sentence && sentenceCard(sentence, anchor);
    }
    const entry = byHash(anchor.hash);
    if (!entry) return null;
    if (anchor.matches(".ab-e")) {
      const content = template("ab-t-entry");
      const kind = $(".ab-pop-kind", content);
      kind.textContent = kind.dataset[entry.closest("[data-type]").dataset.type];
      $(".ab-pop-title", content).append(...copyOf($("dt", entry)).childNodes);
      $(".ab-pop-body", content).append(...copyOf($("dd", entry)).childNodes);
      $(".ab-pop-goto", content).href = anchor.hash;
      return content;
    }
    const content = template("ab-t-date");
    $(".ab-pop-title", content).textContent = $(".ab-reading", entry).textContent;
    const basis = $(".ab-basis", entry);
    if (basis) $(".ab-pop-body", content).append(copyOf(basis));
    return content;
  }

  /* A ¶ shows its sentence where one is; a number in the text shows what can be done with it. */
  function sentenceCard(sentence, anchor) {
    const content = template("ab-t-sentence");
    const kind = $(".ab-pop-kind", content);
    kind.textContent = kind.dataset.words.replace("{n}", sentence.id.slice(1));
    const body = $(".ab-pop-body", content);
    const go = $(".ab-go", content);
    if (anchor.matches(".ab-ev")) {
      body.textContent = wordsOf(sentence);
      go.href = anchor.hash;
    } else {
      go.remove();
      for (const note of notesOf(sentence)) body.append(asBlock(note));
    }
    prepareCitation(content, sentence);
    return content;
  }

  /* Where all notes of a paragraph are of one sentence, they do not say of which. */
  const notesOf = (sentence) =>
    $$(".ab-note", sentence.closest(".ab-row")).filter((note) => !note.dataset.sentence
      ? $$(".ab-s", note.closest(".ab-row")).find((each) => each.className.includes("ab-has-")) === sentence
      : note.dataset.sentence === sentence.id);

  function asBlock(note) {
    const block = document.createElement("div");
    block.className = note.className;
    block.append(...copyOf(note).childNodes);
    return block;
  }

  const PREVIEWED = ".ab-text a.ab-e, .ab-text a.ab-t, .ab-text a.ab-n, .ab-briefing a.ab-ev";

  function wirePopovers() {
    const page = $(".ab-briefing");
    if (!page || !pop.isConnected || page.dataset.ready) return;
    page.dataset.ready = "yes";
    for (const link of $$(PREVIEWED)) {
      if (!link.matches(".ab-ev") || sentenceOf(link)) link.setAttribute("aria-haspopup", "dialog");
    }
    page.addEventListener("click", (event) => {
      const link = event.target.closest(PREVIEWED);
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      clearTimeout(timer);
      link.focus({ preventScroll: true });
      if (open(link, false)) event.preventDefault();
    });
    page.addEventListener("pointerover", (event) => {
      const link = event.target.closest(PREVIEWED);
      if (!link || link.matches(".ab-n") || event.pointerType !== "mouse" || link === opener || (pop.matches(":popover-open") && !quiet)) return;
      clearTimeout(timer);
      timer = setTimeout(() => open(link, true), 450);
    });
    page.addEventListener("pointerout", (event) => {
      if (event.target.closest(PREVIEWED)) leave(event);
      if (!pop.matches(":popover-open")) clearTimeout(timer);
    });
    pop.addEventListener("click", (event) => {
      const link = event.target.closest("a.ab-ev, a.ab-go");
      const sentence = link && sentenceOf(link);
      if (!sentence || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      jump(sentence, came);
    });
  }

  /* --- citations and reports ------------------------------------------------------- */

  const wordsOf = (sentence) => {
    const copy = sentence.cloneNode(true);
    for (const aside of $$("[data-aside]", copy)) aside.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  function addressOf(sentence) {
    return `${location.origin === "null" ? location.href.split(/[?#]/)[0] : location.origin + location.pathname}#${sentence.id}`;
  }

  function prepareCitation(content, sentence) {
    const page = $(".ab-briefing");
    const number = sentence.id.slice(1);
    const button = $(".ab-cite", content);
    button.addEventListener("click", async (event) => {
      event.stopPropagation();
      const title = $("h1", page).textContent.trim();
      const source = [page.dataset.agency, `«\u202f${title}\u202f»`, page.dataset.published, `${button.dataset.sentence} ${number}`];
      const citation = `${source.filter(Boolean).join(", ")}\u202f: «\u202f${wordsOf(sentence)}\u202f» ${addressOf(sentence)}`;
      try {
        await navigator.clipboard.writeText(citation);
        button.textContent = button.dataset.done;
      } catch {
        button.textContent = button.dataset.failed;
      }
      button.setAttribute("role", "status");
    });
    const flag = $(".ab-flag", content);
    const repo = page.dataset.repo;
    if (!repo || !/^https?:/.test(repo)) return;
    const gitlab = new URL(repo).host.includes("gitlab");
    const report = new URL(repo.replace(/\/$/, "") + (gitlab ? "/-/issues/new" : "/issues/new"));
    const items = notesOf(sentence)
      .map((note) => `- ${note.textContent.replace(/\s+/g, " ").trim()}`);
    const body = [`${page.dataset.seed}`, "", `${flag.dataset.body} ${number} : « ${wordsOf(sentence)} »`, ...items, "", addressOf(sentence)];
    report.searchParams.set(gitlab ? "issue[title]" : "title", `${flag.dataset.title} : ${page.dataset.briefing}, ${flag.dataset.body.toLowerCase()} ${number}`);
    report.searchParams.set(gitlab ? "issue[description]" : "body", body.join("\n"));
    flag.href = report.href;
    flag.hidden = false;
  }

  /* --- to a sentence, and back to the line that led to it --------------------------- */

  /* The way back is the first thing in the sentence: one Tab from where the focus lands. */
  function arrive(sentence, words, goBack) {
    for (const old of $$(".ab-return")) old.remove();
    sentence.tabIndex = -1;
    const back = template("ab-t-return").firstElementChild;
    if (words) back.textContent = back.dataset.to.replace("{s}", words);
    back.addEventListener("click", () => {
      back.remove();
      goBack();
    });
    sentence.prepend(back);
    sentence.focus({ preventScroll: true });
    sentence.scrollIntoView({ block: "center" });
  }

  const headingOf = (node) => {
    const section = node.closest("section");
    if (section && section.matches(".ab-text-section")) return ""; // one is there
    const heading = $("h2", section || document.body) || $("h1");
    return heading ? ($(".ab-opens", heading) || heading).textContent.trim() : "";
  };

  function jump(sentence, from) {
    const at = scrollY;
    if (location.hash !== `#${sentence.id}`) location.hash = sentence.id;
    arrive(sentence, from ? headingOf(from) : "", () => {
      history.replaceState(null, "", location.pathname + location.search);
      scrollTo(0, at);
      if (from && from.isConnected) from.focus({ preventScroll: true });
    });
  }

  /* From a line on another page: remembered until the sentence is reached. */
  function wireBack() {
    if (document.documentElement.dataset.ready) return;
    document.documentElement.dataset.ready = "yes";
    document.addEventListener("click", (event) => {
      const link = event.target.closest && event.target.closest("a[href*='#s']");
      if (!link || !/^#s\d+$/.test(link.hash) || link.pathname === location.pathname) return;
      const from = { words: $("h1").textContent.trim(), to: link.pathname + link.hash };
      try { sessionStorage.setItem("ab-from", JSON.stringify(from)); } catch { /* private window */ }
    });
  }

  function showBack() {
    let from = null;
    try {
      from = JSON.parse(sessionStorage.getItem("ab-from"));
      sessionStorage.removeItem("ab-from");
    } catch { /* private window */ }
    if (!from || from.to !== location.pathname + location.hash) return;
    const sentence = byHash(location.hash);
    if (sentence && sentence.matches(".ab-s")) arrive(sentence, from.words, () => history.back());
  }

  /* --- switches and filters -------------------------------------------------------- */

  /* Kinds of dates in a timeline. */
  function wireFilters() {
    const kinds = $(".ab-kinds");
    if (kinds) {
      kinds.addEventListener("change", () => {
        const on = new Set($$("input:checked", kinds).map((box) => box.value));
        let n = 0;
        for (const event of $$(".ab-event")) {
          event.hidden = !on.has(event.dataset.kind);
          if (!event.hidden) n += 1;
        }
        for (const period of $$(".ab-period")) period.hidden = !$("li:not([hidden])", period);
        count($("output", kinds), n);
      });
    }
  }

  /* A map wider than the screen opens on what it is about. */
  function centreMaps() {
    for (const map of $$(".ab-map-scroll")) {
      map.scrollLeft = (map.scrollWidth * map.dataset.focus) / 100 - map.clientWidth / 2;
      if (map.scrollWidth <= map.clientWidth) map.removeAttribute("tabindex");
    }
  }

  /* A closed fold hides the target of a link into it. */
  function reveal() {
    const wanted = location.hash && byHash(location.hash);
    const closed = wanted && wanted.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      wanted.scrollIntoView();
    }
  }

  /* The sheet for the classroom takes the place of the briefing, with the text on its first page. */
  function showSheet() {
    const kept = document.getElementById("ab-sheet");
    if (!kept) return;
    const sheet = kept.content.cloneNode(true);
    const text = $(".ab-sheet-text", sheet);
    if (text) for (const block of $$(".ab-par")) text.append(plain(copyOf(block)));
    $(".ab-briefing").replaceWith(sheet);
  }

  function plain(block) {
    for (const link of $$("a", block)) link.replaceWith(link.matches(".ab-n") ? `${link.lastChild.textContent} ` : link.textContent);
    return block;
  }

  /* Every printed sheet tells the site and the address, in its margin. */
  function addressSheets() {
    const printed = $(".ab-printed");
    if (!printed) return;
    const here = $("link[rel=canonical]") || !location.protocol.startsWith("http") ? "" : ` · ${location.origin}${location.pathname}`;
    const words = (printed.textContent + here).replace(/\s+/g, " ").trim();
    document.documentElement.style.setProperty("--ab-printed", JSON.stringify(words));
    printed.hidden = true;
  }

  /* Lists are cut into pages anew as a site grows: where an address given out before led to one of
     them, the page that now holds what it held. */
  async function leadTheLost(form) {
    const end = form.action.endsWith(".html") ? ".html" : "/";
    const root = new URL(end === "/" ? ".." : ".", form.action);
    const path = location.pathname.slice(root.pathname.length);
    const [, year, month] = path.match(/^chronologie\/(\d{4})(?:[-/](\d\d))?/) || [];
    const [, name] = path.match(/^entites\/([^/]+)\/[^/]/) || [];
    const dated = year && [month && `${year}-${month}`, year, `annees-${year.slice(0, 3)}0`, "avant-1900"].filter(Boolean).map((key) => `chronologie/${key}${end}`);
    const places = dated ? [...dated, `chronologie/${end === "/" ? "" : "index.html"}`] : name ? [`entites/${name}${end}`, `entites/${end === "/" ? "" : "index.html"}`] : [];
    for (const place of places) {
      const at = new URL(place, root);
      if (at.pathname !== location.pathname && (await fetch(at, { method: "HEAD" })).ok) return location.replace(at);
    }
  }

  /* The words of an address that leads nowhere are what to search for. */
  function askForTheLost() {
    const field = $(".ab-lost input");
    if (!field || field.value) return;
    leadTheLost(field.form);
    const words = location.pathname.replace(/(\/|\/index\.html|\.html)$/, "").split("/").pop();
    field.value = /^[a-z0-9-]+$/.test(words) ? words.replace(/-+/g, " ").trim() : "";
  }

  /* With instant navigation the header stays: the page it marks must follow. */
  function markNavigation() {
    for (const link of $$(".ab-nav a")) {
      if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
      else if (location.pathname.startsWith(link.pathname.replace(/index\.html$/, ""))) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /* Light or dark: kept where the theme looks for it, for `early.js`. */
  function wireTheme() {
    const button = $(".ab-theme");
    if (!button || !button.hidden) return;
    const { dataset } = document.body;
    const offers = $$("[data-scheme]", button);
    const show = () => {
      for (const offer of offers) offer.hidden = offer.dataset.scheme !== dataset.mdColorScheme;
    };
    button.addEventListener("click", () => {
      const at = offers.findIndex((offer) => !offer.hidden);
      const { scheme, primary, accent } = offers[(at + 1) % offers.length].dataset;
      Object.assign(dataset, { mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent });
      window.__md_set("__palette", { color: { scheme, primary, accent } });
      show();
    });
    show();
    button.hidden = false;
  }

  /* A heading that opens a lens is a label, so that it does without scripts; with them the keyboard
     reaches it too. */
  function wireOpeners() {
    for (const label of $$("label.ab-opens")) {
      const lens = label.control; // none once it is off the page
      const button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      button.textContent = label.textContent;
      button.addEventListener("click", () => {
        lens.checked = true;
        lens.focus();
      });
      label.replaceWith(button);
    }
  }

  function start() {
    for (const node of $$(".ab-js[hidden]")) node.hidden = false;
    preparePopover();
    wirePopovers();
    wireTheme();
    wireOpeners();
    wireFilters();
    centreMaps();
    addressSheets();
    askForTheLost();
    wireBack();
    markNavigation();
    reveal();
    showBack();
    if (new URLSearchParams(location.search).has("fiche")) showSheet();
    for (const print of $$(".ab-print")) print.addEventListener("click", () => window.print());
    const search = $(".ab-search");
    if (search) brought("briefingSearchView", "search.js").then((view) => view(search, { count }));
    if ($("[data-briefing], [data-read]")) brought("briefingVisit", "visit.js").then((visit) => visit());
  }

  addEventListener("hashchange", reveal);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
