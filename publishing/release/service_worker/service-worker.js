/**
 * The site without a network: answers from the files of one release. A release is complete before it takes
 * over, and a page goes on with the release that it came from for as long as it is open.
 *
 * The build makes one script of this module and those that it imports (`publishing/release/offline.py`):
 * a browser compares and installs it as a whole.
 *
 * @typedef {import("../release.js").Answer} Answer
 * @typedef {import("../release.js").State} State
 */

import { answer } from "./answers.js";
import { failureOf, keepRelease, save } from "./keeping.js";
import { LAST, noteOf, versionOf, write } from "./notes.js";
import { bytesOf, CURRENT, RELEASE, SCOPE, worker } from "./release.js";
import { completeRelease, heldFiles, releaseNames, tidy } from "./releases.js";

/** Downloads this release. The one before it serves until then, and goes on if this fails. */
async function install() {
  try {
    for (const name of await releaseNames()) {
      // Partial downloads of earlier releases are of no use any more.
      if (name !== CURRENT && !(await completeRelease(name))) await caches.delete(name);
    }
    await keepRelease();
  } catch (error) {
    const failed = failureOf(error);
    for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) {
      client.postMessage({ failed });
    }
    throw error;
  }
  await worker.skipWaiting();
}

/** Takes over: what is open stays with the release it came from, what is opened gets this one. */
async function activate() {
  const before = (await noteOf(LAST))?.version;
  if (before && before !== RELEASE.version) {
    for (const { id } of await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })) {
      if (!(await noteOf(id))) await write(id, before);
    }
  }
  await write(LAST, RELEASE.version);
  if (!before) await worker.clients.claim();
  await tidy();
}

/**
 * @param {string} id of the tab that asks
 * @returns {Promise<State>}
 */
async function state(id) {
  const parts = RELEASE.parts.map(async ({ name, files }) => {
    const holdings = await heldFiles(files);
    return {
      name,
      bytes: bytesOf(files),
      sent_bytes: files.reduce((sum, { sent_bytes }) => sum + sent_bytes, 0),
      saved_bytes: bytesOf(holdings),
      saved: holdings.length === files.length,
    };
  });
  const { version, date } = RELEASE;
  return { version, date, yours: await versionOf(id), parts: await Promise.all(parts) };
}

/**
 * Lets the release that waits take over. Chromium looks only once whether this one is at work, and leaves the
 * other waiting for good if something is asked for at that moment: it has to be told again.
 */
function makeWay() {
  /** @type {import("../release.js").Word} */
  const word = { kind: "take over" };
  worker.registration.waiting?.postMessage(word);
}

worker.addEventListener("install", (event) => event.waitUntil(install()));

worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const { pathname } = new URL(url);
  const path = decodeURI(pathname.slice(new URL(SCOPE).pathname.length));
  event.respondWith(answer(event, path.replace(/(^|\/)index\.html$/, "$1")).finally(makeWay));
});

worker.addEventListener("message", (event) => {
  const request = /** @type {import("../release.js").Request | import("../release.js").Word} */ (event.data);
  if (request.kind === "take over") {
    event.waitUntil(worker.skipWaiting());
    return;
  }
  const { id } = /** @type {Client} */ (event.source);
  const work = async () => {
    /** @type {Answer} */
    let report;
    try {
      if (request.kind === "save") await save(request.part);
      report = { state: await state(id) };
    } catch (error) {
      report = { failed: failureOf(error) };
    }
    event.ports[0]?.postMessage(report);
    await tidy();
  };
  event.waitUntil(work().finally(makeWay));
});
