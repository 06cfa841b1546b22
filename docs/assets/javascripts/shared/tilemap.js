/**
 * Schematic maps: a hexagon for each commune-level unit, laid out beforehand.
 *
 * @typedef {{code: string, name: string, district: string, x: number, y: number, lines: string[]}} Tile
 * @typedef {{width: number, height: number, hexagon: string, units: string, parts: string, kept: number,
 *   pairs: number, tiles: Tile[],
 *   marks: Record<string, string>,
 *   districts: {name: string, path: string, x: number, y: number}[]}} Tiles
 */

import { roving, svg } from "./svg.js";

const MARK_RISE = 8;
const FIRST_LINE = 3;
const LINE_HEIGHT = 9;
/** A tile aside of the direction of an arrow key counts as this much further away. */
const ASIDE = 2;
/** @type {Record<string, [number, number]>} */
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** Twice the half width of a tile: tiles further apart do not touch. */
const PITCH = 52;
/** @type {Map<string, Promise<Tiles>>} */
const loading = new Map();

/**
 * Returns the layout of a map, loaded once.
 *
 * @param {string} name
 */
function tilesOf(name) {
  const tiles = loading.get(name) ?? fetch(new URL(`../../data/${name}-tiles.json`, import.meta.url)).then((response) => response.json());
  loading.set(name, tiles);
  tiles.catch(() => loading.delete(name));
  return /** @type {Promise<Tiles>} */ (tiles);
}

/**
 * Returns the map that shows most of a list, of those that the page's ready lists have; none where it shows
 * too little of it. Fails where a map cannot be loaded.
 *
 * @param {(codes: string[]) => number | Promise<number>} count how many of some units the list has
 * @param {number} size how many commune-level units the list has
 */
export async function bestMap(count, size) {
  const names = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-map]"))].map(({ dataset }) => dataset["map"] ?? "");
  const maps = await Promise.all(names.map(tilesOf));
  let [best, most] = [/** @type {Tiles | undefined} */ (undefined), 0];
  for (const map of maps) {
    const share = await count(map.tiles.map(({ code }) => code));
    // A code of an earlier time may be that of another unit today: each list has some of the other, and most of its own.
    if (share > most && 2 * share >= Math.min(map.tiles.length, size)) [best, most] = [map, share];
  }
  return best;
}

/**
 * Draws the map.
 *
 * @param {object} options
 * @param {Tiles} options.tiles
 * @param {(code: string) => string} options.classOf its tile gets the class `tile-<what this gives>`
 * @param {(code: string) => string} options.labelOf the words for a tile
 * @param {(code: string) => string} [options.markOf] the sign on a tile, that of its class where not given
 * @param {(code: string) => void} options.onChoose
 * @param {(code: string) => boolean} [options.pressed] whether a tile is chosen, where tiles can be
 * @param {(code: string) => string[]} [options.touching] the units that a chosen one has a border with
 * @returns {{element: SVGSVGElement, refresh: () => void}} `refresh` asks for classes and words again
 */
export function tileMap({ tiles: map, classOf, markOf, labelOf, onChoose, pressed, touching }) {
  const signOf = markOf ?? ((/** @type {string} */ code) => map.marks[classOf(code)] ?? "");
  const items = map.tiles.map((tile) =>
    svg(
      "g",
      {},
      svg("title"),
      svg("path", { d: `M${tile.x} ${tile.y}${map.hexagon}` }),
      // Its meaning is among the words of the tile.
      svg("text", { class: "mark", x: tile.x, y: tile.y - MARK_RISE, "aria-hidden": "true" }),
      // With spaces, not drawn here, the lines are read as the words that the name of the tile has too.
      ...tile.lines.flatMap((line, index) => [
        " ",
        svg("text", { x: tile.x, y: tile.y + FIRST_LINE + LINE_HEIGHT * index }, line),
      ]),
    ),
  );
  // Neighbours that the tiles do not let touch.
  const links = svg("path", { class: "links", "aria-hidden": "true" });
  const places = new Map(map.tiles.map((tile) => [tile.code, tile]));
  const element = svg(
    "svg",
    { viewBox: `0 0 ${map.width} ${map.height}`, role: "group", "aria-label": "Bản đồ ô: dùng phím mũi tên" },
    ...items,
    ...map.districts.map(({ path }) => svg("path", { class: "district", d: path })),
    links,
    ...map.districts.map(({ name, x, y }) => svg("text", { class: "district-name", x, y }, name)),
  );
  const refresh = () => {
    const choice = pressed && touching ? map.tiles.filter(({ code }) => pressed(code)) : [];
    const near = new Set(choice.flatMap(({ code }) => touching?.(code) ?? []));
    links.setAttribute("d", choice.map((tile) => apart(tile, touching?.(tile.code) ?? [], places)).join(""));
    map.tiles.forEach(({ code }, index) => {
      const [item, label] = [items[index], labelOf(code)];
      item?.setAttribute("class", `tile tile-${classOf(code)}`);
      item?.setAttribute("aria-label", label);
      if (pressed) item?.setAttribute("aria-pressed", String(pressed(code)));
      item?.toggleAttribute("data-near", near.has(code) && !pressed?.(code));
      item?.querySelector("title")?.replaceChildren(label);
      item?.querySelector(".mark")?.replaceChildren(signOf(code));
    });
  };
  refresh();
  roving(
    element,
    items,
    (from, key) => nearest(map.tiles, from, key),
    (index) => onChoose(/** @type {Tile} */ (map.tiles[index]).code),
  );
  return { element, refresh };
}

/**
 * Draws lines from a tile to those that it should touch and does not.
 *
 * @param {Tile} from
 * @param {string[]} codes
 * @param {Map<string, Tile>} places
 */
function apart(from, codes, places) {
  return codes
    .map((code) => places.get(code))
    .filter((to) => to && Math.hypot(to.x - from.x, to.y - from.y) > PITCH + 1)
    .map((to) => `M${from.x} ${from.y}L${to?.x} ${to?.y}`)
    .join("");
}

/**
 * Finds the nearest place in the direction of a key.
 *
 * @param {{x: number, y: number}[]} tiles
 * @param {number} from
 * @param {string} key
 */
export function nearest(tiles, from, key) {
  const here = tiles[from];
  const [right, down] = DIRECTIONS[key] ?? [0, 0];
  let neighbour;
  let least = Infinity;
  tiles.forEach(({ x, y }, index) => {
    if (!here || index === from) return;
    const ahead = (x - here.x) * right + (y - here.y) * down;
    const aside = Math.abs((x - here.x) * down) + Math.abs((y - here.y) * right);
    if (ahead > 0 && ahead + ASIDE * aside < least) {
      least = ahead + ASIDE * aside;
      neighbour = index;
    }
  });
  return neighbour;
}
