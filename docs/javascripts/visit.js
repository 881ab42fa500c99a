/* What is new since the reader's last visit, and what was read: known on this device only.
   A list shows its newest first: above a row shown last time, one that was not is new. The lists
   that begin with the newest of all (`data-top`) tell what was shown; a month's only marks. */
(function () {
  "use strict";

  const key = `${new URL("..", document.currentScript.src).pathname}.ab-visit`;
  const PAUSE = 36e5; // milliseconds without a page, after which another visit begins
  const MOST = 500;
  const first = (ids) => [...new Set(ids)].slice(0, MOST);
  const idOf = (link) => link.pathname.replace(/(\/|\/index\.html|\.html)$/, "").split("/").pop();

  window.briefingVisit = () => {
    const article = document.querySelector("[data-briefing]");
    const list = document.querySelector("[data-read]");
    let kept = {};
    try { kept = JSON.parse(localStorage.getItem(key)) || kept; } catch { /* blocked, or not ours */ }
    const { read = [], at = 0 } = kept;
    const again = Math.abs(Date.now() - at) > PAUSE;
    if (article) kept.read = first([article.dataset.briefing, ...read]);
    if (list) {
      const rows = [...list.querySelectorAll(".ab-row-item")];
      const ids = rows.map((row) => idOf(row.querySelector(".ab-row-title")));
      const top = "top" in list.dataset;
      if (top && again) Object.assign(kept, { last: kept.seen && { seen: kept.seen, all: kept.all }, seen: [], all: false });
      const last = again && !top ? kept.seen && kept : kept.last;
      const floor = last ? ids.findLastIndex((id) => last.seen.includes(id)) : 0;
      const end = last && (last.all || (top && floor < 0)) ? ids.length : floor;
      rows.forEach((row, i) => {
        const isNew = i < end && !last.seen.includes(ids[i]);
        const state = read.includes(ids[i]) ? "read" : isNew ? "new" : "";
        row.querySelector(".ab-state")?.remove();
        if (!state) return;
        const mark = document.createElement("span");
        mark.className = `ab-state ab-state-${state}`;
        mark.textContent = list.dataset[state];
        row.querySelector(".ab-row-counts").prepend(mark);
      });
      if (top) {
        kept.seen = first([...ids, ...kept.seen]);
        kept.all ||= "all" in list.dataset;
      }
    }
    if (!again || (list && "top" in list.dataset)) kept.at = Date.now();
    try { localStorage.setItem(key, JSON.stringify(kept)); } catch { /* private window */ }
  };

  addEventListener("pageshow", (event) => event.persisted && window.briefingVisit());
})();
