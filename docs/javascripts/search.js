/* The search: queries are read with the same rules as render/search.py wrote the index by, and
   only the shards and blocks that a query needs are asked for. */
window.briefingSearchView = function (page, tools) {
  "use strict";

  const { count } = tools;
  const FIRST = 5; // results of a group before « suite »
  const STEP = 30;
  const MOST_CHECKED = 400; // candidates of a phrase whose text is looked into
  const base = new URL(page.dataset.index, location.href);
  const input = page.querySelector("input");
  const status = page.querySelector(".ab-found-count");
  const meant = page.querySelector(".ab-meant");
  const words = page.querySelector("#ab-t-words").dataset;
  const groups = new Map([...page.querySelectorAll(".ab-hits")].map((node) => [node.dataset.kind, node]));
  let index = null; // where what stands, and the words that French has: `recherche/index.js`
  let stop = new Set();

  /* --- words ------------------------------------------------------------------------- */

  const WHOLE = { œ: "oe", æ: "ae", ß: "ss", ø: "o", đ: "d", ð: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŧ: "t", ŋ: "ng", ə: "e" };
  const letters = (text) =>
    text.toLowerCase().replace(/[œæßøđðþłıħŧŋə]/g, (letter) => WHOLE[letter]).normalize("NFKD").replace(/\p{M}/gu, "").replace(/[\u2010\u2011]/g, "-");

  function singular(word) {
    if (word.length > 4 && word.endsWith("aux")) return word.endsWith("eaux") ? word.slice(0, -1) : `${word.slice(0, -2)}l`;
    if (word.length > 3 && /[sx]$/.test(word) && !word.endsWith("ss")) return word.slice(0, -1);
    return word;
  }

  function tokens(text) {
    const plain = letters(text).replace(/(?<![\p{L}\p{N}_])\d{1,3}(?:[ .]\d{3})+(?![\p{L}\p{N}_])/gu, (number) => number.replace(/\D/g, ""));
    const parts = plain.match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu) || [];
    return parts.filter((word) => !stop.has(word) && (word.length > 1 || /\d/.test(word))).map(singular);
  }

  const flat = (text) => ` ${(letters(text).match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;

  const two = (number) => String(number).padStart(2, "0");
  /* Dates in words or figures, each with the key that the index gives it. */
  function datePatterns() {
    const months = index.months;
    const month = `(${months.join("|")})`;
    const numbered = (name) => two(months.indexOf(name) + 1);
    return [
      [new RegExp(`\\b(\\d{1,2})(?:er)? ${month}(?: (\\d{4}))?\\b`, "g"), (_, day, name, year) => `${year ? `${year}-` : ""}${numbered(name)}-${two(day)}`],
      [new RegExp(`\\b${month} (\\d{4})\\b`, "g"), (_, name, year) => `${year}-${numbered(name)}`],
      [/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g, (_, day, number, year) => `${year}-${two(number)}-${two(day)}`],
      [/\b(\d{4}-\d\d(?:-\d\d)?)\b/g, (_, day) => day],
    ];
  }

  /* What is asked: words, phrases in quotation marks, dates, and whether only statements count. */
  function read(query) {
    let text = query.replace(/\u00a0|\u202f/g, " ");
    let only = "";
    const asked = /^\s*(?:qui (?:a )?dit|(?:ce )?qu['’]a dit|(?:ce )?que dit)(?=\s)|\bdit ?: ?/i;
    if (asked.test(text)) {
      text = text.replace(asked, " ");
      only = "q";
    }
    const phrases = [];
    text = text.replace(/[«"“]\s*([^»"”]+?)\s*[»"”]/g, (_, phrase) => {
      phrases.push(phrase);
      return " ";
    });
    const plain = tokens(text);
    let rest = letters(text);
    const keys = [];
    const said = [];
    for (const [pattern, key] of datePatterns()) {
      rest = rest.replace(pattern, (...match) => {
        keys.push(`@${key(...match)}`);
        said.push(match[0]);
        return " ";
      });
    }
    const quoted = phrases.flatMap(tokens);
    return {
      only,
      phrases: phrases.map(flat),
      dates: said.map(flat), // where no key stands, the words of a date must stand together
      plain: [...new Set([...plain, ...quoted])],
      keyed: [...new Set([...tokens(rest), ...quoted, ...keys])],
      typing: /[\p{L}\p{N}]$/u.test(text) && !keys.length ? plain.at(-1) : "",
    };
  }

  /* --- the index --------------------------------------------------------------------- */

  const asked = new Map();
  function load(name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(`${name}.js`, base).href;
        script.onload = () => resolve(window.briefingSearch[name]);
        script.onerror = () => { asked.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }

  const decode = (deltas) => {
    let last = 0;
    return deltas.map((delta) => (last += delta));
  };

  async function postings(word, typing) {
    const { shards } = index;
    let at = 0;
    for (let low = 0, high = shards.length - 1; low <= high;) {
      const middle = (low + high) >> 1;
      if (shards[middle] <= word) { at = middle; low = middle + 1; } else high = middle - 1;
    }
    const shard = await load(`w${at}`);
    if (Object.hasOwn(shard, word)) return decode(shard[word]);
    if (!typing || word.length < 3) return [];
    // The last word may not be whole yet: every word that it begins.
    const found = new Set();
    for (let next = at; next < Math.min(shards.length, at + 4) && (next === at || shards[next].startsWith(word)); next += 1) {
      for (const [longer, deltas] of Object.entries(await load(`w${next}`))) {
        if (longer.startsWith(word)) for (const number of decode(deltas)) found.add(number);
      }
    }
    return [...found].sort((a, b) => a - b);
  }

  async function all(terms, typing) {
    if (!terms.length) return { found: [], missing: [] };
    const lists = await Promise.all(terms.map((term) => postings(term, term === typing)));
    const missing = terms.filter((term, position) => !lists[position].length && term[0] !== "@");
    lists.sort((a, b) => a.length - b.length);
    let found = lists[0];
    for (const list of lists.slice(1)) {
      const here = new Set(list);
      found = found.filter((number) => here.has(number));
    }
    return { found, missing };
  }

  async function record(number) {
    const { a, r } = await load(`b${Math.floor(number / index.block)}`);
    const [at, ...line] = r[number % index.block];
    return { line, article: a[at] };
  }

  const shownText = (kind, { line, article }) =>
    ({ n: () => line[0], a: () => article[1], q: () => `${line[2]} | ${line[1]}`, d: () => `${line[2]} | ${line[1]}`, s: () => line[1] })[kind]();

  async function holding(kind, numbers, phrases) {
    if (!phrases.length) return numbers;
    const kept = await Promise.all(
      numbers.slice(0, MOST_CHECKED).map(async (number) => {
        const text = flat(shownText(kind, await record(number)));
        return phrases.every((phrase) => text.includes(phrase));
      }),
    );
    return numbers.filter((_, position) => kept[position]);
  }

  /* --- names that were nearly typed --------------------------------------------------- */

  /* Letters to add, drop, change or swap with their neighbour (Damerau and Levenshtein). */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const change = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + change);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      before = row;
      row = next;
    }
    return row[other.length];
  }

  async function nearest(word) {
    const most = word.length > 5 ? 2 : 1;
    let best = "";
    let least = most + 1;
    for (const name of await load("noms")) {
      const far = distance(word, letters(name), most);
      if (far && far < least) { best = name; least = far; }
    }
    return best;
  }

  async function suggest(query, missing) {
    let better = query;
    for (const word of query.match(/[\p{L}\p{N}]+/gu) || []) {
      if (word.length < 4 || !missing.includes(singular(letters(word)))) continue;
      const name = await nearest(letters(word));
      if (name) better = better.replace(word, name);
    }
    return better === query ? "" : better;
  }

  /* --- what is shown ------------------------------------------------------------------ */

  const element = (tag, className, ...inside) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    node.append(...inside.filter((part) => part !== ""));
    return node;
  };
  const anchor = (href, ...inside) => {
    const [path, hash] = href.split("#");
    const link = element("a", "", ...inside);
    link.href = path + (location.protocol === "file:" && path.endsWith("/") ? "index.html" : "") + (hash ? `#${hash}` : "");
    return link;
  };

  /* The text with the words sought marked: parts for `append`. */
  function marked(text, asked) {
    const wanted = new Set(asked.plain);
    const parts = [];
    let position = 0;
    for (const found of text.matchAll(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu)) {
      const word = singular(letters(found[0]));
      if (!wanted.has(word) && !(asked.typing.length > 2 && word.startsWith(asked.typing))) continue;
      parts.push(text.slice(position, found.index), element("mark", "", found[0]));
      position = found.index + found[0].length;
    }
    return [...parts, text.slice(position)];
  }

  const some = (n, one, many) => (n > 1 ? many : one).replace("{n}", n);

  function item(kind, { line, article }, asked) {
    if (kind === "n") {
      const [name, type, role, articles, claims, href] = line;
      const told = [some(articles, words.article, words.articles), claims ? some(claims, words.claims, words.claims) : ""];
      return element("li", "ab-hit-name", anchor(href, ...marked(name, asked)), " ", element("span", "ab-role", role || words[type.toLowerCase()]), element("p", "ab-hit-from", told.filter(Boolean).join(" · ")));
    }
    const [href, title, source] = article;
    if (kind === "a") return element("li", "", anchor(href, ...marked(title, asked)), element("p", "ab-hit-from", source));
    const [sentence, text, told, nature, more] = line;
    const from = element("p", "ab-hit-from", ...marked(title, asked), source ? ` · ${source}` : "");
    const link = anchor(`${href}#s${sentence}`);
    if (kind === "q") {
      link.append(nature ? element("q", "ab-quote", ...marked(text, asked)) : element("span", "", ...marked(text, asked)));
      const hedge = more ? element("span", "ab-hedge", more) : "";
      return element("li", "", element("b", "ab-hit-lead", ...marked(told || words.nobody, asked)), " ", hedge, element("p", "ab-hit-text", link), from);
    }
    link.append(...marked(text, asked));
    if (kind === "d") {
      const by = more ? ` · ${words.by} ${more}` : "";
      return element("li", "", element("b", "ab-hit-lead", ...marked(told, asked)), element("span", "ab-role", ` ${nature}${by}`), element("p", "ab-hit-text", link), from);
    }
    return element("li", "", element("p", "ab-hit-text", link), from);
  }

  let turn = 0;

  async function fill(node, kind, numbers, asked, most) {
    const mine = turn;
    const lines = await Promise.all(numbers.slice(0, most).map(record));
    if (mine !== turn) return;
    const more = node.querySelector("button");
    node.querySelector("small").textContent = numbers.length;
    node.querySelector("ol").replaceChildren(...lines.map((line) => item(kind, line, asked)));
    node.hidden = !numbers.length;
    more.hidden = numbers.length <= most;
    more.onclick = async () => {
      await fill(node, kind, numbers, asked, most + STEP);
      const link = node.querySelectorAll("li")[most];
      if (link) link.querySelector("a").focus();
    };
  }

  async function search() {
    const mine = (turn += 1);
    const query = input.value.trim();
    const address = new URL(location.href);
    address.searchParams.delete("q");
    if (query) address.searchParams.set("mots", query);
    else address.searchParams.delete("mots");
    address.hash = "";
    history.replaceState(history.state, "", address);
    meant.hidden = true;
    if (!index) {
      index = await load("index");
      stop = new Set(index.stop);
    }
    const asked = read(query);
    if (!asked.plain.length && !asked.keyed.length) {
      for (const node of groups.values()) node.hidden = true;
      status.textContent = "";
      return;
    }
    const { starts, kinds } = index;
    const [plain, keyed] = await Promise.all([all(asked.plain, asked.typing), all(asked.keyed, asked.typing)]);
    const results = await Promise.all(
      kinds.map(async (kind, position) => {
        if (asked.only && kind !== asked.only) return [kind, []];
        const from = starts[kind];
        const to = starts[kinds[position + 1] || "end"];
        const dated = kind === "d" || kind === "s";
        const inside = (dated ? keyed : plain).found.filter((number) => number >= from && number < to);
        return [kind, await holding(kind, inside, dated ? asked.phrases : [...asked.phrases, ...asked.dates])];
      }),
    );
    if (mine !== turn) return;
    await Promise.all(results.map(([kind, numbers]) => fill(groups.get(kind), kind, numbers, asked, FIRST)));
    if (mine !== turn) return;
    // Who asks for a day wants what happened on it first.
    const order = asked.dates.length ? ["d", ...kinds.filter((kind) => kind !== "d")] : kinds;
    for (const kind of order) meant.parentNode.insertBefore(groups.get(kind), page.querySelector(".ab-rules"));
    const total = results.reduce((sum, [, numbers]) => sum + numbers.length, 0);
    count(status, total);
    const parts = results.filter(([, numbers]) => numbers.length).map(([kind, numbers]) => `${groups.get(kind).querySelector("h2").firstChild.textContent.trim()} ${numbers.length}`);
    if (parts.length) status.append(`\u202f: ${parts.join(", ")}`);
    if (total) return;
    const better = await suggest(query, plain.missing);
    if (mine !== turn || !better) return;
    const link = meant.querySelector("a");
    link.textContent = better;
    link.href = `?${new URLSearchParams({ mots: better })}`;
    meant.hidden = false;
  }

  let waiting = 0;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  meant.addEventListener("click", (event) => {
    if (!event.target.matches("a") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.value = event.target.textContent;
    search();
  });
  // Not `q`, by which a theme opens its own search; addresses given out before have it.
  const given = new URLSearchParams(location.search);
  input.value = given.get("mots") || given.get("q") || "";
  if (!input.value) input.focus({ preventScroll: true });
  search();
};
