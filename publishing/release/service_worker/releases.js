/**
 * The releases on this device: which are whole, what they hold, and which are still of use.
 *
 * @typedef {import("../release.js").Release} Release
 * @typedef {import("../release.js").ReleaseFile} ReleaseFile
 */

import { CLIENTS, LAST, noteOf } from "./notes.js";
import { addressOf, COPY, CURRENT, PREFIX, SCOPE, worker } from "./release.js";

/** Written at the end: a cache without it is a download that was cut short. */
export const COMPLETE = `${SCOPE}complete-release.json`;
/** A tab that is being opened is not among the open ones yet. */
const OPENING_MS = 60_000;

/** The caches of releases, whole or not. */
export const releaseNames = async () =>
  (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CLIENTS);

/**
 * The list of a release that is here as a whole.
 *
 * @param {string} name of its cache
 * @returns {Promise<Release | undefined>}
 */
export const completeRelease = async (name) => (await caches.match(COMPLETE, { cacheName: name }))?.json();

/**
 * The other complete releases on this device, the last in force first.
 *
 * @returns {Promise<{name: string, release: Release}[]>}
 */
export async function others() {
  const last = PREFIX + (await noteOf(LAST))?.version;
  const releases = [];
  for (const name of await releaseNames()) {
    const release = name === CURRENT ? undefined : await completeRelease(name);
    if (release) releases.push({ name, release });
  }
  const isLast = (/** @type {{name: string}} */ { name }) => Number(name === last);
  return releases.sort((one, other) => isLast(other) - isLast(one));
}

/**
 * The files of a list that are kept.
 *
 * @param {ReleaseFile[]} files
 * @param {string} [cacheName]
 */
export async function heldFiles(files, cacheName = CURRENT) {
  if (!(await caches.has(cacheName))) return [];
  const addresses = new Set((await (await caches.open(cacheName)).keys()).map(({ url }) => url));
  return files.filter(({ path }) => addresses.has(addressOf(path)) || addresses.has(addressOf(path + COPY)));
}

/** Removes the complete releases that no page uses any more. */
export async function tidy() {
  // A release on its way needs the files of the one before it.
  if (worker.registration.installing || worker.registration.waiting || !(await caches.has(CLIENTS))) return;
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "all" });
  const ids = new Set(open.map(({ id }) => id));
  const names = new Set([CURRENT]);
  const notes = await caches.open(CLIENTS);
  for (const request of await notes.keys()) {
    const id = request.url.slice(SCOPE.length);
    const note = await noteOf(id);
    if (!note || id === LAST) continue;
    if (ids.has(id) || Date.now() - note.noted < OPENING_MS) names.add(PREFIX + note.version);
    else await notes.delete(request);
  }
  for (const { name } of await others()) if (!names.has(name)) await caches.delete(name);
}
