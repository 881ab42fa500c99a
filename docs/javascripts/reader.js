/* What the reader adds where scripts run: previews, the switch of annotations, the way back from
   a sentence, citations, filters. Words of articles are only ever moved as text or cloned nodes,
   and the page is whole without any of this. Interface words come from the page's templates. */
(function () {
  "use strict";

  const own = document.currentScript.src;
  const $ = (selector, root = document) => root.querySelector(selector);
  const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

  const fold = (words) =>
    words.normalize("NFD").replace(/\p{M}/gu, "").replace(/œ/gi, "oe").replace(/æ/gi, "ae").replace(/[’‘]/g, "'").toLowerCase();

  const count = (node, n) => {
    node.textContent = (n === 0 && node.dataset.none) || (n > 1 ? node.dataset.many : node.dataset.one).replace("{n}", n);
  };

  const stored = {
    get(key) { try { return localStorage.getItem(key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem(key, value); } catch { /* private window */ } },
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

  /* --- popovers -------------------------------------------------------------------- */

  const pop = document.createElement("div");
  let opener = null;
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
    quiet = byPointer;
    pop.showPopover();
    place(anchor);
    if (!byPointer) pop.focus({ preventScroll: true });
    return true;
  }

  const template = (id) => document.getElementById(id).content.cloneNode(true);
  const target = (anchor) => document.getElementById(decodeURIComponent(anchor.hash.slice(1)));
  const copyOf = (node) => {
    const copy = node.cloneNode(true);
    for (const inner of [copy, ...$$("[id]", copy)]) inner.removeAttribute("id");
    return copy;
  };

  function filled(anchor) {
    const entry = target(anchor);
    if (!entry) return null;
    if (anchor.matches(".ab-e")) {
      const content = template("ab-t-entry");
      const kind = $(".ab-pop-kind", content);
      kind.textContent = kind.dataset[entry.dataset.type];
      $(".ab-pop-title", content).textContent = $("dt", entry).textContent.trim();
      $(".ab-pop-body", content).append(...copyOf($("dd", entry)).childNodes);
      $(".ab-pop-goto", content).href = anchor.hash;
      return content;
    }
    if (anchor.matches(".ab-t")) {
      const content = template("ab-t-date");
      $(".ab-pop-title", content).textContent = $(".ab-reading", entry).textContent;
      const basis = $(".ab-basis", entry);
      if (basis) $(".ab-pop-body", content).append(copyOf(basis));
      return content;
    }
    const content = template("ab-t-sentence");
    $(".ab-pop-body", content).append(copyOf($(".ab-made-list", entry)));
    const sentence = anchor.closest(".ab-s");
    prepareCitation(content, sentence);
    return content;
  }

  function wirePopovers() {
    const text = $(".ab-text");
    if (!text || !pop.isConnected) return;
    for (const link of $$("a.ab-e, a.ab-t, a.ab-n", text)) link.setAttribute("aria-haspopup", "dialog");
    text.addEventListener("click", (event) => {
      const link = event.target.closest("a.ab-e, a.ab-t, a.ab-n");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      clearTimeout(timer);
      link.focus({ preventScroll: true });
      if (open(link, false)) event.preventDefault();
    });
    text.addEventListener("pointerover", (event) => {
      const link = event.target.closest("a.ab-e, a.ab-t");
      if (!link || event.pointerType !== "mouse" || link === opener || (pop.matches(":popover-open") && !quiet)) return;
      clearTimeout(timer);
      timer = setTimeout(() => open(link, true), 450);
    });
    text.addEventListener("pointerout", (event) => {
      if (event.target.closest("a.ab-e, a.ab-t")) leave(event);
      if (!pop.matches(":popover-open")) clearTimeout(timer);
    });
  }

  /* --- citations and reports ------------------------------------------------------- */

  const wordsOf = (sentence) => {
    const copy = sentence.cloneNode(true);
    for (const aside of $$("[data-aside]", copy)) aside.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };

  function addressOf(sentence) {
    const words = wordsOf(sentence).split(" ");
    const escaped = (part) => encodeURIComponent(part.join(" ")).replace(/-/g, "%2D");
    const fragment = words.length > 12 ? `${escaped(words.slice(0, 5))},${escaped(words.slice(-5))}` : escaped(words);
    return `${location.origin === "null" ? location.href.split(/[?#]/)[0] : location.origin + location.pathname}#${sentence.id}:~:text=${fragment}`;
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
    const items = $$("a", $(".ab-made-list", content)).map((link) => `- ${link.textContent.trim()}`);
    const body = [`${page.dataset.seed}`, "", `${flag.dataset.body} ${number} : « ${wordsOf(sentence)} »`, ...items, "", addressOf(sentence)];
    report.searchParams.set(gitlab ? "issue[title]" : "title", `${flag.dataset.title} : ${page.dataset.briefing}, ${flag.dataset.body.toLowerCase()} ${number}`);
    report.searchParams.set(gitlab ? "issue[description]" : "body", body.join("\n"));
    flag.href = report.href;
    flag.hidden = false;
  }

  /* --- from a sentence back to the line that led to it ------------------------------ */

  let came = null;

  function wireBack() {
    const back = $("#ab-back");
    if (!back || back.dataset.ready) return;
    back.dataset.ready = "yes";
    document.addEventListener("click", (event) => {
      const mark = event.target.closest && event.target.closest("a.ab-ev");
      if (!mark || mark.closest(".ab-pop")) return;
      const section = mark.closest("section");
      const heading = (section && $("h2, h3", section)) || $("h1");
      const from = { words: heading ? heading.textContent.trim() : "", hash: mark.hash };
      came = mark;
      try { sessionStorage.setItem("ab-from", JSON.stringify(from)); } catch { /* private window */ }
      if (mark.pathname === location.pathname) setTimeout(showBack, 50);
    });
    back.addEventListener("click", () => {
      back.hidden = true;
      const link = came && came.isConnected ? came : null;
      history.back();
      if (link) setTimeout(() => link.focus(), 80);
    });
    addEventListener("hashchange", () => { if (!/^#s\d+$/.test(location.hash)) back.hidden = true; });
  }

  function showBack() {
    const back = $("#ab-back");
    let from = null;
    try {
      from = JSON.parse(sessionStorage.getItem("ab-from"));
      sessionStorage.removeItem("ab-from");
    } catch { /* private window */ }
    if (!back || !from || from.hash !== location.hash) return;
    back.textContent = from.words ? back.dataset.to.replace("{s}", from.words) : back.dataset.plain;
    back.hidden = false;
  }

  /* --- switches and filters -------------------------------------------------------- */

  function wireMarks() {
    const text = $(".ab-text");
    const choice = $(".ab-switch");
    if (!text || !choice) return;
    const apply = (value) => {
      text.dataset.marks = value;
      for (const link of $$("a.ab-e, a.ab-t", text)) {
        link.dataset.href ||= link.getAttribute("href");
        const live = value === "all" || (value === "first" && !link.matches(".ab-e:not(.ab-first)"));
        if (live) link.setAttribute("href", link.dataset.href);
        else link.removeAttribute("href");
      }
    };
    const known = ["all", "first", "none"];
    const value = known.includes(stored.get("ab-marks")) ? stored.get("ab-marks") : "all";
    $(`input[value="${value}"]`, choice).checked = true;
    if (value !== "all") apply(value);
    choice.hidden = false;
    choice.addEventListener("change", (event) => {
      stored.set("ab-marks", event.target.value);
      apply(event.target.value);
    });
  }

  function wireFilters() {
    const input = $("#ab-filter");
    if (input) {
      const rows = $$(input.dataset.target).map((row) => [row, fold(row.textContent)]);
      const output = $("output", input.parentElement);
      input.addEventListener("input", () => {
        const wanted = fold(input.value.trim());
        let n = 0;
        for (const [row, words] of rows) {
          row.hidden = !words.includes(wanted);
          if (!row.hidden) n += 1;
        }
        for (const section of $$(".ab-section")) section.hidden = !$(`${input.dataset.target}:not([hidden])`, section);
        count(output, n);
      });
    }
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

  function wireContents() {
    const links = $$(".ab-toc a");
    if (!links.length || !("IntersectionObserver" in window)) return;
    const seen = new Map(links.map((link) => [target(link), link]));
    const watch = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          if (!entry.isIntersecting) continue;
          for (const link of links) link.removeAttribute("aria-current");
          const heading = $("h2", entry.target);
          if (seen.has(heading)) seen.get(heading).setAttribute("aria-current", "true");
        }
      },
      { rootMargin: "-15% 0px -70% 0px" },
    );
    for (const heading of seen.keys()) if (heading) watch.observe(heading.closest("section"));
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
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = wanted && wanted.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      wanted.scrollIntoView();
    }
  }

  /* With instant navigation the header stays: the page it marks must follow. */
  function markNavigation() {
    for (const link of $$(".ab-nav a")) {
      if (link.pathname === location.pathname) link.setAttribute("aria-current", "page");
      else if (location.pathname.startsWith(link.pathname)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  function start() {
    for (const node of $$(".ab-js[hidden]")) node.hidden = false;
    preparePopover();
    wirePopovers();
    wireMarks();
    wireFilters();
    wireContents();
    centreMaps();
    wireBack();
    markNavigation();
    reveal();
    showBack();
    const print = $(".ab-print");
    if (print) print.addEventListener("click", () => window.print());
    const briefing = $(".ab-briefing");
    if (briefing && new URLSearchParams(location.search).has("fiche")) load("sheet.js");
    const explorer = $(".ab-explorer");
    if (explorer) {
      const ready = window.briefingExplorerView ? Promise.resolve() : load("explorer.js");
      ready.then(() => window.briefingExplorerView(explorer, { fold, count }));
    }
  }

  addEventListener("hashchange", reveal);
  if (window.document$) window.document$.subscribe(start);
  else if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
