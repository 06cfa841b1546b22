// The theme asks for the index of its search as soon as a page is there. On a calculator's page the index
// waits for what the search itself waits for: see docs/assets/javascripts/workers/search-later.js.

{
  /** Even where no word comes: a reader without the engine searches, too. */
  const LATEST_MS = 8000;
  const { open, send } = XMLHttpRequest.prototype;
  /** @type {WeakSet<XMLHttpRequest>} */
  const later = new WeakSet();
  const wake = new BroadcastChannel("search");
  const woken = new Promise((resolve) => {
    wake.onmessage = resolve;
    setTimeout(resolve, LATEST_MS);
  }).then(() => wake.close());

  XMLHttpRequest.prototype.open = /** @this {XMLHttpRequest} */ function (/** @type {any[]} */ ...request) {
    if (String(request[1]).endsWith("/search/search_index.json")) later.add(this);
    return Reflect.apply(open, this, request);
  };
  XMLHttpRequest.prototype.send = /** @this {XMLHttpRequest} */ function (...body) {
    if (later.has(this)) void woken.then(() => Reflect.apply(send, this, body));
    else Reflect.apply(send, this, body);
  };
}
