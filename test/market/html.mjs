/** Text made safe for HTML content and quoted attributes. @param {unknown} value */
export function esc(value) {
  return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
