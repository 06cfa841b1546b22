/**
 * The reader's own list, pairs and shapes: opened from files that stay on the device.
 *
 * @typedef {import("./ground.js").Ground} Ground
 * @typedef {{say(text: string): void, opened(notice: string, anew: boolean): Promise<void>,
 *   rules(): string, opening(work: () => Promise<void>): Promise<void>}} Actions
 *   `anew` where scenarios of the list before no longer fit
 */

import { button, element, part } from "../shared/dom.js";
import { tooLarge } from "../shared/files.js";

/**
 * Opens what is chosen as soon as it is: a list, then the pairs or the shapes for the list that is open.
 *
 * @param {HTMLElement} root
 * @param {Ground} ground
 * @param {Actions} actions
 * @returns {{openChosen(): Promise<void>, askToConfirm(): void}} opens what stands in the form already; asks
 *   about what is doubtful in the list
 */
export function opener(root, ground, actions) {
  const [list, pairs, shapes] = /** @type {[HTMLInputElement, HTMLInputElement, HTMLInputElement]} */ (
    ["#merge-list", "#merge-pairs", "#merge-shapes"].map((name) => root.querySelector(name))
  );
  const tolerance = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-tolerance"));
  const borders = () => (shapes.files?.length ? openShapes : pairs.files?.length ? openPairs : undefined);

  const askToConfirm = () => part(root, "shapes-report").replaceChildren(...confirmation(ground, actions));
  const openList = async () => {
    const units = list.files?.[0];
    if (!units) return;
    const refusal = tooLarge(units) || (await (await import("./own.js")).openOwn(ground, units, actions.rules()));
    if (refusal) {
      actions.say(`Không mở được danh sách: ${refusal}`);
      return;
    }
    askToConfirm();
    await actions.opened(openedText(ground), true);
    await borders()?.(openedText(ground));
  };
  /** @param {string} [before] what was told already */
  const openPairs = async (before = "") => {
    const table = pairs.files?.[0];
    if (!table) return;
    const refusal = tooLarge(table) || (await ground.usePairs(await table.text()));
    if (refusal) actions.say(`${before} Không dùng được ${table.name}: ${refusal}`.trim());
    else await actions.opened(`${before} Đã dùng các cặp liền kề trong ${table.name}.`.trim(), false);
  };
  /** @param {string} [before] */
  const openShapes = async (before = "") => {
    const map = shapes.files?.[0];
    if (map) await useShapes(root, ground, map, Number(tolerance.value), before, actions);
  };

  list.addEventListener("change", () => actions.opening(openList));
  pairs.addEventListener("change", () => {
    // Pairs come from one file: the one chosen last.
    shapes.value = "";
    void actions.opening(openPairs);
  });
  for (const input of [shapes, tolerance]) {
    input.addEventListener("change", () => {
      if (shapes.files?.length) pairs.value = "";
      void actions.opening(openShapes);
    });
  }
  return {
    openChosen: () => actions.opening(list.files?.length ? openList : () => borders()?.() ?? Promise.resolve()),
    askToConfirm,
  };
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
  const confirm = button("Số liệu đáng ngờ là đúng: dùng để tính", () =>
    actions.opening(async () => {
      if (ground.isTakenOver) await (await import("./own.js")).confirmAll(ground);
      else await ground.confirm();
      confirm.remove();
      await actions.opened(openedText(ground), true);
    }),
  );
  return [element("p", {}, confirm)];
}

/**
 * @param {HTMLElement} root
 * @param {Ground} ground
 * @param {File} file
 * @param {number} tolerance
 * @param {string} before what was told already
 * @param {Actions} actions
 */
async function useShapes(root, ground, file, tolerance, before, actions) {
  actions.say(`${before} Đang tính ranh giới chung trong ${file.name}…`.trim());
  const { pairsFile, readShapes, shapesReport } = await import("../shapes/shapes.js");
  // A district's name may carry the province that tells it from its namesakes.
  const units = ground.words.units.map(({ code, name, district }) => ({
    code,
    name,
    district: district.replace(/ ?\([^()]*\)$/, ""),
  }));
  const shapes = await readShapes(file, units, tolerance);
  if (typeof shapes === "string") {
    actions.say(`${before} Không dùng được ${file.name}: ${shapes}`.trim());
    return;
  }
  const refusal = await ground.usePairs(pairsFile(shapes), shapes.picture);
  if (refusal !== undefined) {
    actions.say(refusal);
    return;
  }
  const report = part(root, "shapes-report");
  report.replaceChildren(...shapesReport(shapes, units.length, tolerance, (code) => ground.nameOf(code)));
  const counts = `${units.length - shapes.missing.length} trên ${units.length} đơn vị có hình, ${shapes.pairs.length} cặp có ranh giới chung`;
  const remark = shapes.unmatched.length ? ` ${shapes.unmatched.length} hình không nhận ra là đơn vị nào.` : "";
  await actions.opened(`Đã tính ranh giới trong ${file.name}: ${counts}.${remark}`, false);
}
