/** A text made comparable, with the way back: `at[i]` is where the i-th folded character stood. */
export interface Folded {
  text: string;
  at: number[];
}

/**
 * Folds Turkish text so that 'TASARIM', 'tasarım', 'Tasarim' and letters from decorative alphabets are one. The dotted and dotless i
 * become one letter, since people write Turkish without Turkish letters too; lower-casing is done on bare Latin letters only, so no locale matters.
 */
export function fold(text: string): Folded {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const sign of text) {
    const bare = sign < '\x80' ? sign.toLowerCase() : sign === 'ı' ? 'i' : sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    for (const unit of bare) {
      folded += unit;
      for (let i = 0; i < unit.length; i += 1) at.push(index);
    }
    index += sign.length;
  }
  return { text: folded, at };
}

/** The folded text alone, spaces collapsed and ends trimmed. */
export function foldText(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}+/gu, '').replace(/ı/g, 'i');
  return bare.toLowerCase().replace(/\s+/g, ' ').trim();
}
