// Places within a page. The theme fetches a page anew for the first of them that is gone to, even from
// the page itself, and the focus and what was entered would be lost. Here the browser goes to them.
// A classic script, so that it hears of each step ahead of the theme.

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
}
