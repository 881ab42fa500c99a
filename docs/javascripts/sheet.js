/* A sheet for the classroom, made of the briefing's own lines: names to find again, dates to put
   in order, words to give back to who said them; the answers on the last page. */
(function () {
  "use strict";

  const page = document.querySelector(".ab-briefing");
  const model = document.getElementById("ab-t-sheet");
  if (!page || !model) return;

  const $$ = (selector, root = page) => [...root.querySelectorAll(selector)];
  const sheet = model.content.cloneNode(true);
  const $ = (selector) => sheet.querySelector(selector);

  /* Always the same order for the same article, so that a class has one sheet. */
  function shuffled(items) {
    let seed = [...page.dataset.briefing].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) >>> 0, 7);
    const found = [...items];
    for (let i = found.length - 1; i > 0; i -= 1) {
      seed = (seed * 1664525 + 1013904223) >>> 0;
      const j = Math.floor((seed / 2 ** 32) * (i + 1));
      [found[i], found[j]] = [found[j], found[i]];
    }
    const same = found.every((item, position) => item === items[position]);
    return same && items.length > 1 ? [...found.slice(1), found[0]] : found;
  }

  const words = (node) => {
    const copy = node.cloneNode(true);
    for (const mark of copy.querySelectorAll(".ab-ev, .ab-more, .ab-outside, .ab-why, .ab-from, .ab-hedge, .ab-by")) mark.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const line = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  };
  const proof = (node) => {
    const mark = node.querySelector(".ab-ev");
    return mark ? ` ¶${mark.hash.slice(2)}` : "";
  };
  const blank = () => line("span", "ab-blank");

  function part(name, items, bank) {
    const section = $(`.ab-sheet-${name}`);
    const answers = $(`.ab-answers-${name}`);
    if (items.length < 2) {
      section.remove();
      answers.remove();
      return;
    }
    for (const item of items) section.querySelector("ol").append(item.question);
    for (const item of items) answers.querySelector("ol").append(line("li", "", item.answer));
    const given = section.querySelector(".ab-bank");
    if (given) given.append(shuffled([...new Set(bank)].sort()).join(" · "));
  }

  $(".ab-sheet-title").textContent = page.querySelector("h1").textContent.trim();
  $(".ab-sheet-source").textContent = [page.dataset.agency, page.dataset.published].filter(Boolean).join(", ");

  const entries = $$(".ab-entry:not(.ab-bare)").slice(0, 10).map((entry) => {
    const name = words(entry.querySelector("dt"));
    const question = line("li");
    question.append(blank(), ` ${words(entry.querySelector(".ab-def") || entry.querySelector("dd"))}`);
    return { name, question, answer: name + proof(entry) };
  });
  part("glossary", entries, entries.map((entry) => entry.name));

  const events = $$(".ab-timeline .ab-event").slice(0, 10);
  const rank = new Map(events.map((event, position) => [event, position + 1]));
  const when = (event) => event.querySelector(".ab-time").textContent.trim();
  const ordered = shuffled(events).map((event) => {
    const question = line("li");
    question.append(line("span", "ab-box"), ` ${words(event.querySelector(".ab-what > p"))}`);
    return { question, answer: `${rank.get(event)} (${when(event)})${proof(event)}` };
  });
  part("timeline", ordered);

  const said = [];
  for (const voice of $$(".ab-voice")) {
    const name = words(voice.querySelector(".ab-name"));
    for (const claim of voice.querySelectorAll("li")) {
      const question = line("li");
      const quote = claim.querySelector(".ab-quote");
      question.append(quote ? `«\u202f${words(quote)}\u202f» ` : `${words(claim)} `, blank());
      said.push({ name, question, answer: name + proof(claim) });
    }
  }
  const voices = shuffled(said.slice(0, 10));
  part("voices", voices, voices.map((item) => item.name));

  if (!$("ol li")) {
    for (const node of sheet.querySelectorAll("section")) node.remove();
    $(".ab-sheet-none").hidden = false;
  }
  page.replaceChildren(sheet);
  page.classList.replace("ab-briefing", "ab-sheet");
  page.querySelector(".ab-print").addEventListener("click", () => window.print());
})();
