/** Whether the reader's connection is to be spared: nothing large comes then without a press of a button. */
export function savesData() {
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (
    /** @type {unknown} */ (navigator)
  );
  return connection?.saveData === true;
}
