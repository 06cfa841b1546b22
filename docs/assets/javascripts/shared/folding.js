// Folding: the form in which two spellings of one Vietnamese word are the same.

/**
 * Returns the text in lower case, without accents and with d for đ: "Đăk Tô" becomes "dak to".
 *
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .replaceAll("đ", "d");
}
