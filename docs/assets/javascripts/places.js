// Anchors within a page, and what is pressed before its script has come.
// The theme fetches the page again for the first anchor followed, even from the page itself, which would
// lose the focus and what was entered. Here the browser follows them.
// A classic script, so that it sees each navigation before the theme, and each press before any module.

{
  const page = () => location.pathname + location.search;
  let current = page();

  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const own = history[name];
    history[name] = (...step) => {
      own.apply(history, step);
      current = page();
    };
  }
  addEventListener("popstate", (event) => {
    if (page() === current) event.stopImmediatePropagation();
    current = page();
  });
  document.addEventListener(
    "click",
    ({ target }) => {
      const link = target instanceof Element && target.closest("a[href]");
      if (!(link instanceof HTMLAnchorElement) || !link.hash || link.origin !== location.origin) return;
      // The theme leaves a link alone that has a target.
      if (link.pathname + link.search === current) link.target = "_self";
    },
    { capture: true },
  );
  // A press, or Enter in a field, would be lost: it is marked, and site.js does it again.
  for (const step of ["click", "submit"]) {
    document.addEventListener(
      step,
      (event) => {
        const pressed = event.target instanceof Element && event.target.closest("button, form");
        const owner = pressed && pressed.closest("[data-calculator], [data-view]");
        if (!(owner instanceof HTMLElement && pressed instanceof HTMLElement) || "mounted" in owner.dataset) return;
        if (step === "click" && !(pressed instanceof HTMLButtonElement)) return;
        event.preventDefault();
        for (const earlier of document.querySelectorAll("[data-pressed]")) earlier.removeAttribute("data-pressed");
        pressed.dataset["pressed"] = "";
      },
      { capture: true },
    );
  }
}
