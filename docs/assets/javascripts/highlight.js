// Highlight: marks the words that a search led here for, with or without their accents.
import { fold } from "./shared/folding.js";

const NAME = "searched";

/**
 * Marks every word of the content that begins with one of the words in the address (`?h=`).
 * The words are marked without touching the page; a browser that cannot do this shows none.
 *
 * @param {string} search
 */
export function mark(search) {
  if (!("highlights" in CSS)) return;
  const words = new Set(fold(search).split(/\s+/).filter(Boolean));
  const ranges = [...textNodes()].flatMap((node) => [...matches(node, words)]);
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

/** Takes all marks away. */
export function clear() {
  if ("highlights" in CSS) CSS.highlights.delete(NAME);
}

/** @returns {Generator<Text>} */
function* textNodes() {
  const content = document.querySelector(".md-content__inner");
  if (content === null) return;
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) yield node;
  }
}

/**
 * @param {Text} node
 * @param {Set<string>} words
 * @returns {Generator<Range>}
 */
function* matches(node, words) {
  for (const match of node.data.matchAll(/[\p{L}\p{Mn}\p{Nd}]+/gu)) {
    const folded = fold(match[0]);
    if (![...words].some((word) => folded.startsWith(word))) continue;
    const range = new Range();
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    yield range;
  }
}
