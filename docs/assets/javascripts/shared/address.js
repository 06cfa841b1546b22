// What a reader entered, in the address of the page: behind its "#", which no browser sends to a server.

/** What the address carries; links of earlier versions have it behind "?". */
export function addressValues() {
  const fragment = location.hash.slice(1);
  return new URLSearchParams(fragment.includes("=") ? fragment : location.search);
}

/**
 * Puts what was entered into the address, or takes it out.
 *
 * The theme changes the address before the page: what the one that is left still answers is not for the next.
 *
 * @param {URLSearchParams} [values]
 */
export function carry(values) {
  if (document.documentElement.dataset["shown"] !== location.pathname) return;
  history.replaceState(history.state, "", location.pathname + (values ? `#${values}` : ""));
}

/** Takes out what has been changed since: on the way back it would cover what is newer. */
export function outdate() {
  if (location.hash.includes("=")) carry();
}

/**
 * Gives an address as people read it, in one word; one that is badly written stays as it is.
 *
 * @param {string} address
 */
export function readable(address) {
  try {
    return decodeURI(address).replaceAll(" ", "+");
  } catch {
    return address;
  }
}

/**
 * Opens another link to the page that is open: the browser by itself would change only the address.
 *
 * @param {HTMLElement} root
 */
export function followLinks(root) {
  const hear = () => {
    if (!root.isConnected) removeEventListener("hashchange", hear);
    else if (location.hash.includes("=")) location.reload();
  };
  addEventListener("hashchange", hear);
}
