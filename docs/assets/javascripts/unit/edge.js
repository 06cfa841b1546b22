// The verdict at the lower edge of a small screen while the answer is further down, one tap away from it.

import { element, part } from "../shared/dom.js";

/**
 * Puts the verdict at the edge.
 *
 * @param {HTMLFormElement} form
 * @returns {() => void} what to do when the answer has changed
 */
export function edge(form) {
  const answer = part(form, "answer");
  const bar = element("button", { type: "button", class: "verdict-edge", hidden: "" });
  let isBelow = false;
  const update = () => {
    const words = answer.querySelector("h2");
    bar.hidden = !(isBelow && words);
    if (words) bar.replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
  };
  bar.addEventListener("click", () => {
    answer.scrollIntoView({ block: "start" });
    part(form, "result").focus({ preventScroll: true });
  });
  new IntersectionObserver(([entry]) => {
    if (!entry) return;
    isBelow = !entry.isIntersecting && entry.boundingClientRect.top > 0;
    update();
  }).observe(answer);
  // A keyboard on the screen covers the edge: the bar stands on top of it.
  const viewport = window.visualViewport;
  const lift = () => {
    if (!viewport) return;
    if (!bar.isConnected) viewport.removeEventListener("resize", lift);
    bar.style.bottom = `${Math.max(0, innerHeight - viewport.height - viewport.offsetTop)}px`;
  };
  viewport?.addEventListener("resize", lift);
  form.append(bar);
  return update;
}
