/**
 * The papers of a scenario: its annex printed, and each of them saved as a Word file.
 *
 * @typedef {import("./workspace.js").Workspace} Workspace
 */

import { download } from "../shared/files.js";

/**
 * Prints the annex of the scenario at hand.
 *
 * @param {import("./ground.js").Ground} ground
 * @param {Workspace} workspace
 * @param {string | undefined} ready the list of the site that is open: one of the reader's own is nowhere to be
 *   opened by an address
 */
export async function printAnnex(ground, workspace, ready) {
  const [{ paper }, { printPaper }] = await Promise.all([
    ground.paper(workspace.scenario, "annex", true),
    import("../shared/paper.js"),
  ]);
  printPaper(paper, ready && workspace.address(ready));
}

/**
 * Saves a paper of the scenario at hand.
 *
 * @param {import("./ground.js").Ground} ground
 * @param {Workspace} workspace
 * @param {string} paper
 * @param {string} ending of the file's name
 */
export async function saveWord(ground, workspace, paper, ending) {
  const { scenario } = workspace;
  const { base64 } = await ground.paper(scenario, paper);
  download(`${scenario.name}-${ending}.docx`, "docx", base64);
  workspace.say("Đã lưu tệp Word.");
}
