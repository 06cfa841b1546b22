// The theme asks for the index of its search as soon as a page is there: more bytes than the page of a unit
// has itself, and building it takes the processor for as long as the engine's start. It waits until the
// reader goes to the search; docs/assets/javascripts/workers/search-later.js waits for it.

{
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const later = new WeakSet();
  /** @type {Promise<void>} */
  const wanted = new Promise((resolve) =>
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && target.matches("input.md-search__input")) resolve();
    }),
  );

  XMLHttpRequest.prototype.open = /** @this {XMLHttpRequest} */ function (/** @type {any[]} */ ...request) {
    if (String(request[1]).endsWith("/search/search_index.json")) later.add(this);
    return Reflect.apply(open, this, request);
  };
  XMLHttpRequest.prototype.send = /** @this {XMLHttpRequest} */ function (...body) {
    if (later.has(this)) void wanted.then(() => Reflect.apply(send, this, body));
    else Reflect.apply(send, this, body);
  };
}
