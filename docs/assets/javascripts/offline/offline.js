/**
 * The page's side of the service worker: starts it when the reader is quiet, asks it, removes it, and
 * tells of a new release. It never reloads a page by itself.
 *
 * @typedef {import("../../../../publishing/release/release.js").State} State
 * @typedef {import("../../../../publishing/release/release.js").Failure} Failure
 * @typedef {import("../../../../publishing/release/release.js").Request} Request
 * @typedef {import("../../../../publishing/release/release.js").Answer} Answer
 */

import { savesData } from "../shared/connection.js";
import { button, element } from "../shared/dom.js";
import { quiet } from "./quiet.js";

const SCOPE = new URL("../../../", import.meta.url);
/** As in the service worker. */
const PREFIX = `offline ${SCOPE.pathname} `;
/** Kept beyond a removal, so that the next visit does not undo it. */
const REFUSED = `${PREFIX}refused`;
/** When the device was last full, so that files that do not fit are not fetched again with every page. */
const FULL = `${PREFIX}full`;
const FULL_MS = 24 * 60 * 60 * 1000;
const ASK_AGAIN_MS = 60 * 60 * 1000;
/** A preview on one's own machine changes with each build, and its port serves other sites too. */
const PREVIEW_HOSTS = ["127.0.0.1", "localhost", "[::1]"];

/** Why nothing could be kept, without blame. */
class OfflineError extends Error {
  /** @param {Failure} failure */
  constructor(failure) {
    super(failure);
    this.failure = failure;
  }
}

/** @param {unknown} error */
export const failureOf = (error) => (error instanceof OfflineError ? error.failure : "network");

/** @type {Failure | undefined} */
let trouble;

const isFull = () => Date.now() - Number(localStorage.getItem(FULL)) < FULL_MS;

/**
 * Why the site could not be kept by itself, if it could not.
 *
 * @returns {Failure | undefined}
 */
export const lastTrouble = () => trouble ?? (isFull() ? "quota" : undefined);

/** @type {Set<() => void>} */
const listeners = new Set();

/**
 * Tells the listener whenever something about the kept files may have changed.
 *
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function onChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = () => listeners.forEach((listener) => listener());

/** Whether this browser can keep the site at all, and remember that it should not. */
export function supported() {
  try {
    return "serviceWorker" in navigator && "caches" in globalThis && localStorage.length >= 0;
  } catch {
    return false;
  }
}

/** Whether the reader removed what was kept, and has not asked for it since. */
export const isRefused = () => localStorage.getItem(REFUSED) !== null;

/** Whether this is a preview, where nothing is kept unless asked for. */
export const isPreview = () => PREVIEW_HOSTS.includes(location.hostname);

/** @returns {Promise<ServiceWorkerRegistration | undefined>} */
async function registration() {
  const current = await navigator.serviceWorker.getRegistration(SCOPE.href);
  return current?.scope === SCOPE.href ? current : undefined;
}

/**
 * @param {Request} request
 * @returns {Promise<State | undefined>} nothing where no release is kept yet
 */
async function ask(request) {
  const active = (await registration())?.active;
  if (!active) return undefined;
  // One that is just taking over has not noted yet which page came from which release.
  if (active.state === "activating") await ended(active);
  /** @type {Answer} */
  const answer = await new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    active.postMessage(request, [port2]);
  });
  if ("failed" in answer) throw new OfflineError(answer.failed);
  return answer.state;
}

/** What is kept, as the service worker counts it. */
export const state = () => ask({ kind: "state" });

/**
 * Keeps one more part.
 *
 * @param {string} part
 */
export async function save(part) {
  try {
    return await ask({ kind: "save", part });
  } finally {
    tell();
  }
}

/** Downloads the pages, if they are not here yet, and waits until their release has taken over. */
export async function keepPages() {
  trouble = undefined;
  for (const key of [REFUSED, FULL]) localStorage.removeItem(key);
  const current = await navigator.serviceWorker
    .register(new URL("service-worker.js", SCOPE), { scope: SCOPE.href, updateViaCache: "none" })
    .catch(() => {
      throw new OfflineError("network");
    });
  await settle(current);
  // What was removed is missing although its service worker may still be there.
  await save("pages");
}

/** Asks the server for a newer release and, if there is one, waits until it is here. */
export async function update() {
  const current = await registration();
  if (!current) return;
  await current.update().catch(() => {
    throw new OfflineError("network");
  });
  await settle(current);
}

/**
 * Waits until a service worker is in force or given up.
 *
 * @param {ServiceWorker} coming
 */
function ended(coming) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const look = () => {
        if (coming.state !== "activated" && coming.state !== "redundant") return;
        coming.removeEventListener("statechange", look);
        resolve();
      };
      coming.addEventListener("statechange", look);
      look();
    })
  );
}

/** @param {ServiceWorkerRegistration} current */
async function settle({ installing, waiting }) {
  const coming = installing ?? waiting;
  if (!coming) return;
  /** @type {Failure} */
  let failure = "network";
  const hear = (/** @type {MessageEvent} */ { data }) => {
    if ("failed" in data) failure = data.failed;
  };
  navigator.serviceWorker.addEventListener("message", hear);
  navigator.serviceWorker.startMessages();
  await ended(coming);
  // The word why may come just after the state.
  await new Promise((resolve) => setTimeout(resolve, 100));
  navigator.serviceWorker.removeEventListener("message", hear);
  tell();
  if (coming.state !== "activated") throw new OfflineError(failure);
}

/** Removes all that is kept on this device, and keeps nothing more until asked to. */
export async function remove() {
  localStorage.setItem(REFUSED, "yes");
  await (await registration())?.unregister();
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  tell();
}

/** Tells of a new release, once: what is typed in the page stays until the reader reloads it. */
async function offerRelease() {
  const release = await state();
  if (!release || release.yours === release.version || document.querySelector(".new-release")) return;
  const reload = button("Tải lại", () => location.reload(), { class: "md-button md-button--primary" });
  const later = button("Để sau", () => box.remove());
  const words = element("p", { role: "status" });
  const box = element("aside", { class: "new-release md-typeset", "aria-label": "Bản mới" }, words, reload, later);
  document.body.append(box);
  // Said only once the place where it is said is known.
  words.textContent = "Đã có bản mới của trang này. Hãy lưu việc đang làm rồi tải lại.";
}

/** Asks for a new release now and then: a tab may stay open for days. */
function askNowAndThen() {
  let moment = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - moment < ASK_AGAIN_MS) return;
    moment = Date.now();
    update().catch(() => {});
  });
}

/** Whether the site is cached only on the reader's request. */
const onRequest = () => isRefused() || savesData() || isPreview() || isFull();

/** Caches the site for offline use, unless the reader or the device opted out. */
export async function start() {
  if (!supported()) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    tell();
    void offerRelease();
  });
  askNowAndThen();
  try {
    await quiet();
    await offerRelease();
    if (onRequest()) return;
    await keepPages();
    await quiet();
    if (!onRequest()) await save("engine");
  } catch (error) {
    // The page works as it did; "Dùng khi không có mạng" tells why nothing was kept.
    if (!(error instanceof OfflineError)) throw error;
    trouble = error.failure;
    if (trouble === "quota") localStorage.setItem(FULL, String(Date.now()));
    tell();
  }
}
