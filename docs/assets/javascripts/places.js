// Anchors within a page, and Enter before a form's script. The theme fetches the page again for the first anchor followed, even from the page
// itself, which would lose the focus and what was entered. Here the browser follows them.
// A classic script, so that it sees each navigation before the theme does.

{
  const page = () => location.pathname + location.search;
  let shown = page();

  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const own = history[name];
    history[name] = (...step) => {
      own.apply(history, step);
      shown = page();
    };
  }
  addEventListener("popstate", (event) => {
    if (page() === shown) event.stopImmediatePropagation();
    shown = page();
  });
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || !link.hash || link.origin !== location.origin) return;
      // The theme leaves a link alone that has a target.
      if (link.pathname + link.search === shown) link.target = "_self";
    },
    { capture: true },
  );
  // Enter before a form's own script has come: the form is marked, and its script makes good for it.
  document.addEventListener("submit", ({ target }) => {
    if (target instanceof HTMLFormElement) target.dataset["submitted"] = "";
  });
}
