/** Whether the browser's data saver is on; large files then load only on request. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (
    /** @type {unknown} */ (navigator)
  );
  return connection?.saveData === true;
}
