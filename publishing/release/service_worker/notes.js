/**
 * Which release each open tab and worker came from, noted for the release after this one.
 *
 * @typedef {import("../release.js").Note} Note
 */

import { PREFIX, RELEASE, SCOPE, worker } from "./release.js";

/** The release that each open tab and worker came from, and the one that was last in force. */
export const CLIENTS = `${PREFIX}clients`;
export const LAST = "last-release";
/** @type {Map<string, Promise<string>>} the release of each tab and worker, as far as it was asked for */
const versions = new Map();

/**
 * The release that a tab or worker came from, as noted when it was opened.
 *
 * @param {string} id
 * @returns {Promise<Note | undefined>}
 */
export const noteOf = async (id) => (await caches.match(SCOPE + id, { cacheName: CLIENTS }))?.json();

/**
 * @param {string} id
 * @param {string} version
 */
export async function write(id, version) {
  /** @type {Note} */
  const note = { version, noted: Date.now() };
  await (await caches.open(CLIENTS)).put(SCOPE + id, new Response(JSON.stringify(note)));
}

/**
 * The release that a tab or worker came from.
 *
 * @param {string} id
 */
export function versionOf(id) {
  const version = versions.get(id) ?? findVersion(id);
  versions.set(id, version);
  return version;
}

/**
 * @param {string} id
 * @returns {Promise<string>}
 */
async function findVersion(id) {
  const entry = await noteOf(id);
  if (entry) return entry.version;
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
export async function note(id, version) {
  versions.set(id, Promise.resolve(version));
  // Nothing is written once the reader has removed what was kept.
  if (await caches.has(CLIENTS)) await write(id, version);
}
