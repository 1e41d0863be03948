/** The address without its hash: what makes a page another page. */
export function pageAddress(): string {
  const { href, hash } = location;
  return hash ? href.slice(0, -hash.length) : href.replace(/#$/, '');
}

/**
 * Watches the address of a page that changes it without loading. Answers a check to be made whenever the page changes, since the
 * older of our browsers tell nobody of `pushState`. `moved` runs after the new address is committed, once for each change.
 */
export function watchAddress(moved: (address: string) => void, signal: AbortSignal): () => void {
  let last = pageAddress();
  const check = () => {
    const now = pageAddress();
    if (signal.aborted || now === last) return;
    last = now;
    moved(now);
  };
  const navigation = (window as { navigation?: EventTarget }).navigation;
  // `currententrychange` comes when the address has been committed; `navigatesuccess` when the site says it is done.
  navigation?.addEventListener('currententrychange', check, { signal });
  navigation?.addEventListener('navigatesuccess', check, { signal });
  window.addEventListener('popstate', check, { signal });
  return check;
}
