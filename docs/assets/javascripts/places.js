// Places within a page. The theme fetches a page anew for the first of them that is gone to, even from
// the page itself, and all that was entered or opened on it would be gone.

/** @type {string} the path of the page on show */
let shown = location.pathname;

/** Notes that another page is on show. */
export const noteShown = () => void (shown = location.pathname);

/** Lets the browser itself go to places within the page, and back. */
export function keepPage() {
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || !link.hash) return;
      const within = link.origin === location.origin && link.pathname === shown && link.search === location.search;
      // The theme leaves a link alone that has a target.
      if (within) link.target = "_self";
    },
    { capture: true },
  );
  addEventListener(
    "popstate",
    (event) => {
      if (location.pathname === shown) event.stopImmediatePropagation();
    },
    { capture: true },
  );
}
