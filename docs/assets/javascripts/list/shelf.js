/**
 * The list that was open, kept by the browser on this device, so that it is there again after a reload
 * and in a new tab. It never leaves the device, and goes when its reader says so.
 *
 * @typedef {{name: string, rules: string, content: ArrayBuffer | string, changes: object[]}} Stored
 */

/** As the site's place, so that another site under the same address has its own. */
const NAME = `list ${new URL("../../../", import.meta.url).pathname}`;
const STORE = "lists";
const KEY = "open";

/**
 * @param {Stored} stored
 * @returns {Promise<boolean>} whether the browser keeps it
 */
export const put = (stored) => done("readwrite", (store) => store.put(stored, KEY)).then(yes, no);

/** @returns {Promise<Stored | undefined>} what was kept */
export const get = () => done("readonly", (store) => store.get(KEY)).catch(() => undefined);

/** @returns {Promise<boolean>} whether nothing is kept any more */
export const remove = () => done("readwrite", (store) => store.delete(KEY)).then(yes, no);

const yes = () => true;
const no = () => false;

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
async function done(mode, ask) {
  const base = await opened();
  try {
    const transaction = base.transaction(STORE, mode);
    const request = ask(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("error", () => reject(transaction.error));
      transaction.addEventListener("abort", () => reject(transaction.error));
    });
    return request.result;
  } finally {
    base.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function opened() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
