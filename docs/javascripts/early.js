/* Before anything is painted: the scope under which the theme keeps its settings, and the
   reader's light or dark. In a file, so that the pages need no inline script. */
(function () {
  "use strict";

  const root = new URL("..", document.currentScript.src);
  window.__md_scope = root;
  window.__md_hash = (words) => [...words].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  window.__md_get = (key, store = localStorage, scope = root) => {
    try { return JSON.parse(store.getItem(`${scope.pathname}.${key}`)); } catch { return null; }
  };
  window.__md_set = (key, value, store = localStorage, scope = root) => {
    try { store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value)); } catch { /* private window */ }
  };

  document.documentElement.classList.replace("no-js", "js");
  const chosen = (window.__md_get("__palette") || {}).color;
  const wanted = chosen ? chosen.scheme : matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  document.body.setAttribute("data-md-color-scheme", wanted);
})();
