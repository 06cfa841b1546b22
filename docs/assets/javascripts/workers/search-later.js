// The theme's search, put off on a calculator's page: building its index takes the processor for as
// long as the engine's start, and hardly anyone searches before the first answer. Messages
// from the page are queued until then. The address of the theme's own worker follows this one's question
// mark; it finds its files relative to itself, so both lie in one folder.

/** Starts after this time even without a message from the page: a reader without the engine searches, too. */
const LATEST_MS = 8000;

/** @type {MessageEvent[]} */
const waiting = [];
/** @param {MessageEvent} event */
const keep = (event) => waiting.push(event);
const wake = new BroadcastChannel("search");

function begin() {
  clearTimeout(latest);
  wake.close();
  removeEventListener("message", keep);
  importScripts(new URL(location.search.slice(1), location.href).href);
  for (const { data } of waiting) dispatchEvent(new MessageEvent("message", { data }));
}

addEventListener("message", keep);
wake.onmessage = begin;
const latest = setTimeout(begin, LATEST_MS);
