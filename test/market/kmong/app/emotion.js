const known = new Map();
let sheet = null;

/** A class name hashed from its rules, which go in through CSSOM only: the page's HTML never shows them. `&` stands for the class. */
export function css(rules) {
  const made = known.get(rules);
  if (made) return made;
  let hash = 5381;
  for (let i = 0; i < rules.length; i += 1) hash = (Math.imul(hash, 33) ^ rules.charCodeAt(i)) >>> 0;
  const name = `css-${hash.toString(36)}`;
  if (!sheet) {
    const style = document.createElement('style');
    style.dataset.emotion = 'css';
    document.head.append(style);
    sheet = style.sheet;
  }
  for (const rule of rules.split('}').map((r) => r.trim()).filter(Boolean)) {
    sheet.insertRule(`${rule.replaceAll('&', `.${name}`)}}`, sheet.cssRules.length);
  }
  const full = `${name} e${((hash >>> 3) % 60466176).toString(36)}0`;
  known.set(rules, full);
  return full;
}
