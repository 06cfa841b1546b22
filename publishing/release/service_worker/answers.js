/** The answers to what pages and workers ask for: of the release that each came from, else of the network. */

import { alone, keep, underway } from "./keeping.js";
import { note, versionOf } from "./notes.js";
import { addressOf, COPY, CURRENT, FILES, PREFIX, RELEASE } from "./release.js";

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
    const copy = response.clone();
    const storage = caches.open(CURRENT).then((cache) => keep(cache, file, copy));
    // A file that cannot be kept serves the page all the same.
    event.waitUntil(alone(path, storage).catch(() => {}));
  }
  return response;
}

/**
 * @param {FetchEvent} event
 * @param {string} path below the scope, decoded as the build writes it
 */
export async function answer(event, path) {
  const { request, clientId, resultingClientId } = event;
  const opening = request.mode === "navigate";
  const version = opening || !clientId ? RELEASE.version : await versionOf(clientId);
  if (resultingClientId) event.waitUntil(note(resultingClientId, version));
  const cacheName = PREFIX + version;
  if (version === RELEASE.version) await underway.get(path);
  const response = await caches.match(addressOf(path), { cacheName });
  if (response) return atItsAddress(response, request);
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
 * @param {Response} response
 * @param {Request} request
 */
function atItsAddress(response, { url }) {
  const [address] = url.split("#");
  return response.url === address ? response : new Response(response.body, { headers: response.headers });
}
