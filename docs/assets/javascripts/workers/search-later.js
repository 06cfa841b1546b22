// The theme's search, put off until its index comes: see overrides/partials/index-later.js. The address of
// the theme's own worker follows this one's question mark; it finds its files relative to itself, so both
// lie in one folder.

/** @param {MessageEvent} first */
function begin({ data }) {
  importScripts(new URL(location.search.slice(1), location.href).href);
  dispatchEvent(new MessageEvent("message", { data }));
}

addEventListener("message", begin, { once: true });
