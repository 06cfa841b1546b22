/**
 * "Thử sắp xếp": units into groups, judged at once; scenarios side by side, proposals, link, file, print.
 *
 * @typedef {import("./chooser.js").Unit} Unit
 * @typedef {import("./groups.js").Result} Result
 * @typedef {import("./groups.js").Words} Words
 * @typedef {import("./scenario.js").Scenario} Scenario
 * @typedef {import("./scenario.js").State} State
 * @typedef {{units: Unit[], errors: string[], kinds: Record<string, string>, verdicts: Record<string, string>,
 *   classes: string[], rules: {id: string, title: string, status: string, proposes: boolean}[],
 *   law_version: string, error?: string}} Ground
 */

import { printAnnex } from "./annex.js";
import { chooser } from "./chooser.js";
import { button, compareTable, download, summary } from "./compare.js";
import { element, part } from "./dom.js";
import { call, EngineError, start } from "./engine.js";
import { groupCard } from "./groups.js";
import { showEngine } from "./panel.js";
import { blank, fitted, fromFile, fromQuery, History, MOST, toFile, toQuery, without } from "./scenario.js";
import { suggestions } from "./suggestions.js";

const KON_TUM = "kon-tum-communes.csv";

/** @param {string} name a file of the site's data */
const data = (name) => fetch(new URL(`../data/${name}`, import.meta.url));

/**
 * Starts the builder in its frame, with Kon Tum's units or what the address carries.
 *
 * @param {HTMLElement} root
 */
export async function mount(root) {
  showEngine(part(root, "engine"));
  void start().catch(() => {});
  const builder = new Builder(root);
  try {
    const [list, pairs] = await Promise.all([data(KON_TUM), data("kon-tum-pairs.csv")]);
    await builder.open(KON_TUM, await list.arrayBuffer(), await pairs.text());
    const asked = new URLSearchParams(location.search);
    const linked = fromQuery(location.search);
    if (linked) builder.take({ scenarios: [linked], current: 0 }, "Đã mở phương án của liên kết.");
    else if (asked.get("mau") === "2025") await builder.sample();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    builder.say(error.message);
  }
}

class Builder {
  /** @type {Ground | undefined} */
  #ground;
  /** @type {Map<string, Unit>} */
  #units = new Map();
  #list = KON_TUM;
  /** @type {Map<Scenario, Result>} */
  #results = new Map();
  #asked = 0;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.rules = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-rules"));
    this.place = /** @type {HTMLSelectElement} */ (root.querySelector("#merge-place"));
    this.history = new History({ scenarios: [blank("Phương án 1", this.rules.value, "")], current: 0 });
    this.chooser = chooser((unit) => this.#describe(unit), {
      change: (_, told) => this.say(told),
      submit: () => this.#group(),
    });
    this.parts = {
      tools: element("div", { class: "merge-tools", role: "group", "aria-label": "Thao tác với phương án" }),
      tabs: element("div", { class: "merge-tabs", role: "group", "aria-label": "Các phương án" }),
      // The tile map draws itself here and asks for a unit with the event "choose-unit".
      map: element("div", { "data-part": "map", hidden: "" }),
      groups: element("div", { class: "merge-groups" }),
      summary: element("div", { class: "merge-summary" }),
      proposals: element("div", { class: "merge-proposals" }),
      compare: element("div", { class: "merge-compare" }),
    };
    this.#layout();
    this.rules.addEventListener("change", () => this.#change({ rules: this.rules.value }, `Bộ quy tắc ${this.rules.value}.`));
    this.place.addEventListener("change", () => this.#change({ place: this.place.value }, "Đã nêu nơi có phường mới."));
    part(root, "open-list").addEventListener("click", () => void this.#openFiles());
    root.addEventListener("choose-unit", (event) => this.chooser.choose(/** @type {CustomEvent<string>} */ (event).detail));
    root.addEventListener("keydown", (event) => this.#shortcut(event));
  }

  get scenario() {
    const { scenarios, current } = this.history.state;
    return /** @type {Scenario} */ (scenarios[current]);
  }

  /** @param {string} text */
  say(text) {
    part(this.root, "status").textContent = text;
  }

  /**
   * Opens a list with its pairs; scenarios start anew.
   *
   * @param {string} name
   * @param {ArrayBuffer} bytes
   * @param {string} pairs
   */
  async open(name, bytes, pairs) {
    const ground = /** @type {Ground} */ (await call("open_ground", { name, pairs }, bytes));
    if (ground.error !== undefined) {
      this.say(`Không mở được danh sách: ${ground.error}`);
      return;
    }
    this.#ground = ground;
    this.#list = name;
    this.#units = new Map(ground.units.map((unit) => [unit.code, unit]));
    this.#results = new Map();
    // A list of other units says nothing of where its wards are; Kon Tum is mountainous and on the border.
    this.place.value = name === KON_TUM ? "mountainous_province" : "";
    this.history = new History({ scenarios: [blank("Phương án 1", this.rules.value, this.place.value)], current: 0 });
    this.chooser.open(ground.units);
    const wrong = ground.errors.length ? ` ${ground.errors.join("; ")}` : "";
    this.say(`Đã mở ${ground.units.length} đơn vị trong ${name}.${wrong}`);
    this.root.dispatchEvent(new CustomEvent("units-opened", { detail: ground.units }));
    await this.#show();
  }

  /**
   * Takes over scenarios from a link or a file.
   *
   * @param {State} state
   * @param {string} told
   */
  take(state, told) {
    const codes = new Set(this.#units.keys());
    const all = state.scenarios.map((scenario) => fitted(scenario, codes));
    const unknown = [...new Set(all.flatMap((one) => one.unknown))];
    const lost = unknown.length ? ` Danh sách đang mở không có: ${unknown.join(", ")}.` : "";
    this.#push({ ...state, scenarios: all.map(({ scenario }) => scenario) }, told + lost);
  }

  /** Opens what was decided in 2025. */
  async sample() {
    const response = await data("scenario-2025.json");
    this.take(fromFile(await response.text()), "Đã mở phương án sắp xếp năm 2025.");
  }

  async #openFiles() {
    const [list, pairs] = ["#merge-list", "#merge-pairs"].map(
      (name) => /** @type {HTMLInputElement} */ (this.root.querySelector(name)).files?.[0],
    );
    if (!list) {
      this.say("Chưa chọn tệp danh sách đơn vị.");
      return;
    }
    await this.open(list.name, await list.arrayBuffer(), pairs ? await pairs.text() : "");
  }

  /** @param {Unit} unit */
  #describe(unit) {
    const { scenario } = this;
    const group = scenario.groups.find(({ members }) => members.includes(unit.code));
    const marks = [group ? `nhóm ${group.name}` : "", scenario.keep.includes(unit.code) ? "giữ nguyên" : ""].filter(Boolean);
    const kind = this.#ground?.kinds[unit.kind] ?? "";
    const title = `${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${unit.name}`;
    return [`${title} (${unit.code})`, unit.area, unit.population, ...marks].join(" · ");
  }

  #layout() {
    const act = element(
      "p",
      { class: "merge-actions" },
      button("merge-group", "Gộp thành nhóm mới", () => this.#group(), true),
      button("merge-join", "Thêm vào nhóm cuối", () => this.#join()),
      button("merge-keep", "Giữ nguyên hoặc bỏ giữ", () => this.#keep()),
      button("merge-clear", "Bỏ chọn", () => this.#clear()),
    );
    const { tools, tabs, map, groups, summary, proposals, compare } = this.parts;
    part(this.root, "builder").replaceChildren(
      tabs,
      tools,
      map,
      element("h2", {}, "Chọn đơn vị"),
      this.chooser.element,
      act,
      element("h2", { id: "merge-groups-title", tabindex: "-1" }, "Các nhóm"),
      groups,
      summary,
      element("h2", {}, "Đề xuất"),
      element(
        "p",
        {},
        "Đề xuất cho đơn vị cấp huyện đang chọn ở trên, không đụng đến đơn vị giữ nguyên. ",
        button("merge-propose", "Đề xuất", () => void this.#propose()),
      ),
      proposals,
      element("h2", {}, "So sánh các phương án"),
      compare,
    );
  }

  /** @param {KeyboardEvent} event */
  #shortcut(event) {
    const typing = event.target instanceof HTMLInputElement;
    if (!(event.ctrlKey || event.metaKey) || typing) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) this.#undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) this.#redo();
    else return;
    event.preventDefault();
  }

  #undo() {
    this.history.undo();
    void this.#show("Đã hoàn tác.");
  }

  #redo() {
    this.history.redo();
    void this.#show("Đã làm lại.");
  }

  /**
   * @param {State} state
   * @param {string} told
   */
  #push(state, told) {
    this.history.push(state);
    void this.#show(told);
  }

  /**
   * Changes the scenario at hand.
   *
   * @param {Partial<Scenario>} change
   * @param {string} told
   */
  #change(change, told) {
    const { scenarios, current } = this.history.state;
    const next = scenarios.map((one, index) => (index === current ? { ...one, ...change } : one));
    this.#push({ scenarios: next, current }, told);
  }

  #chosen() {
    const codes = [...this.chooser.chosen];
    const kept = codes.filter((code) => this.scenario.keep.includes(code));
    if (kept.length) {
      const names = kept.map((code) => this.#units.get(code)?.name).join(", ");
      this.say(`${names} đang được giữ nguyên: hãy bỏ giữ trước khi gộp.`);
      return undefined;
    }
    return codes;
  }

  #group() {
    const codes = this.#chosen();
    if (codes === undefined) return;
    if (codes.length < 2) {
      this.say("Hãy chọn ít nhất hai đơn vị để gộp.");
      return;
    }
    const name = codes.map((code) => this.#units.get(code)?.name).join(" - ");
    const groups = [...without(this.scenario.groups, codes), { name, members: codes.sort(), kind: "", class: "" }];
    this.chooser.clear();
    this.#change({ groups }, `Đã gộp ${codes.length} đơn vị thành nhóm ${name}.`);
  }

  #join() {
    const codes = this.#chosen();
    const last = this.scenario.groups.at(-1);
    if (codes === undefined) return;
    if (!last || !codes.length) {
      this.say("Cần có một nhóm và ít nhất một đơn vị đang chọn.");
      return;
    }
    const members = [...new Set([...last.members, ...codes])].sort();
    const others = without(this.scenario.groups.slice(0, -1), codes);
    this.chooser.clear();
    this.#change({ groups: [...others, { ...last, members }] }, `Đã thêm vào nhóm ${last.name}.`);
  }

  #keep() {
    const codes = [...this.chooser.chosen];
    if (!codes.length) {
      this.say("Chưa chọn đơn vị nào.");
      return;
    }
    const keep = new Set(this.scenario.keep);
    const all = codes.every((code) => keep.has(code));
    for (const code of codes) {
      if (all) keep.delete(code);
      else keep.add(code);
    }
    const groups = all ? this.scenario.groups : without(this.scenario.groups, codes);
    this.chooser.clear();
    this.#change({ keep: [...keep].sort(), groups }, all ? "Đã bỏ giữ." : `Giữ nguyên ${codes.length} đơn vị.`);
  }

  #clear() {
    this.chooser.clear();
    this.say("Đã bỏ chọn.");
  }

  /** @param {Scenario} scenario */
  async #judge(scenario) {
    const known = this.#results.get(scenario);
    if (known) return known;
    const result = /** @type {Result} */ (await call("judge_scenario", scenario));
    this.#results.set(scenario, result);
    return result;
  }

  /** @param {string} [told] */
  async #show(told) {
    if (!this.#ground) return;
    this.#asked += 1;
    const asked = this.#asked;
    const { scenario } = this;
    const ground = this.#ground;
    this.rules.value = scenario.rules;
    this.place.value = scenario.place;
    this.chooser.refresh();
    this.#showTools();
    const result = await this.#judge(scenario);
    const all = await Promise.all(this.history.state.scenarios.map((one) => this.#judge(one)));
    // A later change has its own answer on the way.
    if (asked !== this.#asked) return;
    const focused = document.activeElement?.id;
    this.#showGroups(result);
    const kept = scenario.keep.map((code) => this.#units.get(code)?.name).join(", ");
    this.parts.summary.replaceChildren(...summary(result, kept));
    this.parts.compare.replaceChildren(compareTable(this.history.state.scenarios, all, ground.verdicts));
    if (focused && document.activeElement?.id !== focused) {
      const again = document.getElementById(focused) ?? document.getElementById("merge-groups-title");
      again?.focus({ preventScroll: true });
    }
    if (told !== undefined) this.say(`${told} ${this.#verdictText(result)}`);
    this.root.dispatchEvent(new CustomEvent("scenario-changed", { detail: { scenario, result } }));
  }

  /** @param {Result} result */
  #verdictText(result) {
    const words = /** @type {Ground} */ (this.#ground).verdicts;
    const last = result.groups.at(-1);
    const count = `${result.units_before} đơn vị còn ${result.units_after}.`;
    if (!last) return count;
    const said = last.error ?? `${this.scenario.groups.at(-1)?.name}: ${words[last.verdict]}.`;
    return `${said} ${count}`;
  }

  /** @param {Result} result */
  #showGroups(result) {
    const words = /** @type {Words} */ (this.#ground);
    const { groups } = this.scenario;
    const set = (/** @type {number} */ at, /** @type {object} */ change) =>
      groups.map((group, index) => (index === at ? { ...group, ...change } : group));
    const cards = result.groups.map((judged, index) =>
      groupCard(judged, /** @type {Scenario["groups"][0]} */ (groups[index]), index, this.#units, this.scenario, words, {
        change: (at, change, told) => this.#change({ groups: set(at, change) }, told),
        remove: (at) => this.#change({ groups: groups.filter((_, one) => one !== at) }, "Đã bỏ nhóm."),
        release: (_, code) =>
          this.#change({ groups: without(groups, [code]) }, `Đã tách ${this.#units.get(code)?.name}.`),
        classify: (code, given) => {
          const classes = { ...this.scenario.classes, [code]: given };
          if (!given) delete classes[code];
          this.#change({ classes }, "Đã nêu loại I, II, III.");
        },
      }),
    );
    this.parts.groups.replaceChildren(...(cards.length ? cards : [element("p", {}, "Chưa có nhóm nào.")]));
  }

  #showTools() {
    const { state } = this.history;
    const undo = button("merge-undo", "Hoàn tác", () => this.#undo());
    const redo = button("merge-redo", "Làm lại", () => this.#redo());
    // A button that is only marked keeps the focus when there is nothing more to undo.
    undo.setAttribute("aria-disabled", String(!this.history.canUndo));
    redo.setAttribute("aria-disabled", String(!this.history.canRedo));
    const focused = document.activeElement?.id;
    const file = element("input", { type: "file", id: "merge-file", accept: ".json,application/json", "aria-label": "Mở tệp phương án" });
    file.addEventListener("change", () => void this.#openScenario(file.files?.[0]));
    this.parts.tools.replaceChildren(
      undo,
      redo,
      button("merge-link", "Chép liên kết", () => void this.#link()),
      button("merge-save", "Lưu thành tệp", () => this.#save()),
      element("label", { for: "merge-file", class: "merge-open" }, "Mở tệp phương án ", file),
      button("merge-print", "In phụ lục", () => void this.#print()),
      button("merge-2025", "Mẫu năm 2025", () => void this.sample()),
    );
    const tabs = state.scenarios.map((scenario, index) => {
      const tab = button(`merge-tab-${index}`, scenario.name, () => this.#push({ ...state, current: index }, `Phương án ${scenario.name}.`));
      tab.setAttribute("aria-pressed", String(index === state.current));
      return tab;
    });
    const name = element("input", { type: "text", id: "merge-scenario-name", autocomplete: "off", "aria-label": "Tên phương án" });
    name.value = this.scenario.name;
    name.addEventListener("change", () => this.#change({ name: name.value.trim() || this.scenario.name }, "Đã đổi tên phương án."));
    this.parts.tabs.replaceChildren(
      ...tabs,
      button("merge-add", "Thêm phương án", () => this.#add()),
      button("merge-drop", "Xóa phương án này", () => this.#drop()),
      name,
    );
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
  }

  #add() {
    const { scenarios } = this.history.state;
    if (scenarios.length >= MOST) {
      this.say(`Đã có ${MOST} phương án, là nhiều nhất.`);
      return;
    }
    const copy = { ...this.scenario, name: `Phương án ${scenarios.length + 1}` };
    this.#push({ scenarios: [...scenarios, copy], current: scenarios.length }, `Đã chép thành ${copy.name}.`);
  }

  #drop() {
    const { scenarios, current } = this.history.state;
    if (scenarios.length === 1) {
      this.#change({ groups: [], keep: [], classes: {} }, "Đã xóa mọi nhóm.");
      return;
    }
    const left = scenarios.filter((_, index) => index !== current);
    this.#push({ scenarios: left, current: Math.min(current, left.length - 1) }, "Đã xóa phương án.");
  }

  async #propose() {
    const { rules, place, keep } = this.scenario;
    const ground = /** @type {Ground} */ (this.#ground);
    if (!ground.rules.find(({ id }) => id === rules)?.proposes) {
      this.say(`Bộ quy tắc ${rules} không có điều kiện phải sắp xếp, nên không có gì để đề xuất.`);
      return;
    }
    const { district } = this.chooser;
    if (!ground.units.some((unit) => unit.district === district)) {
      this.say("Hãy chọn một đơn vị cấp huyện ở ô “Thuộc”.");
      return;
    }
    this.say("Đang tìm cách gộp tốt nhất…");
    const answer = await call("propose_groups", { rules, place, keep, district });
    this.parts.proposals.replaceChildren(
      suggestions(answer, ground.kinds, (groups) => {
        const codes = groups.flatMap(({ members }) => members);
        const added = groups.map(({ names, members }) => ({ name: names.join(" - "), members, kind: "", class: "" }));
        this.#change({ groups: [...without(this.scenario.groups, codes), ...added] }, "Đã dùng phương án đề xuất.");
      }),
    );
    const count = answer.worst.groups.length;
    this.say(`Đề xuất cho ${district}: ${count} nhóm${answer.differ ? ", khác nhau giữa hai trường hợp" : ""}.`);
  }

  async #link() {
    const address = new URL(location.href);
    address.search = toQuery(this.scenario);
    address.hash = "";
    history.replaceState(history.state, "", address);
    try {
      await navigator.clipboard.writeText(address.href);
      this.say("Đã chép liên kết của phương án.");
    } catch {
      this.say("Liên kết của phương án nằm ở thanh địa chỉ.");
    }
  }

  #save() {
    download("phuong-an-sap-xep.json", toFile(this.history.state, this.#list));
    this.say("Đã lưu các phương án thành tệp.");
  }

  /** @param {File | undefined} file */
  async #openScenario(file) {
    if (!file) return;
    try {
      this.take(fromFile(await file.text()), `Đã mở ${file.name}.`);
    } catch {
      this.say(`Tệp ${file.name} không phải tệp phương án.`);
    }
  }

  async #print() {
    const { scenario } = this;
    const ground = /** @type {Ground} */ (this.#ground);
    const rules = ground.rules.find(({ id }) => id === scenario.rules);
    const source = `Danh sách: ${this.#list}. Bộ quy tắc ${scenario.rules}: ${rules?.status}. Dữ liệu luật ${ground.law_version}.`;
    printAnnex(scenario, await this.#judge(scenario), this.#units, ground, source);
  }
}
