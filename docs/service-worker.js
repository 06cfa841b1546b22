/**
 * The site without a network: answers from the files of one release, which the build puts ahead of
 * this script as `self.RELEASE`. A release is complete before it takes over, and a page goes on with
 * the release that it came from for as long as it is open.
 *
 * @typedef {import("../publishing/release/release.js").ReleaseFile} ReleaseFile
 * @typedef {import("../publishing/release/release.js").Release} Release
 * @typedef {import("../publishing/release/release.js").Note} Note
 * @typedef {import("../publishing/release/release.js").State} State
 * @typedef {import("../publishing/release/release.js").Failure} Failure
 * @typedef {import("../publishing/release/release.js").Answer} Answer
 * @typedef {Map<string, {name: string, path: string}>} Places
 */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const { RELEASE } = /** @type {{RELEASE: Release}} */ (/** @type {unknown} */ (self));
const SCOPE = new URL("./", location.href).href;
/** Other sites may share the origin, and with it the names of caches. */
const PREFIX = `offline ${new URL(SCOPE).pathname} `;
const CURRENT = PREFIX + RELEASE.version;
/** The release that each open tab and worker came from, and the one that was last in force. */
const CLIENTS = `${PREFIX}clients`;
const LAST = "last-release";
/** Written at the end: a cache without it is a download that was cut short. */
const COMPLETE = `${SCOPE}complete-release.json`;
const PAGES = "pages";
const AT_A_TIME = 4;
/** What stands behind the name of a file in that of its copy: either is as good, and one is kept. */
const COPY = ".br";
/** A tab that is being opened is not among the open ones yet. */
const OPENING_MS = 60_000;

/** @type {Map<string, ReleaseFile>} */
const FILES = new Map(
  RELEASE.parts
    .flatMap(({ files }) => files)
    .flatMap((file) => [file, ...copyOf(file)])
    .map((file) => /** @type {const} */ ([file.path, file])),
);
/** @type {Map<string, Promise<void>>} what is being fetched, so that nothing is fetched twice */
const underway = new Map();
/** @type {Map<string, Promise<string>>} the release of each tab and worker, as far as it was asked for */
const versions = new Map();

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

/**
 * @param {ReleaseFile} file
 * @returns {ReleaseFile[]} its copy, if it has one
 */
function copyOf({ brotli_sha256: sha256, path, ...file }) {
  return sha256 ? [{ ...file, path: path + COPY, sha256 }] : [];
}

/** @param {string} path */
const addressOf = (path) => SCOPE + path;

/** @param {string} name */
const partOf = (name, release = RELEASE) => release.parts.find((part) => part.name === name)?.files ?? [];

/** @param {ReleaseFile[]} files */
const bytesOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);

/** @param {Response} response */
async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The caches of releases, whole or not. */
const releaseNames = async () =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CLIENTS);

/**
 * The list of a release that is here as a whole.
 *
 * @param {string} name of its cache
 * @returns {Promise<Release | undefined>}
 */
const completeRelease = async (name) => (await caches.match(COMPLETE, { cacheName: name }))?.json();

/**
 * The release that a tab or worker came from, as noted when it was opened.
 *
 * @param {string} id
 * @returns {Promise<Note | undefined>}
 */
const noteOf = async (id) => (await caches.match(SCOPE + id, { cacheName: CLIENTS }))?.json();

/**
 * @param {string} id
 * @param {string} version
 */
async function write(id, version) {
  /** @type {Note} */
  const note = { version, noted: Date.now() };
  await (await caches.open(CLIENTS)).put(SCOPE + id, new Response(JSON.stringify(note)));
}

/**
 * Does the work and lets others see until its end that this file is being fetched.
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
 * The other complete releases on this device, the last in force first.
 *
 * @returns {Promise<{name: string, release: Release}[]>}
 */
async function others() {
  const last = PREFIX + (await noteOf(LAST))?.version;
  const found = [];
  for (const name of await releaseNames()) {
    const release = name === CURRENT ? undefined : await completeRelease(name);
    if (release) found.push({ name, release });
  }
  const isLast = (/** @type {{name: string}} */ { name }) => Number(name === last);
  return found.sort((one, other) => isLast(other) - isLast(one));
}

/**
 * Where each content lies in other releases.
 *
 * @returns {Promise<Places>}
 */
async function placesByContent() {
  /** @type {Places} */
  const places = new Map();
  for (const { name, release } of await others()) {
    for (const { files } of release.parts) for (const { sha256, path } of files) places.set(sha256, { name, path });
  }
  return places;
}

/**
 * Keeps the file from another release that holds the same.
 *
 * @param {Cache} cache
 * @param {ReleaseFile} file
 * @param {Places} places
 */
async function copy(cache, file, places) {
  const place = places.get(file.sha256);
  const held = place && (await caches.match(addressOf(place.path), { cacheName: place.name }));
  if (held) await cache.put(addressOf(file.path), held);
  return Boolean(held);
}

/**
 * The files of a list that are kept.
 *
 * @param {ReleaseFile[]} files
 * @param {string} [cacheName]
 */
async function heldFiles(files, cacheName = CURRENT) {
  if (!(await caches.has(cacheName))) return [];
  const addresses = new Set((await (await caches.open(cacheName)).keys()).map(({ url }) => url));
  return files.filter(({ path }) => addresses.has(addressOf(path)) || addresses.has(addressOf(path + COPY)));
}

/**
 * Makes the cache hold these files: those already there and those of other releases are not fetched.
 *
 * @param {Cache} cache
 * @param {ReleaseFile[]} files
 */
async function fill(cache, files) {
  const held = await heldFiles(files);
  const rest = files.filter((file) => !held.includes(file));
  const places = await placesByContent();
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

/** Makes this release complete: its pages, and of the rest what the release before it had here. */
async function keepRelease() {
  if (await completeRelease(CURRENT)) return;
  const [before] = await others();
  const files = [];
  for (const part of RELEASE.parts) {
    const had = before ? partOf(part.name, before.release) : [];
    const whole = before && had.length > 0 && (await heldFiles(had, before.name)).length === had.length;
    if (part.name === PAGES || whole) files.push(...part.files);
  }
  const cache = await caches.open(CURRENT);
  try {
    await fill(cache, files);
    await cache.put(COMPLETE, new Response(JSON.stringify(RELEASE)));
  } catch (error) {
    // Half a release stays, to go on from; a full device gets its room back.
    if (failureOf(error) === "quota") await caches.delete(CURRENT);
    throw error;
  }
}

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

/** Removes the complete releases that no page uses any more. */
async function tidy() {
  // A release on its way needs the files of the one before it.
  if (worker.registration.installing || worker.registration.waiting || !(await caches.has(CLIENTS))) return;
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "all" });
  const ids = new Set(open.map(({ id }) => id));
  const used = new Set([CURRENT]);
  const notes = await caches.open(CLIENTS);
  for (const request of await notes.keys()) {
    const id = request.url.slice(SCOPE.length);
    const note = await noteOf(id);
    if (!note || id === LAST) continue;
    if (ids.has(id) || Date.now() - note.noted < OPENING_MS) used.add(PREFIX + note.version);
    else await notes.delete(request);
  }
  for (const { name } of await others()) if (!used.has(name)) await caches.delete(name);
}

/**
 * The release that a tab or worker came from.
 *
 * @param {string} id
 */
function versionOf(id) {
  const known = versions.get(id) ?? findVersion(id);
  versions.set(id, known);
  return known;
}

/**
 * @param {string} id
 * @returns {Promise<string>}
 */
async function findVersion(id) {
  const noted = await noteOf(id);
  if (noted) return noted.version;
  const client = await worker.clients.get(id);
  if (client?.type === "window") return RELEASE.version;
  // A worker from a blob asked nobody for its script: it belongs to the page that is being used.
  const [page] = await worker.clients.matchAll({ includeUncontrolled: true });
  const version = page ? await versionOf(page.id) : RELEASE.version;
  await note(id, version);
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
  if (await caches.has(CLIENTS)) await write(id, version);
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
  if (kept) return atItsAddress(kept, request);
  // The page takes the file itself, which is here.
  if (path.endsWith(COPY) && (await caches.match(addressOf(path.slice(0, -COPY.length)), { cacheName }))) return Response.error();
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
 * A script looks for others from the address of its response: it has to be the one that was asked for.
 *
 * @param {Response} kept
 * @param {Request} request
 */
function atItsAddress(kept, { url }) {
  const [asked] = url.split("#");
  return kept.url === asked ? kept : new Response(kept.body, { headers: kept.headers });
}

/**
 * @param {string} id of the tab that asks
 * @returns {Promise<State>}
 */
async function state(id) {
  const parts = RELEASE.parts.map(async ({ name, files }) => {
    const held = await heldFiles(files);
    return {
      name,
      bytes: bytesOf(files),
      sent_bytes: files.reduce((sum, { sent_bytes }) => sum + sent_bytes, 0),
      saved_bytes: bytesOf(held),
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
  await keepRelease();
  // The reader may save again after removing everything.
  if (!(await noteOf(LAST))) await write(LAST, RELEASE.version);
  const cache = await caches.open(CURRENT);
  const files = partOf(name);
  try {
    await fill(cache, files);
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
  const request = /** @type {import("../publishing/release/release.js").Request} */ (event.data);
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
