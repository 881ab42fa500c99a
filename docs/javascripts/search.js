/* The search: queries are read with the same rules as render/search.py wrote the index by, and
   only the shards and blocks that a query needs are asked for. */
window.briefingSearchView = function (page, tools) {
  "use strict";

  const { count } = tools;
  const FIRST = 4; // results of a group before « suite »
  const STEP = 30;
  const CHECKED = 12; // candidates of a phrase whose text is looked into at a time
  const TURNS = 3;
  const OFFERED = 8; // names offered to who types one
  const base = new URL(page.dataset.index, location.href);
  const form = page.querySelector("form");
  const input = page.querySelector("#ab-query");
  const status = page.querySelector(".ab-found-count");
  const meant = page.querySelector(".ab-meant");
  const instead = page.querySelector(".ab-instead");
  const near = page.querySelector(".ab-near");
  const label = page.querySelector("#ab-t-words").dataset;
  const groups = new Map([...page.querySelectorAll(".ab-hits")].map((node) => [node.dataset.kind, node]));
  const { quoi, qui, ou, an, mois } = form.elements;
  const READ = ["q", "s"]; // kinds whose lines are read to tell a phrase from its words in a row
  const PEOPLE = ["PER", "ORG", "MISC"];
  const PLACES = ["LOC"];
  // Not `q`, by which a theme opens its own search; addresses given out before have it.
  const given = new URLSearchParams(location.search);
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

  /* The keys of the neighbours among words, as the index has them. */
  const neighbours = (words) => words.slice(1).map((word, place) => {
    let found = 0;
    for (const letter of `${words[place]} ${word}`) found = (31 * found + letter.codePointAt(0)) % index.rows;
    return `+${found.toString(16)}`;
  });

  const flat = (text) => ` ${(letters(text).match(/[\p{L}\p{N}]+/gu) || []).join(" ")} `;

  const two = (number) => String(number).padStart(2, "0");
  /* Dates in words or figures, each with the key that the index gives it. */
  function datePatterns() {
    const months = index.month;
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
    for (const [pattern, key] of datePatterns()) {
      rest = rest.replace(pattern, (...match) => {
        keys.push(key(...match));
        return " ";
      });
    }
    const quoted = phrases.flatMap(tokens);
    const words = [...tokens(rest), ...quoted];
    const isYear = (word) => /^(?:1\d|20)\d\d$/.test(word);
    return {
      only,
      phrases: phrases.map(flat),
      rows: phrases.flatMap((phrase) => neighbours(tokens(phrase))),
      marked: [...new Set([...plain, ...quoted])],
      words: [...new Set(words.filter((word) => !isYear(word)))], // those of dates apart
      dates: [...new Set([...keys, ...words.filter(isYear)])],
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
    const at = Math.max(0, last(shards, word));
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

  const common = (lists) => {
    const [least, ...others] = [...lists].sort((a, b) => a.length - b.length);
    return others.reduce((found, list) => {
      const here = new Set(list);
      return found.filter((number) => here.has(number));
    }, least);
  };

  /* The numbers that all terms stand in, or null where there is no term. */
  async function all(terms, typing) {
    const lists = await Promise.all(terms.map((term) => postings(term, term === typing)));
    return { found: lists.length ? common(lists) : null, missing: terms.filter((_, position) => !lists[position].length) };
  }

  /* What lies within a day, month or year, and what only touches it or says it otherwise. */
  async function dated(key) {
    const [exact, open, word] = await Promise.all([postings(`@${key}`), postings(`~${key}`), /^\d{4}$/.test(key) ? postings(key) : []]);
    return { exact, any: [...new Set([...exact, ...open, ...word])].sort((a, b) => a - b) };
  }

  const last = (list, wanted) => {
    let at = -1;
    for (let low = 0, high = list.length - 1; low <= high;) {
      const middle = (low + high) >> 1;
      if (list[middle] <= wanted) { at = middle; low = middle + 1; } else high = middle - 1;
    }
    return at;
  };

  const { floor } = Math;
  async function record(kind, number) {
    const local = number - index.starts[kind];
    if (kind === "n") return { line: (await load(`n${floor(local / index.names)}`))[local % index.names] };
    const at = last(index.cuts[kind], local);
    const block = await load(`b${at}`);
    const row = block[kind][local - index.cuts[kind][at]];
    if (kind === "a") return { article: row };
    const [article, sentence, told, ...more] = row;
    const whole = () => block.s.find((other) => other[0] === article && other[1] === sentence)[2];
    return { article: block.a[article], line: [sentence, typeof told === "string" ? told : whole().slice(told[0], told[0] + told[1]), ...more] };
  }

  const shownText = (kind, { line, article }) => ({ n: () => line[0], a: () => article[1], s: () => line[1] })[kind]?.() ?? `${line[2]} | ${line[1]}`;

  /* Of candidates the first that hold every phrase, until there are `most`, or some and long sought. */
  async function check(result, most) {
    const { kind, sure, phrases, inRow } = result;
    for (let turns = 0; result.rest.length && sure.length < most && (turns < TURNS || !sure.length); turns += 1) {
      const some = result.rest.splice(0, !phrases.length ? Infinity : inRow ? most - sure.length : CHECKED);
      const texts = phrases.length ? await Promise.all(some.map(async (number) => flat(shownText(kind, await record(kind, number))))) : [];
      some.forEach((number, position) => phrases.every((phrase) => texts[position].includes(phrase)) && sure.push(number));
    }
  }

  /* --- filters ------------------------------------------------------------------------ */

  const published = () => (an.value ? (mois.value ? `${an.value}-${mois.value}` : an.value) : "");
  const startsOf = (row) => Object.fromEntries(index.kinds.slice(1).map((kind, position) => [kind, index.starts[kind] + row[position + 1]]));

  /* From where to where the lines of the articles of a month or year are numbered, by kind. */
  function during(period) {
    const first = index.months.findIndex(([month]) => month.startsWith(period));
    const next = first < 0 ? -1 : index.months.slice(first).findIndex(([month]) => !month.startsWith(period));
    const end = (kind) => index.starts[kind] + index.counts[kind];
    const from = first < 0 ? end : (kind) => startsOf(index.months[first])[kind];
    const to = next < 0 ? end : (kind) => startsOf(index.months[first + next])[kind];
    return { from, to };
  }

  async function namesBy(text, types, whole) {
    const terms = tokens(text);
    if (!terms.length) return [];
    const { found } = await all(terms, whole ? "" : terms.at(-1));
    const numbers = found.filter((number) => number < index.counts.n).slice(0, 5 * OFFERED);
    const lines = await Promise.all(numbers.map(async (number) => [number, (await record("n", number)).line]));
    return lines.filter(([, line]) => types.includes(line[1]) && (!whole || flat(line[0]) === flat(text)));
  }

  /* The name that a field holds: its number, none (null), or one that no text has (-1). */
  async function named(field, types) {
    if (!field.value.trim()) return null;
    const [found] = await namesBy(field.value, types, true);
    return found ? found[0] : -1;
  }

  async function offer(field, types) {
    const lines = await namesBy(field.value, types, false);
    const options = lines.slice(0, OFFERED).map(([, [name, , role]]) => {
      const option = element("option", "");
      option.value = name;
      if (role) option.label = role;
      return option;
    });
    field.list.replaceChildren(...options);
  }

  /* The years of publication, each with how many lines of it answer. */
  function tellYears(lists) {
    const counted = new Map();
    for (const [month] of index.months) if (month) counted.set(month.slice(0, 4), 0);
    for (const year of counted.keys()) {
      const { from, to } = during(year);
      for (const [kind, numbers] of lists) {
        if (kind === "n") continue;
        const inside = numbers ? last(numbers, to(kind) - 1) - last(numbers, from(kind) - 1) : 0;
        counted.set(year, counted.get(year) + inside);
      }
    }
    const chosen = an.value || new URLSearchParams(location.search).get("an") || "";
    const options = [...counted].map(([year, n]) => new Option(n ? `${year} (${n})` : year, year));
    an.replaceChildren(an.options[0], ...options);
    an.value = counted.has(chosen) ? chosen : "";
    mois.disabled = !an.value;
    if (mois.disabled) mois.value = "";
    const [first] = mois.options;
    first.textContent = mois.disabled ? first.dataset.off : first.dataset.on;
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
    const wanted = new Set(asked.marked);
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
      const told = [some(articles, label.article, label.articles), claims ? some(claims, label.claims, label.claims) : ""];
      return element("li", "ab-hit-name", anchor(href, ...marked(name, asked)), " ", element("span", "ab-role", role || label[type.toLowerCase()]), element("p", "ab-hit-from", told.filter(Boolean).join(" · ")));
    }
    const [href, title, source] = article;
    if (kind === "a") return element("li", "", anchor(href, ...marked(title, asked)), element("p", "ab-hit-from", source));
    const [sentence, text, told, nature, more] = line;
    const from = element("p", "ab-hit-from", ...marked(title, asked), source ? ` · ${source}` : "");
    const link = anchor(`${href}#s${sentence}`);
    if (kind === "q") {
      link.append(nature ? element("q", "ab-quote", ...marked(text, asked)) : element("span", "", ...marked(text, asked)));
      const hedge = more ? element("span", "ab-hedge", more) : "";
      return element("li", "", element("b", "ab-hit-lead", ...marked(told || label.nobody, asked)), " ", hedge, element("p", "ab-hit-text", link), from);
    }
    link.append(...marked(text, asked));
    if (kind === "d") {
      const by = more ? ` · ${label.by} ${more}` : "";
      return element("li", "", element("b", "ab-hit-lead", ...marked(told, asked)), element("span", "ab-role", ` ${nature}${by}`), element("p", "ab-hit-text", link), from);
    }
    return element("li", "", element("p", "ab-hit-text", link), from);
  }

  let turn = 0;

  async function fill(node, result, asked, most) {
    const mine = turn;
    const { kind, sure } = result;
    await check(result, most + 1);
    const lines = await Promise.all(sure.slice(0, most).map((number) => record(kind, number)));
    if (mine !== turn) return;
    const more = node.querySelector("button");
    node.querySelector("small").textContent = sure.length + (result.rest.length ? "+" : "");
    node.querySelector("ol").replaceChildren(...lines.map((line) => item(kind, line, asked)));
    node.hidden = !sure.length;
    more.hidden = sure.length <= most && !result.rest.length;
    more.onclick = async () => {
      await fill(node, result, asked, most + STEP);
      const link = node.querySelectorAll("li")[most];
      if (link) link.querySelector("a").focus();
    };
  }

  const FIELDS = { mots: input, quoi, qui, ou, an, mois };

  function keepInAddress() {
    const address = new URL(location.href);
    address.searchParams.delete("q");
    if (!literal) address.searchParams.delete("lettre");
    for (const [name, field] of Object.entries(FIELDS)) {
      const value = field.value.trim();
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    address.hash = "";
    history.replaceState(history.state, "", address);
  }

  async function prepare() {
    const found = await load("index");
    stop = new Set(found.stop);
    found.starts = {};
    let start = 0;
    for (const kind of found.kinds) {
      found.starts[kind] = start;
      start += found.counts[kind];
      if (kind !== "n") found.cuts[kind] = decode(found.cuts[kind]);
    }
    index = found;
    tellYears([]);
    mois.value = (!mois.disabled && given.get("mois")) || "";
  }

  /* Whose statements are asked for: names that the first words are of, and the words after them. */
  async function speaking(words) {
    for (let most = words.length; most; most -= 1) {
      const { found } = await all(words.slice(0, most), "");
      const numbers = found.filter((number) => number < index.counts.n).slice(0, OFFERED);
      const lines = await Promise.all(numbers.map(async (number) => ({ number, line: (await record("n", number)).line })));
      const who = lines.filter(({ line }) => line[4] && PEOPLE.includes(line[1]));
      if (who.length) return { who, about: words.slice(most) };
    }
    return null;
  }

  /* The numbers of the lines that hold words in a row, the last of which may not be whole yet. */
  async function together(words) {
    const lists = await Promise.all(neighbours(words).map((key) => postings(key)));
    const whole = lists.length ? common(lists) : [];
    return new Set(whole.length || lists.length < 2 ? whole : common(lists.slice(0, -1)));
  }

  /* What holds the words as they were typed comes first, then what holds them in this order, then
     what holds them here and there. */
  async function inOrder(kind, numbers, words, near) {
    if (!words || kind === "n") return numbers;
    const some = numbers.filter((number) => near.has(number));
    const whole = tokens(words).length === words.trim().split(" ").length; // nothing stands between
    const read = whole || !READ.includes(kind) ? [] : some.slice(0, CHECKED);
    const texts = await Promise.all(read.map(async (number) => flat(shownText(kind, await record(kind, number)))));
    const held = read.filter((_, position) => texts[position].includes(words));
    return [...new Set([...held, ...some, ...numbers])];
  }

  /* Shows what answers a query, and gives how much that is, the words that no text has, and how to
     tell what there is instead; nothing where another query came meanwhile. */
  async function answer(query, mine) {
    const asked = read(query);
    const chosen = [await named(qui, PEOPLE), await named(ou, PLACES)].filter((number) => number !== null);
    const unknown = chosen.includes(-1);
    if (mine !== turn) return null;
    const nothing = !asked.words.length && !asked.dates.length;
    if (nothing && !chosen.length && !published()) {
      for (const node of groups.values()) node.hidden = true;
      tellYears([]);
      return { empty: true };
    }
    const facets = chosen.map((number) => `=${number}`);
    const [words, ...days] = await Promise.all([all([...asked.words, ...facets], asked.typing), ...asked.dates.map(dated)]);
    const exact = days.length ? new Set(common(days.map((day) => day.exact))) : null;
    const inTime = days.length ? common([...days.map((day) => day.any), ...(words.found ? [words.found] : [])]) : words.found;
    const only = quoi.value || asked.only;
    const inside = (found, kind) => {
      const from = index.starts[kind];
      const to = from + index.counts[kind];
      return found ? found.filter((number) => number >= from && number < to) : Array.from({ length: to - from }, (_, place) => from + place);
    };
    const voice = asked.only && !unknown ? await speaking(asked.words) : null;
    let theirs = new Set();
    if (voice) {
      const said = (await Promise.all(voice.who.map(({ number }) => postings(`=${number}`)))).flat();
      const about = await all([...voice.about, ...facets], asked.typing);
      const sets = [about.found, ...days.map((day) => day.any)].filter(Boolean).map((list) => new Set(list));
      theirs = new Set(inside(said, "q").filter((number) => sets.every((set) => set.has(number))));
    }
    const lists = index.kinds.map((kind) => {
      if (unknown || (only && kind !== only)) return [kind, []];
      if (kind === "n" && (chosen.length || published())) return [kind, nothing ? chosen : []];
      const found = inside(inTime, kind);
      return [kind, kind === "q" && theirs.size ? [...new Set([...theirs, ...found])].sort((a, b) => a - b) : found];
    });
    tellYears(nothing && !chosen.length ? [] : lists);
    const { from, to } = during(published());
    const typed = !asked.only && !days.length && !asked.phrases.length && asked.marked.length > 1 ? flat(query) : "";
    const [near, quoted] = await Promise.all([typed ? together(tokens(query)) : null, Promise.all(asked.rows.map((key) => postings(key)))]);
    const inRow = quoted.length ? new Set(common(quoted)) : null;
    const first = (rest, held) => [...rest.filter((number) => held.has(number)), ...rest.filter((number) => !held.has(number))];
    const results = await Promise.all(lists.map(async ([kind, numbers]) => {
      let rest = kind === "n" || !published() ? numbers : numbers.filter((number) => number >= from(kind) && number < to(kind));
      // What is sure to lie in the time asked for, then what only touches it.
      if (exact) rest = first(rest, exact);
      if (kind === "q") rest = first(rest, theirs);
      if (inRow && kind !== "n") rest = rest.filter((number) => inRow.has(number));
      return { kind, rest: [...await inOrder(kind, rest, typed, near)], sure: [], phrases: asked.phrases, inRow };
    }));
    if (mine !== turn) return null;
    await Promise.all(results.map((result) => fill(groups.get(result.kind), result, asked, only ? STEP : FIRST)));
    if (mine !== turn) return null;
    // Who asks for a day wants what happened in it first.
    const order = asked.dates.length ? ["d", ...index.kinds.filter((kind) => kind !== "d")] : index.kinds;
    for (const kind of order) meant.parentNode.insertBefore(groups.get(kind), page.querySelector(".ab-rules"));
    const found = results.filter(({ sure }) => sure.length).map(({ kind }) => groups.get(kind).querySelector("h2"));
    return {
      total: results.reduce((sum, { sure }) => sum + sure.length, 0),
      unknown,
      missing: words.missing,
      found: found.map((heading) => heading.textContent.trim()).join(", "),
      beside: async () => [...besideSaid(voice, asked, inside(words.found, "s").length), ...await besideDates(asked, words, only, inside)],
    };
  }

  const spelled = (query, words) => (query.match(/[\p{L}\p{N}]+/gu) || []).filter((word) => words.includes(singular(letters(word)))).join(" ");
  const leading = (asked, words) => anchor(`?${new URLSearchParams(asked)}`, words);

  /* Where one said nothing of it: the sentences that hold the words, and all that one says. */
  function besideSaid(voice, asked, sentences) {
    if (!voice || !voice.about.length) return [];
    const [{ line: [name, , , , claims] }] = voice.who;
    const all = leading({ qui: name, quoi: "q" }, label.said.replace("{n}", claims).replace("{name}", name));
    if (!sentences) return [all];
    return [leading({ mots: spelled(input.value, asked.words) }, some(sentences, label.sentence, label.sentences)), all];
  }

  /* Where nothing lies in the time asked for: the month, then the year around it. */
  async function besideDates(asked, words, only, inside) {
    const wider = asked.dates.flatMap((key) => (/^\d{4}-/.test(key) ? [key.slice(0, 7), key.slice(0, 4)].filter((name) => name !== key) : []));
    const offers = [];
    for (const key of new Set(wider)) {
      const { any } = await dated(key);
      const held = words.found ? common([any, words.found]) : any;
      const n = only ? inside(held, only).length : held.length;
      const when = [key.length > 4 ? mois.options[Number(key.slice(5))].text : "", key.slice(0, 4)].filter(Boolean).join(" ");
      const text = [spelled(input.value, asked.words), when].filter(Boolean).join(" ");
      if (n) offers.push(leading({ mots: text, ...(only && { quoi: only }) }, `${text} (${n})`));
    }
    return offers;
  }

  let literal = given.has("lettre"); // what was typed, though a name is near

  async function search() {
    const mine = (turn += 1);
    const query = input.value.trim();
    for (const node of [meant, instead, near]) node.hidden = true;
    if (!index) await prepare();
    if (mine !== turn) return;
    keepInAddress();
    let told = await answer(query, mine);
    if (!told) return;
    if (told.empty) {
      status.textContent = "";
      return;
    }
    const better = told.total || told.unknown ? "" : await suggest(query, told.missing);
    const offers = told.total || told.unknown || better ? [] : await told.beside();
    if (mine !== turn) return;
    if (better && !literal) {
      told = await answer(better, mine);
      if (!told) return;
      const link = instead.querySelector("a");
      instead.querySelector("b").textContent = better;
      link.textContent = link.dataset.words.replace("{q}", query);
      link.href = `?${new URLSearchParams({ mots: query, lettre: "" })}`;
      instead.hidden = false;
    } else if (better) {
      const link = meant.querySelector("a");
      link.textContent = better;
      link.href = `?${new URLSearchParams({ mots: better })}`;
      meant.hidden = false;
    }
    near.querySelector("ul").replaceChildren(...offers.map((link) => element("li", "", link)));
    near.hidden = !offers.length;
    if (told.unknown) status.textContent = label.unknown;
    else count(status, told.total);
    if (told.found) status.append(`\u202f: ${told.found}`);
  }

  let waiting = 0;
  const soon = (what) => {
    clearTimeout(waiting);
    waiting = setTimeout(what, 100);
  };
  input.addEventListener("input", () => {
    literal = false;
    soon(search);
  });
  for (const [field, types] of [[qui, PEOPLE], [ou, PLACES]]) {
    field.addEventListener("input", () => soon(async () => {
      // One who picks a name that is offered is answered at once, one who types it after it.
      if ([...field.list.options].some((option) => option.value === field.value)) search();
      else await offer(field, types);
    }));
  }
  form.addEventListener("change", (event) => {
    if (event.target !== input) soon(search);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search();
  });
  meant.addEventListener("click", (event) => {
    if (!event.target.matches("a") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.value = event.target.textContent;
    literal = false;
    search();
  });
  instead.addEventListener("click", (event) => {
    if (!event.target.matches("a") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    literal = true;
    search();
    input.focus();
  });
  input.value = given.get("mots") || given.get("q") || "";
  quoi.value = given.get("quoi") || "";
  qui.value = given.get("qui") || "";
  ou.value = given.get("ou") || "";
  if (["qui", "ou", "an"].some((name) => given.get(name))) form.querySelector("details").open = true;
  if (!input.value) input.focus({ preventScroll: true });
  search();
};
