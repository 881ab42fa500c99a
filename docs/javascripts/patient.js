/* The search of the theme asks for its index with every page, megabytes on a large site.
   Here the request waits until someone turns to the search field. */
(function () {
  "use strict";

  const open = XMLHttpRequest.prototype.open;
  const send = XMLHttpRequest.prototype.send;
  const wanted = new Promise((resolve) => {
    const listen = (event) => {
      if (event.target.closest && event.target.closest("[data-md-component='search'], [for='__search']")) resolve();
    };
    for (const name of ["focusin", "pointerdown"]) document.addEventListener(name, listen, true);
  });

  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    this.waits = /\/search\/search_index\.json$/.test(String(url));
    return open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...rest) {
    if (this.waits) wanted.then(() => send.apply(this, rest));
    else send.apply(this, rest);
  };
})();
