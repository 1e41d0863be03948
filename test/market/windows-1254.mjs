/** windows-1254 differs from Latin-1 in six letters and in 0x80-0x9F (as windows-1252, without Ž and ž). */
const SPECIAL = new Map([
  ['Ğ', 0xd0], ['İ', 0xdd], ['Ş', 0xde], ['ğ', 0xf0], ['ı', 0xfd], ['ş', 0xfe],
  ['€', 0x80], ['‚', 0x82], ['ƒ', 0x83], ['„', 0x84], ['…', 0x85], ['†', 0x86], ['‡', 0x87], ['ˆ', 0x88], ['‰', 0x89], ['Š', 0x8a], ['‹', 0x8b], ['Œ', 0x8c],
  ['‘', 0x91], ['’', 0x92], ['“', 0x93], ['”', 0x94], ['•', 0x95], ['–', 0x96], ['—', 0x97], ['˜', 0x98], ['™', 0x99], ['š', 0x9a], ['›', 0x9b], ['œ', 0x9c], ['Ÿ', 0x9f],
]);
/** Latin-1 letters whose places the Turkish ones took: they are not in the code page. */
const TAKEN = new Set([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe]);

/**
 * HTML text as windows-1254 bytes; what the code page lacks (`₺`, emoji) becomes a decimal character reference, as a forum of that age does it.
 * @param {string} html
 * @returns {Buffer}
 */
export function encodeHtml(html) {
  /** @type {number[]} */
  const bytes = [];
  for (const char of html) {
    const code = /** @type {number} */ (char.codePointAt(0));
    const special = SPECIAL.get(char);
    if (special !== undefined) bytes.push(special);
    else if (code < 0x80 || (code >= 0xa0 && code <= 0xff && !TAKEN.has(code))) bytes.push(code);
    else bytes.push(...Buffer.from(`&#${code};`, 'ascii'));
  }
  return Buffer.from(bytes);
}
