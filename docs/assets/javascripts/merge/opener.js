/**
 * The reader's own list, pairs and shapes: opened from files that stay on the device.
 *
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {import("../shapes/borders.js").Picture} Picture
 * @typedef {{say(text: string): void, opened(told: string, picture: Picture | undefined, anew: boolean): void,
 *   guarded(work: () => Promise<void>): Promise<void>}} Actions
 *   `anew` where scenarios of the list before no longer fit
 */

import { element, part } from "../shared/dom.js";
import { tooLarge } from "../shared/files.js";

/**
 * Makes the button of the form open what was chosen in it.
 *
 * @param {HTMLElement} root
 * @param {Ground} ground
 * @param {Actions} actions
 */
export function opener(root, ground, actions) {
  const [list, pairs, shapes] = ["#merge-list", "#merge-pairs", "#merge-shapes"].map(
    (name) => /** @type {HTMLInputElement} */ (root.querySelector(name)),
  );
  const tolerance = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-tolerance"));
  let busy = false;
  const open = async () => {
    const [units, table, map] = [list, pairs, shapes].map((input) => input?.files?.[0]);
    const refused = tooLarge(units) || tooLarge(table);
    if (refused) {
      actions.say(`Không mở được danh sách: ${refused}`);
    } else if (table && map) {
      actions.say("Chỉ chọn một trong hai: tệp các cặp liền kề, hoặc tệp ranh giới.");
    } else if (!units && !map) {
      actions.say("Chưa chọn tệp danh sách đơn vị hoặc tệp ranh giới.");
    } else {
      let told = "";
      if (units) {
        const refused = await ground.open(units.name, units, table ? await table.text() : "");
        if (refused !== undefined) {
          actions.say(`Không mở được danh sách: ${refused}`);
          return;
        }
        told = openedText(ground);
        part(root, "shapes-report").replaceChildren(...confirmation(ground, actions));
        actions.opened(told, undefined, true);
      }
      if (map) await openShapes(root, ground, map, Number(tolerance.value), told, actions);
    }
  };
  part(root, "open-list").addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    try {
      await actions.guarded(open);
    } finally {
      busy = false;
    }
  });
}

/**
 * Says what was opened, with what is wrong in it.
 *
 * @param {Ground} ground
 */
export function openedText({ name, words: { units, errors, notes } }) {
  const wrong = errors.length ? [`${errors.join("; ")}.`] : [];
  return [`Đã mở ${units.length} đơn vị trong ${name}.`, ...wrong, ...notes].join(" ");
}

/**
 * Gives the button by which the reader confirms what is doubtful in the list.
 *
 * @param {Ground} ground
 * @param {Actions} actions
 */
function confirmation(ground, actions) {
  if (!ground.words.doubtful) return [];
  const button = element("button", { type: "button", class: "md-button" }, "Số liệu đáng ngờ là đúng: dùng để tính");
  button.addEventListener("click", () =>
    actions.guarded(async () => {
      await ground.confirm();
      button.remove();
      actions.opened(openedText(ground), undefined, true);
    }),
  );
  return [element("p", {}, button)];
}

/**
 * @param {HTMLElement} root
 * @param {Ground} ground
 * @param {File} file
 * @param {number} tolerance
 * @param {string} before what was told already
 * @param {Actions} actions
 */
async function openShapes(root, ground, file, tolerance, before, actions) {
  actions.say(`${before} Đang tính ranh giới chung trong ${file.name}…`.trim());
  const { pairsFile, readShapes, shapesReport } = await import("../shapes/shapes.js");
  // A district's name may carry the province that tells it from its namesakes.
  const units = ground.words.units.map(({ code, name, district }) => ({
    code,
    name,
    district: district.replace(/ ?\([^()]*\)$/, ""),
  }));
  const found = await readShapes(file, units, tolerance);
  if (typeof found === "string") {
    actions.say(`${before} Không dùng được ${file.name}: ${found}`.trim());
    return;
  }
  const refused = await ground.usePairs(pairsFile(found));
  if (refused !== undefined) {
    actions.say(refused);
    return;
  }
  const report = part(root, "shapes-report");
  report.replaceChildren(...shapesReport(found, units.length, tolerance, (code) => ground.nameOf(code)));
  const counts = `${units.length - found.missing.length} trên ${units.length} đơn vị có hình, ${found.pairs.length} cặp có ranh giới chung`;
  const lost = found.unmatched.length ? ` ${found.unmatched.length} hình không nhận ra là đơn vị nào.` : "";
  actions.opened(`Đã tính ranh giới trong ${file.name}: ${counts}.${lost}`, found.picture, false);
}
