/**
 * The files of this release, kept one by one: fetched, or taken from another release that holds the same.
 *
 * @typedef {import("../release.js").Failure} Failure
 * @typedef {import("../release.js").ReleaseFile} ReleaseFile
 * @typedef {Map<string, {name: string, path: string}>} Places
 */

import { LAST, noteOf, write } from "./notes.js";
import { addressOf, CURRENT, PAGES, partOf, RELEASE } from "./release.js";
import { COMPLETE, completeRelease, heldFiles, others } from "./releases.js";

const AT_A_TIME = 4;
/** @type {Map<string, Promise<void>>} what is being fetched, so that nothing is fetched twice */
export const underway = new Map();

/** The server has another file by now. */
class ChangedError extends Error {}

/**
 * @param {unknown} error
 * @returns {Failure}
 */
export function failureOf(error) {
  if (error instanceof ChangedError) return "changed";
  return error instanceof Error && error.name === "QuotaExceededError" ? "quota" : "network";
}

/** @param {Response} response */
async function digest(response) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Does the work and lets others see until its end that this file is being fetched.
 *
 * @param {string} path
 * @param {Promise<unknown>} work
 */
export async function alone(path, work) {
  const end = work.then(() => {}, () => {});
  underway.set(path, end);
  void end.then(() => underway.delete(path));
  await work;
}

/**
 * Keeps a response if it is the file of this release, whatever the server has by now.
 *
 * @param {Cache} cache
 * @param {ReleaseFile} file
 * @param {Response} response
 */
export async function keep(cache, file, response) {
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
  throw new ChangedError();
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
  const response = place && (await caches.match(addressOf(place.path), { cacheName: place.name }));
  if (response) await cache.put(addressOf(file.path), response);
  return Boolean(response);
}

/**
 * Makes the cache hold these files: those already there and those of other releases are not fetched.
 *
 * @param {Cache} cache
 * @param {ReleaseFile[]} files
 */
async function fill(cache, files) {
  const holdings = await heldFiles(files);
  const rest = files.filter((file) => !holdings.includes(file));
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
export async function keepRelease() {
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

/**
 * Keeps one more part of this release; a part that does not fit gives its room back.
 *
 * @param {string} name
 */
export async function save(name) {
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
