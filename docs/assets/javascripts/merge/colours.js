/**
 * One colour a group, which it keeps while it changes and while others come and go.
 *
 * @typedef {import("./scenario.js").Group} Group
 */

/** The style sheet has so many: a number on each unit, and the list of groups, tell them apart without them. */
export const COLOURS = 12;
/** A group that touches weighs more than any number of others. */
const TOUCHING = 1000;

/**
 * Gives a colour to each group that has none: one that no group beside it has, and few others.
 *
 * @param {Group[]} groups
 * @param {(code: string) => string[]} neighbours
 * @returns {Group[]}
 */
export function coloured(groups, neighbours) {
  const result = [...groups];
  for (const [at, group] of result.entries()) {
    if (group.colour) continue;
    const around = new Set(group.members.flatMap(neighbours));
    const costs = Array.from({ length: COLOURS }, () => 0);
    for (const { colour, members } of result) {
      if (colour) costs[colour - 1] = (costs[colour - 1] ?? 0) + (members.some((code) => around.has(code)) ? TOUCHING : 1);
    }
    result[at] = { ...group, colour: costs.indexOf(Math.min(...costs)) + 1 };
  }
  return result;
}

/**
 * Reads a colour that a link or a file carries.
 *
 * @param {unknown} text
 * @returns {number} 0 where it is none
 */
export function colourOf(text) {
  const number = Number(text);
  return Number.isInteger(number) && number > 0 && number <= COLOURS ? number : 0;
}
