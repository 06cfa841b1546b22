// Where the browser refuses storage (cookies blocked), an object in memory takes its place: the theme reads
// storage without a check and would stop there. A classic script, before the theme's.

for (const name of ["localStorage", "sessionStorage"]) {
  try {
    Reflect.get(globalThis, name).getItem("");
  } catch {
    /** @type {Map<string, string>} */
    const values = new Map();
    const memory = {
      getItem: (/** @type {string} */ key) => values.get(String(key)) ?? null,
      setItem: (/** @type {string} */ key, /** @type {unknown} */ value) => void values.set(String(key), String(value)),
      removeItem: (/** @type {string} */ key) => void values.delete(String(key)),
    };
    Object.defineProperty(globalThis, name, { value: memory, configurable: true });
  }
}
