/**
 * The list that was open, kept by the browser on this device, so that it is there again after a reload
 * and in a new tab; with it the borders that were opened for it. They never leave the device, and go when
 * their reader says so.
 *
 * @typedef {{name: string, rules: string, content: ArrayBuffer | string, changes: object[]}} Stored
 * @typedef {{name: string, pairs: string, picture?: object | undefined}} Borders of the list with this name: pairs as
 *   CSV, and what is drawn
 */

/** As the site's place, so that another site under the same address has its own. */
const NAME = `list ${new URL("../../../", import.meta.url).pathname}`;
const STORE = "lists";
const LIST = "open";
const BORDERS = "borders";

/**
 * @param {Stored} list
 * @returns {Promise<boolean>} whether the browser keeps it
 */
export const put = (list) => transact("readwrite", (store) => store.put(list, LIST)).then(yes, no);

/** @returns {Promise<Stored | undefined>} what was kept */
export const get = () => transact("readonly", (store) => store.get(LIST)).catch(() => undefined);

/** @returns {Promise<boolean>} whether nothing is kept any more */
export const remove = () => transact("readwrite", (store) => store.clear()).then(yes, no);

/** @param {Borders} borders */
export const putBorders = (borders) => transact("readwrite", (store) => store.put(borders, BORDERS)).then(yes, no);

/**
 * @param {string} name of a list
 * @returns {Promise<Borders | undefined>} what was kept for it
 */
export async function bordersOf(name) {
  const borders = await transact("readonly", (store) => store.get(BORDERS)).catch(() => undefined);
  return borders?.name === name ? borders : undefined;
}

const yes = () => true;
const no = () => false;

/**
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} ask
 * @returns {Promise<any>}
 */
async function transact(mode, ask) {
  const base = await database();
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
function database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
