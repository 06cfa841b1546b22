/**
 * The site without a network: answers from the files of one release, which the build puts ahead of
 * this script as `self.RELEASE`. A release is complete before it takes over, and a page goes on with
 * the release that it came from for as long as it is open.
 *
 * @typedef {import("../publishing/release.js").ReleaseFile} ReleaseFile
 * @typedef {import("../publishing/release.js").Release} Release
 * @typedef {import("../publishing/release.js").State} State
 * @typedef {import("../publishing/release.js").Failure} Failure
 * @typedef {import("../publishing/release.js").Answer} Answer
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { RELEASE } = /** @type {{RELEASE: Release}} */ (/** @type {unknown} */ (self));
const SCOPE = new URL("./", location.href).href;
/** Other sites may share the origin, and with it the names of caches. */
const PREFIX = `offline ${new URL(SCOPE).pathname} `;
const CURRENT = PREFIX + RELEASE.version;
/** The page that each open tab and worker came from, and the release that was last in force. */
const CLIENTS = `${PREFIX}clients`;
const LAST = "last-release";
/** Written at the end: a cache without it is a download that was cut short. */
const COMPLETE = `${SCOPE}complete-release.json`;
const PAGES = "pages";
const AT_A_TIME = 4;

/** @type {Map<string, ReleaseFile>} */
const FILES = new Map(
  RELEASE.parts.flatMap(({ files }) => files.map((file) => /** @type {const} */ ([file.path, file]))),
);
/** @type {Map<string, Promise<void>>} what is being fetched, so that nothing is fetched twice */
const underway = new Map();

/** A file that could not be kept. */
class KeepingError extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
function failureOf(error) {
  if (error instanceof KeepingError) return error.failure;
  return error instanceof Error && error.name === "QuotaExceededError" ? "quota" : "network";
}

/** @param {string} path */
const addressOf = (path) => SCOPE + path;

/** @param {string} name */
const partOf = (name) => RELEASE.parts.find((part) => part.name === name)?.files ?? [];

/** @param {Response} response */
async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Notes that a file is being fetched until it is there or has failed.
 *
 * @param {string} path
 * @param {Promise<unknown>} work
 */
async function alone(path, work) {
  const settled = work.then(() => {}, () => {});
  underway.set(path, settled);
  void settled.then(() => underway.delete(path));
  await work;
}

/**
 * Keeps a response if it is the file of this release, whatever the server has by now.
 *
 * @param {Cache} cache
 * @param {ReleaseFile} file
 * @param {Response} response
 */
async function keep(cache, file, response) {
  if (!response.ok || (await digest(response.clone())) !== file.sha256) return false;
  await cache.put(addressOf(file.path), response);
  return true;
}

/**
 * Fetches a file of this release, once more past every cache on the way if an old one came.
 *
 * @param {Cache} cache
 * @param {ReleaseFile} file
 */
async function download(cache, file) {
  // The address of a file in a versioned folder says what it holds; that of a page does not.
  const mode = partOf(PAGES).includes(file) ? "no-cache" : "default";
  for (const how of /** @type {RequestCache[]} */ ([mode, "reload"])) {
    const response = await fetch(addressOf(file.path), { cache: how, priority: "low" });
    if (await keep(cache, file, response)) return;
  }
  throw new KeepingError("changed");
}

/**
 * The complete releases on this device other than this one, the last in force first.
 *
 * @returns {Promise<{name: string, release: Release}[]>}
 */
async function others() {
  const last = PREFIX + (await lastVersion());
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  const found = names.map(async (name) => {
    const release = await caches.match(COMPLETE, { cacheName: name });
    return release ? [{ name, release: await release.json() }] : [];
  });
  const isLast = (/** @type {{name: string}} */ { name }) => Number(name === last);
  return (await Promise.all(found)).flat().sort((one, other) => isLast(other) - isLast(one));
}

/**
 * Where each content lies in earlier releases.
 *
 * @param {{name: string, release: Release}[]} earlier
 */
function placesByContent(earlier) {
  /** @type {Map<string, {name: string, path: string}>} */
  const places = new Map();
  for (const { name, release } of [...earlier].reverse()) {
    for (const { files } of release.parts) for (const { sha256, path } of files) places.set(sha256, { name, path });
  }
  return places;
}

/**
 * Keeps the file from an earlier release that holds the same.
 *
 * @param {Cache} cache
 * @param {ReleaseFile} file
 * @param {ReturnType<typeof placesByContent>} places
 */
async function copy(cache, file, places) {
  const place = places.get(file.sha256);
  const held = place && (await caches.match(addressOf(place.path), { cacheName: place.name }));
  if (held) await cache.put(addressOf(file.path), held);
  return Boolean(held);
}

/**
 * Makes the cache hold these files: those already there and those of earlier releases cost nothing.
 *
 * @param {Cache} cache
 * @param {ReleaseFile[]} files
 * @param {ReturnType<typeof placesByContent>} places
 */
async function fill(cache, files, places) {
  const rest = [...files];
  const line = async () => {
    for (let file = rest.shift(); file; file = rest.shift()) {
      await underway.get(file.path);
      if (await cache.match(addressOf(file.path))) continue;
      if (!(await copy(cache, file, places))) await alone(file.path, download(cache, file));
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, line));
  } finally {
    rest.length = 0;
  }
}

/** @param {string} name */
async function hasPart(name, release = RELEASE, cacheName = CURRENT) {
  const files = release.parts.find((part) => part.name === name)?.files ?? [];
  const held = await heldFiles(files, cacheName);
  return files.length > 0 && held.length === files.length;
}

/**
 * @param {ReleaseFile[]} files
 * @param {string} cacheName
 */
async function heldFiles(files, cacheName) {
  if (!(await caches.has(cacheName))) return [];
  const cache = await caches.open(cacheName);
  const addresses = new Set((await cache.keys()).map(({ url }) => url));
  return files.filter(({ path }) => addresses.has(addressOf(path)));
}

/** Downloads this release: its pages, and of the rest what the release before it had here. */
async function install() {
  const earlier = await others();
  const places = placesByContent(earlier);
  const cache = await caches.open(CURRENT);
  try {
    for (const { name, files } of RELEASE.parts) {
      const before = earlier[0];
      if (name === PAGES || (before && (await hasPart(name, before.release, before.name)))) {
        await fill(cache, files, places);
      } else {
        for (const file of files) await copy(cache, file, places);
      }
    }
    await cache.put(COMPLETE, Response.json(RELEASE));
  } catch (error) {
    const failed = failureOf(error);
    // Half a release stays, to go on from; a full device gets its room back.
    if (failed === "quota") await caches.delete(CURRENT);
    for (const client of await worker.clients.matchAll({ includeUncontrolled: true })) {
      client.postMessage({ failed });
    }
    throw error;
  }
  await worker.skipWaiting();
}

async function lastVersion() {
  const last = await caches.match(SCOPE + LAST, { cacheName: CLIENTS });
  return last ? last.text() : "";
}

/** Takes over: what is open stays with the release it came from, what is opened gets this one. */
async function activate() {
  const before = await lastVersion();
  const known = await caches.open(CLIENTS);
  if (before && before !== RELEASE.version) {
    for (const { id } of await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })) {
      if (!(await known.match(SCOPE + id))) await known.put(SCOPE + id, new Response(before));
    }
  }
  await known.put(SCOPE + LAST, new Response(RELEASE.version));
  if (!before) await worker.clients.claim();
  await tidy();
}

/** Removes the releases that no open page came from. */
async function tidy() {
  // A release on its way has a cache that nobody uses yet.
  if (worker.registration.installing || worker.registration.waiting) return;
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "all" });
  const used = new Set([CURRENT, CLIENTS]);
  for (const { id } of open) used.add(PREFIX + (await versionOf(id)));
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !used.has(name)) await caches.delete(name);
  }
  const ids = new Set([LAST, ...open.map(({ id }) => id)]);
  if (!(await caches.has(CLIENTS))) return;
  const known = await caches.open(CLIENTS);
  for (const request of await known.keys()) {
    if (!ids.has(request.url.slice(SCOPE.length))) await known.delete(request);
  }
}

/** @type {Map<string, Promise<string>>} */
const versions = new Map();

/**
 * The release that a tab or worker came from.
 *
 * @param {string} id
 */
function versionOf(id) {
  let version = versions.get(id);
  if (!version) {
    version = caches
      .match(SCOPE + id, { cacheName: CLIENTS })
      .then((noted) => noted?.text() ?? RELEASE.version);
    versions.set(id, version);
  }
  return version;
}

/**
 * Notes the release of a tab or worker that is about to be opened, for the release after this one.
 *
 * @param {string} id
 * @param {string} version
 */
async function note(id, version) {
  versions.set(id, Promise.resolve(version));
  // Nothing is written once the reader has removed what was kept.
  if (await caches.has(CLIENTS)) await (await caches.open(CLIENTS)).put(SCOPE + id, new Response(version));
}

/**
 * Fetches a file that is not kept yet and keeps it, if it belongs to this release.
 *
 * @param {FetchEvent} event
 * @param {string} path
 */
async function fetchAndKeep(event, path) {
  const response = await fetch(event.request);
  const file = FILES.get(path);
  if (file && !underway.has(path) && (await caches.has(CURRENT))) {
    const copied = response.clone();
    const kept = caches.open(CURRENT).then((cache) => keep(cache, file, copied));
    // A file that cannot be kept serves the page all the same.
    event.waitUntil(alone(path, kept).catch(() => {}));
  }
  return response;
}

/**
 * @param {FetchEvent} event
 * @param {string} path below the scope, decoded as the build writes it
 */
async function answer(event, path) {
  const { request, clientId, resultingClientId } = event;
  const opening = request.mode === "navigate";
  const version = opening || !clientId ? RELEASE.version : await versionOf(clientId);
  if (resultingClientId) event.waitUntil(note(resultingClientId, version));
  const cacheName = PREFIX + version;
  if (version === RELEASE.version) await underway.get(path);
  const kept = await caches.match(addressOf(path), { cacheName });
  if (kept) return kept;
  if (opening && FILES.has(`${path}/`)) return Response.redirect(`${addressOf(path)}/${new URL(request.url).search}`, 301);
  try {
    return version === RELEASE.version ? await fetchAndKeep(event, path) : await fetch(request);
  } catch (error) {
    const missing = opening && (await caches.match(addressOf("404.html"), { cacheName }));
    if (!missing) throw error;
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/**
 * @param {string} id of the tab that asks
 * @returns {Promise<State>}
 */
async function state(id) {
  const parts = RELEASE.parts.map(async ({ name, files }) => {
    const held = await heldFiles(files, CURRENT);
    const sum = (/** @type {ReleaseFile[]} */ of) => of.reduce((total, { bytes }) => total + bytes, 0);
    return {
      name,
      bytes: sum(files),
      sent_bytes: files.reduce((total, { sent_bytes }) => total + sent_bytes, 0),
      saved_bytes: sum(held),
      saved: held.length === files.length,
    };
  });
  const { version, date } = RELEASE;
  return { version, date, yours: await versionOf(id), parts: await Promise.all(parts) };
}

/**
 * Keeps one more part of this release; a part that does not fit gives its room back.
 *
 * @param {string} name
 */
async function save(name) {
  if (!(await caches.has(CURRENT))) return;
  const cache = await caches.open(CURRENT);
  const files = partOf(name);
  try {
    await fill(cache, files, placesByContent(await others()));
  } catch (error) {
    if (failureOf(error) === "quota") for (const { path } of files) await cache.delete(addressOf(path));
    throw error;
  }
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(SCOPE)) return;
  const { pathname } = new URL(url);
  const path = decodeURI(pathname.slice(new URL(SCOPE).pathname.length));
  event.respondWith(answer(event, path.replace(/(^|\/)index\.html$/, "$1")));
});

worker.addEventListener("message", (event) => {
  const request = /** @type {import("../publishing/release.js").Request} */ (event.data);
  const { id } = /** @type {Client} */ (event.source);
  const work = async () => {
    /** @type {Answer} */
    let told;
    try {
      if (request.kind === "save") await save(request.part);
      told = { state: await state(id) };
    } catch (error) {
      told = { failed: failureOf(error) };
    }
    event.ports[0]?.postMessage(told);
    await tidy();
  };
  event.waitUntil(work());
});
