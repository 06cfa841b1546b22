/**
 * What a unit is shown as: its verdict, or that it is encouraged to be arranged although it need not be.
 *
 * @typedef {import("../shared/result.js").About} About
 */

export const ENCOURAGED = "encouraged";
export const ENCOURAGED_SIGN = "✚";

/**
 * Returns the words of the engine, with that for the units whose locality wishes to arrange them.
 *
 * @param {About} about
 * @returns {About}
 */
export const withEncouraged = (about) => ({ ...about, verdicts: { ...about.verdicts, [ENCOURAGED]: "khuyến khích sắp xếp" } });

/** @param {{verdict: string, encouraged: boolean}} unit */
export const standingOf = ({ verdict, encouraged }) => (encouraged ? ENCOURAGED : verdict);
