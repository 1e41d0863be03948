import { trusted } from './trusted';

/** Enter saves, as in a form; not the Enter that ends a Hangul composition. No form is used: `requestSubmit` by the page's scripts would fire a trusted submit. */
export function onEnter(save: () => void, busy: boolean): (event: KeyboardEvent) => void {
  return trusted((event) => {
    if (event.key !== 'Enter' || event.isComposing || busy) return;
    event.preventDefault();
    save();
  });
}
