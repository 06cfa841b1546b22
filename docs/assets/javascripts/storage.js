// Where the browser refuses to keep anything (cookies blocked), a page's own memory takes the place of the
// storage: the theme reads it without asking, and would stop there. A classic script, ahead of the theme.

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    Reflect.get(globalThis, name).getItem("");
  } catch {
    /** @type {Map<string, string>} */
    const held = new Map();
    const memory = {
      getItem: (/** @type {string} */ key) => held.get(String(key)) ?? null,
      setItem: (/** @type {string} */ key, /** @type {unknown} */ value) => void held.set(String(key), String(value)),
      removeItem: (/** @type {string} */ key) => void held.delete(String(key)),
    };
    Object.defineProperty(globalThis, name, { value: memory, configurable: true });
  }
}
