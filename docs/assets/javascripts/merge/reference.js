/**
 * Another plan that the scenario at hand is held against: one of those beside it, what was decided in 2025, or a
 * colleague's file; the units that differ are told in a table and on the map.
 *
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./scenario.js").State} State
 * @typedef {{units: {code: string, name: string, first: string | null, second: string | null}[], both: number,
 *   only_first: number, only_second: number}} Differences
 */

import { element } from "../shared/dom.js";
import { table } from "../shared/table.js";
import { keep, recall } from "../shared/entered.js";
import { field } from "./chooser.js";
import { complete, fromFile } from "./scenario.js";

const DECIDED = "2025";
const FILE = "file";
const KEPT = "scenario compared with";
/** No scenario stands here. */
const NONE = -1;
const AS_IT_IS = "không gộp";

/**
 * Makes the choice of the other plan, and what shows the differences.
 *
 * @param {{changed(): void, say(text: string): void, decided(): Promise<string>}} actions `decided` brings the
 *   file of what was decided in 2025, where it is about the open list
 */
export function reference({ changed, say, decided }) {
  const select = element("select", { id: "merge-reference" });
  const file = element("input", { type: "file", id: "merge-reference-file", accept: ".json,application/json" });
  const ofFile = element("option", { value: FILE });
  const count = element("p", { role: "status" });
  const units = element("div");
  /** @type {Map<string, Scenario | undefined>} those of files, by what chooses them */
  const plans = new Map();
  /** @type {Set<string> | undefined} */
  let differing;
  // The choices come with the list: until then, what was chosen before a reload waits.
  const memory = recall(KEPT);
  let choice = String(memory?.chosen ?? "");
  for (const [value, plan] of Object.entries(memory?.plans ?? {})) plans.set(value, complete(plan));
  ofFile.textContent = String(memory?.file ?? "");
  const remember = () => {
    choice = select.value;
    keep(KEPT, { chosen: choice, plans: Object.fromEntries(plans), file: ofFile.textContent });
  };

  /**
   * Opens a plan to compare with; one that cannot be read leaves what is compared.
   *
   * @param {string} value
   * @param {() => Promise<string>} bring
   * @param {string} [name] of a file
   */
  const open = async (value, bring, name) => {
    try {
      const { scenarios, current } = fromFile(await bring());
      plans.set(value, scenarios[current]);
    } catch {
      select.value = choice;
      say("Tệp để so không phải tệp phương án.");
      return;
    }
    if (name !== undefined) {
      ofFile.textContent = name;
      select.append(ofFile);
    }
    select.value = value;
    remember();
    changed();
  };
  select.addEventListener("change", () => {
    if (select.value === DECIDED) void open(DECIDED, decided);
    else {
      remember();
      changed();
    }
  });
  file.addEventListener("change", () => {
    const [upload] = file.files ?? [];
    if (upload) void open(FILE, () => upload.text(), upload.name);
  });

  return {
    element: element(
      "div",
      { class: "merge-reference" },
      field(select.id, "So từng đơn vị với", select),
      field(file.id, "Hoặc với tệp phương án của người khác", file),
      count,
      units,
    ),
    /**
     * Returns the plan that is chosen, of those that there are now.
     *
     * @param {State} state
     * @param {boolean} hasDecided whether the open list is the one of which something was decided
     * @returns {Scenario | undefined}
     */
    among({ scenarios, current }, hasDecided) {
      const others = scenarios.flatMap(({ name }, at) => (at === current ? [] : [element("option", { value: `tab-${at}` }, name)]));
      select.replaceChildren(
        element("option", { value: "" }, "không so"),
        ...others,
        ...(hasDecided ? [element("option", { value: DECIDED }, "Đã quyết định năm 2025")] : []),
      );
      if (plans.has(FILE)) select.append(ofFile);
      select.value = choice;
      if (select.selectedIndex < 0) select.value = "";
      return plans.get(select.value) ?? scenarios[Number(select.value.slice("tab-".length) || NONE)];
    },
    /** Whether a unit is to be seen: it differs, or nothing is compared. */
    shows: (/** @type {string} */ code) => !differing || differing.has(code),
    /**
     * @param {Differences | undefined} differences undefined where nothing is compared
     * @param {string} other the name of the other plan
     */
    show(differences, other) {
      differing = differences && new Set(differences.units.map(({ code }) => code));
      count.textContent = differences ? counts(differences, other) : "";
      units.replaceChildren(...(differences?.units.length ? [unitTable(differences, other)] : []));
    },
  };
}

/**
 * @param {Differences} found
 * @param {string} other
 */
function counts({ units, both, only_first: mine, only_second: theirs }, other) {
  const words = `${both} nhóm giống nhau, ${mine} nhóm chỉ có ở phương án này, ${theirs} nhóm chỉ có ở “${other}”.`;
  return units.length ? `${units.length} đơn vị khác nhau, tô trên bản đồ; ${words}` : `Hai phương án gộp như nhau: ${words}`;
}

/**
 * @param {Differences} found
 * @param {string} other
 */
function unitTable({ units }, other) {
  return table({
    label: "Các đơn vị khác nhau",
    heads: ["Đơn vị", "Phương án này", other],
    rows: units.map(({ name, code, first, second }) => [`${name} (${code})`, first ?? AS_IT_IS, second ?? AS_IT_IS]),
  });
}
