// "Xã, phường của bạn": finds the page of a unit as its name is typed, without the engine.
import { element } from "../shared/dom.js";
import { key, rank } from "./matching.js";

const MOST = 8;
/** The root of the site. */
const ROOT = new URL("../../../", import.meta.url);

/** @typedef {{title: string, note: string, href: string, key: string}} Name */

/** @type {Map<string, Promise<Name[]>>} */
const loading = new Map();

/**
 * @param {HTMLElement} form
 * @returns {Promise<Name[]>} the names of all units and where each leads, loaded once
 */
function names({ dataset: { names: file = "don-vi" } }) {
  const answer =
    loading.get(file) ??
    fetch(new URL(`assets/data/${file}.json`, ROOT))
      .then((response) => response.json())
      .then((/** @type {[string, string, string][]} */ entries) =>
        entries.map(([title, note, path]) => ({ title, note, href: new URL(path, ROOT).href, key: key(title) })),
      );
  loading.set(file, answer);
  answer.catch(() => loading.delete(file));
  return answer;
}

/**
 * Gives the names that answer what was typed, the best first; of equals those of today first.
 *
 * @param {Name[]} all
 * @param {string} text
 * @returns {Name[]}
 */
export function find(all, text) {
  const query = key(text);
  if (!query) return [];
  return all
    .map((name) => ({ name, rank: rank(query, name.key) }))
    .filter((match) => match.rank !== undefined)
    .sort((one, other) => Number(one.rank) - Number(other.rank))
    .map(({ name }) => name);
}

/**
 * Starts the box.
 *
 * @param {HTMLElement} form
 */
export function mount(form) {
  const input = form.querySelector("input");
  const hits = form.querySelector(".hits");
  const count = form.querySelector(".count");
  if (!(input && hits instanceof HTMLElement && count)) return;
  const links = () => [...hits.querySelectorAll("a")];
  const show = async () => {
    try {
      const matches = find(await names(form), input.value);
      hits.replaceChildren(
        ...matches
          .slice(0, MOST)
          .map(({ title, note, href }) =>
            element("li", {}, element("a", { href }, title, " ", element("small", {}, note))),
          ),
      );
      count.textContent = words(input.value, matches.length);
    } catch {
      count.textContent = "Chưa tải được danh sách tên. Hãy thử lại, hoặc mở danh sách bên dưới.";
    }
  };
  const open = async () => {
    await show();
    links()[0]?.click();
  };
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void open();
  });
  form.addEventListener("keydown", (event) => move(event, [input, ...links()]));
  if (input.value) void show();
  else void names(form).catch(() => {});
}

/**
 * @param {string} text
 * @param {number} count
 */
function words(text, count) {
  if (!text.trim()) return "";
  if (count === 0) return "Không có đơn vị nào tên như vậy. Hãy thử một phần của tên.";
  return count > MOST ? `${count} đơn vị; đây là ${MOST} đơn vị đầu, hãy gõ thêm.` : `${count} đơn vị.`;
}

/**
 * Moves among the box and the names below it by the arrow keys.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} stops
 */
function move(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  if (step === undefined || at < 0) return;
  event.preventDefault();
  stops[at + step]?.focus();
}
