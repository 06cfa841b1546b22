/**
 * The lists that the site itself has for the builder: each button says its files, the rules of its time,
 * where its new wards lie and, where there is one, what was decided about its units.
 *
 * @typedef {{id: string, list: string, pairs: string, rules: string, place: string, scenario: string}} Ready
 */

/** What an address says of the list that is open on “Đánh giá danh sách”. */
export const MINE = "dang-mo";

/**
 * Returns the lists that the page has buttons for; the first is opened where nothing else is asked for.
 *
 * @param {HTMLElement} root
 * @returns {Ready[]}
 */
export function readyLists(root) {
  return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-ready]"))].map(({ dataset }) => ({
    id: dataset["ready"] ?? "",
    list: dataset["list"] ?? "",
    pairs: dataset["pairs"] ?? "",
    rules: dataset["rules"] ?? "",
    place: dataset["place"] ?? "",
    scenario: dataset["scenario"] ?? "",
  }));
}

/**
 * Returns the list that an address is about; links of earlier versions name none and are about the one with
 * a scenario.
 *
 * @param {Ready[]} lists
 * @param {URLSearchParams} query
 * @param {string | undefined} last the list that was open before
 */
export function readyFor(lists, query, last) {
  const early = query.has("luat") || query.has("mau");
  return (
    lists.find(({ id }) => id === query.get("ds")) ??
    (early ? lists.find(({ scenario }) => scenario) : undefined) ??
    lists.find(({ list }) => list === last) ??
    lists[0]
  );
}
