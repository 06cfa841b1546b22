/**
 * The release that this service worker is of: the build puts its list ahead of the script as `self.RELEASE`.
 *
 * @typedef {import("../release.js").Release} Release
 * @typedef {import("../release.js").ReleaseFile} ReleaseFile
 */

export const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
export const { RELEASE } = /** @type {{RELEASE: Release}} */ (/** @type {unknown} */ (self));
export const SCOPE = new URL("./", location.href).href;
/** Other sites may share the origin, and with it the names of caches. */
export const PREFIX = `offline ${new URL(SCOPE).pathname} `;
export const CURRENT = PREFIX + RELEASE.version;
export const PAGES = "pages";
/** What stands behind the name of a file in that of its copy: either is as good, and one is kept. */
export const COPY = ".br";

/** @type {Map<string, ReleaseFile>} */
export const FILES = new Map(
  RELEASE.parts
    .flatMap(({ files }) => files)
    .flatMap((file) => [file, ...copyOf(file)])
    .map((file) => /** @type {const} */ ([file.path, file])),
);

/**
 * @param {ReleaseFile} file
 * @returns {ReleaseFile[]} its copy, if it has one
 */
function copyOf({ brotli_sha256: sha256, path, ...file }) {
  return sha256 ? [{ ...file, path: path + COPY, sha256 }] : [];
}

/** @param {string} path */
export const addressOf = (path) => SCOPE + path;

/** @param {string} name */
export const partOf = (name, release = RELEASE) => release.parts.find((part) => part.name === name)?.files ?? [];

/** @param {ReleaseFile[]} files */
export const bytesOf = (files) => files.reduce((sum, { bytes }) => sum + bytes, 0);
