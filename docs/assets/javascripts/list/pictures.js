/**
 * The pictures of an open list: drawn when the reader opens them, from what the engine tells.
 *
 * @typedef {import("../shared/result.js").About} About
 * @typedef {import("./understood.js").Description} Description
 * @typedef {import("./rows.js").Row} Row
 * @typedef {import("./scatter.js").Points} Points
 * @typedef {import("../shared/tilemap.js").Tiles} Tiles
 */

import { button, element } from "../shared/dom.js";
import { call } from "../engine/engine.js";
import { readout } from "../shared/readout.js";
import { capital, percentText } from "../shared/result.js";
import { ENCOURAGED, ENCOURAGED_SIGN, standingOf } from "./standing.js";

const COMMUNES = ["commune", "ward", "township"];
const NARROWEST = 300;
const HINT = "Chọn một đơn vị để đọc giải thích; phím mũi tên đi từ đơn vị này sang đơn vị khác.";

/**
 * Returns the pictures that a list can have, closed; `again` draws anew what follows the filters.
 *
 * @param {About} about
 * @param {Description} description
 * @param {Record<string, string>} filters
 * @param {(row: number) => void} open opens the card of a row
 */
export function pictures(about, description, filters, open) {
  /** @type {HTMLElement | undefined} */
  let chart;
  /** @param {HTMLElement} frame */
  const draw = (frame) => drawChart((chart = frame), about, description, filters, open);
  const elements = [folded("Biểu đồ", draw)];
  if (COMMUNES.some((kind) => description.kinds[kind])) {
    elements.push(folded("Bản đồ ô", (frame) => drawMap(frame, about, description, open)));
  }
  return { elements, again: () => (chart ? draw(chart) : Promise.resolve()) };
}

/**
 * @param {string} title
 * @param {(frame: HTMLElement) => Promise<void>} draw
 */
function folded(title, draw) {
  const frame = element("div", { class: "picture", "aria-live": "off" });
  const details = element("details", { class: "picture-fold" }, element("summary", {}, title), frame);
  let isDrawn = false;
  details.addEventListener("toggle", async () => {
    if (!details.open || isDrawn) return;
    isDrawn = true;
    frame.replaceChildren(element("p", { role: "status" }, "Đang vẽ…"));
    try {
      await draw(frame);
    } catch {
      isDrawn = false;
      const words = "Không vẽ được: hãy kiểm tra mạng, đóng rồi mở lại phần này.";
      frame.replaceChildren(element("p", { class: "failure", role: "alert" }, words));
    }
  });
  return details;
}

/**
 * @param {HTMLElement} frame
 * @param {About} about
 * @param {Description} description
 * @param {Record<string, string>} filters
 * @param {(row: number) => void} open
 * @param {string} [level]
 */
async function drawChart(frame, about, description, filters, open, level) {
  const [{ loadPlot }, { scatter, SIGNS }, { saveButtons }, data] = await Promise.all([
    import("../shared/plot.js"),
    import("./scatter.js"),
    import("../shared/saving.js"),
    /** @type {Promise<Points>} */ (call("list_points", level ? { ...filters, level } : filters)),
  ]);
  const { element: picture, beyond } = scatter(await loadPlot(), data, {
    width: Math.max(NARROWEST, frame.clientWidth),
    labelOf: (point) => words(about, point),
    onChoose: ({ row }) => open(row),
  });
  const levels = Object.entries(data.levels).map(([one, words]) => {
    const now = one === data.level;
    const look = now ? "md-button md-button--primary" : "md-button";
    const draw = () => void drawChart(frame, about, description, filters, open, one);
    return button(`Xem ${words}`, draw, { class: look, "aria-pressed": String(now) });
  });
  const note = summary(data, beyond);
  const signs = meanings(about, SIGNS, data.verdicts);
  const standing = element("div", { class: "scatter" }, picture);
  frame.replaceChildren(
    ...(levels.length > 1 ? [element("p", {}, ...levels)] : []),
    standing,
    readout(standing, HINT),
    legend(signs),
    element("ol", { class: "zones" }, ...data.zones.map(({ text }) => element("li", {}, `Vùng của ${lower(text)}`))),
    element("p", {}, note),
    saveButtons(
      () => picture,
      () => ({
        title: `Diện tích và dân số so với tiêu chuẩn, ${data.levels[data.level]}: ${description.name}`,
        notes: [
          ...Object.values(filters).some(Boolean) ? ["Chỉ các đơn vị đang lọc trong bảng."] : [],
          ...data.zones.map(({ text }, index) => `Vùng ${index + 1}: ${lower(text)}.`),
          inLine(signs),
          note,
          origin(description),
        ],
        stem: `bieu-do-${fileWords(description)}`,
      }),
    ),
  );
}

/**
 * @param {HTMLElement} frame
 * @param {About} about
 * @param {Description} description
 * @param {(row: number) => void} open
 */
async function drawMap(frame, about, description, open) {
  const [{ bestMap, tileMap }, { saveButtons }] = await Promise.all([import("../shared/tilemap.js"), import("../shared/saving.js")]);
  const communes = COMMUNES.reduce((sum, kind) => sum + (description.kinds[kind] ?? 0), 0);
  /** @param {string[]} codes @returns {Promise<Record<string, Row>>} */
  const coded = async (codes) => (await call("list_coded", { codes })).units;
  const tiles = await bestMap(async (codes) => Object.keys(await coded(codes)).length, communes);
  if (!tiles) {
    frame.replaceChildren(element("p", {}, "Trang này không có bản đồ ô của các đơn vị trong danh sách."));
    return;
  }
  const units = await coded(tiles.tiles.map(({ code }) => code));
  const rows = Object.values(units);
  const names = new Map(tiles.tiles.map(({ code, name, district }) => [code, `${name}, ${district}`]));
  /** @type {Record<string, string>} */
  const marks = { ...tiles.marks, [ENCOURAGED]: ENCOURAGED_SIGN };
  const shownAs = (/** @type {string} */ code) => (units[code] ? standingOf(units[code]) : "none");
  const { element: map } = tileMap({
    tiles,
    classOf: shownAs,
    markOf: (code) => marks[shownAs(code)] ?? "",
    labelOf: (code) => {
      const unit = units[code];
      return unit ? words(about, unit) : `${names.get(code)}: không có trong danh sách`;
    },
    onChoose: (code) => {
      const unit = units[code];
      if (unit) open(unit.row);
    },
  });
  /** @type {Record<string, number>} */
  const counts = {};
  for (const one of rows.map(standingOf)) counts[one] = (counts[one] ?? 0) + 1;
  const signs = meanings(about, marks, counts);
  const standing = element("div", { class: "tile-map" }, map);
  const note =
    `${rows.length} trên ${tiles.tiles.length} ${tiles.units} có trong danh sách. ` +
    `Sơ đồ không theo tỷ lệ, mỗi đơn vị một ô, viền đậm là ${tiles.parts}.`;
  frame.replaceChildren(
    standing,
    readout(standing, HINT),
    legend(signs),
    element("p", {}, note),
    saveButtons(
      () => map,
      () => ({
        title: `Kết quả rà soát ${tiles.units}: ${description.name}`,
        notes: [inLine(signs), note, origin(description)],
        stem: `ban-do-o-${fileWords(description)}`,
      }),
    ),
  );
}

/**
 * Says of a unit what its row in the table says.
 *
 * @param {About} about
 * @param {Row} unit
 */
function words(about, unit) {
  const name = `${about.kinds[unit.kind ?? ""] ?? ""} ${unit.name || unit.code || `dòng ${unit.row}`}`.trim();
  const place = unit.district ? `, ${unit.district}` : "";
  const share = (/** @type {Row["area_percent"]} */ ends) => (ends[0] === null ? "chưa biết" : `${percentText(ends)}%`);
  const verdicts = [unit.verdict, ...(unit.encouraged ? [ENCOURAGED] : [])];
  const verdict = verdicts.map((one) => about.verdicts[one] ?? one).join(", ");
  return `${capital(name)}${place}: diện tích ${share(unit.area_percent)}, dân số ${share(unit.population_percent)}, ${verdict}`;
}

/**
 * Returns what the signs of a picture stand for, with the number of units of each.
 *
 * @param {About} about
 * @param {Record<string, string>} signs
 * @param {Record<string, number>} counts
 */
function meanings(about, signs, counts) {
  return Object.entries(counts).map(([verdict, count]) => ({
    verdict,
    text: `${signs[verdict] ?? "!"} ${about.verdicts[verdict] ?? verdict}: ${number(count)}`,
  }));
}

/** @param {ReturnType<typeof meanings>} entries */
function legend(entries) {
  const items = entries.map(({ verdict, text }) => element("li", { class: `meaning-${verdict}` }, text));
  return element("ul", { class: "counts" }, ...items);
}

/** @param {ReturnType<typeof meanings>} entries */
const inLine = (entries) => `${entries.map(({ text }) => text).join("; ")}.`;

/**
 * Says what is drawn and what is not.
 *
 * @param {Points} data
 * @param {number} beyond
 */
function summary(data, beyond) {
  const [level, count] = [data.levels[data.level], data.points.length];
  const parts = [`Vẽ ${number(count)} trên ${number(data.units)} đơn vị ${level}.`];
  if (count < data.drawable) {
    parts.push("Đơn vị không thuộc diện được vẽ thưa đi cho dễ đọc; các số đếm ở trên là của toàn bộ.");
  }
  if (data.drawable < data.units) {
    parts.push(`${number(data.units - data.drawable)} đơn vị không có điểm vì thiếu số liệu hoặc tiêu chuẩn.`);
  }
  if (beyond) parts.push(`${number(beyond)} đơn vị có số nằm ngoài hai trục, vẽ ở mép.`);
  parts.push("Hai trục theo thang lôgarit; vạch ngang, dọc là khoảng của số ước tính, điểm ở giữa khoảng.");
  parts.push("Bảng kết quả có cùng các số này.");
  return parts.join(" ");
}

/** @param {number} value */
const number = (value) => value.toLocaleString("vi");

/** @param {string} sentence */
const lower = (sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1);

/** @param {Description} description */
const fileWords = ({ rules }) => rules.replace(/ \(.*\)$/, "-gia-dinh");

/** @param {Description} description */
const origin = ({ rules, status, engine_version, law_version, dates }) =>
  `Bộ quy tắc ${rules}: ${status}. Bộ máy tính ${engine_version}, dữ liệu luật ${law_version}. ` +
  `${dates.length ? `Thời điểm số liệu: ${dates.join(", ")}. ` : ""}Không phải văn bản chính thức.`;
