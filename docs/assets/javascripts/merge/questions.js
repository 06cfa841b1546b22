/**
 * What is said of units, by what the rules ask: who must be arranged, or who reaches the standard.
 *
 * @typedef {"arrangement" | "standard"} Question
 * @typedef {{asked: string, worst: string, best: string, none: string, open: string, outside: string, note: string}} Words
 */

/** @type {Record<Question, Words>} */
export const QUESTIONS = {
  arrangement: {
    asked: "thuộc diện sắp xếp",
    worst: "Coi đơn vị chưa đủ căn cứ là phải sắp xếp",
    best: "Coi đơn vị chưa đủ căn cứ là không phải sắp xếp",
    none: "không có đơn vị nào phải sắp xếp",
    open: "được coi là thuộc diện",
    outside: "đơn vị phải hoặc có thể phải sắp xếp",
    note: "",
  },
  standard: {
    asked: "chưa đạt tiêu chuẩn",
    worst: "Coi đơn vị chưa đủ căn cứ là chưa đạt tiêu chuẩn",
    best: "Coi đơn vị chưa đủ căn cứ là đạt tiêu chuẩn",
    none: "không có đơn vị nào chưa đạt tiêu chuẩn",
    open: "được coi là chưa đạt",
    outside: "đơn vị chưa đạt hoặc chưa rõ có đạt tiêu chuẩn",
    note: "Đây là cách gộp để mọi đơn vị chưa đạt tiêu chuẩn thành đơn vị đạt, không phải danh sách phải sắp xếp.",
  },
};

/**
 * @param {{rules: {id: string, question: Question}[]}} words
 * @param {string} rules
 */
export const questionOf = (words, rules) => QUESTIONS[words.rules.find(({ id }) => id === rules)?.question ?? "arrangement"];
