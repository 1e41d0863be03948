/** What an address of R10 says of its page. A hint only: the page's structure decides. */
export type R10Page =
  | { kind: 'thread'; threadId: string; category: string }
  /** One post shown by itself or at its place; `number` 1 is a thread's opening post. */
  | { kind: 'post'; postId: string; number: number }
  | { kind: 'profile'; userId: string }
  | { kind: 'category'; category: string }
  | { kind: 'unknown' };

/** Folders that hold profiles; one is the older address of the other. */
const PROFILES = new Set(['profil', 'members']);
/** Folders of the site itself, never a category. */
const NO_CATEGORY = new Set(['yonlendir', ...PROFILES]);

/** Addresses of each kind, as tests and readers of this file know them. Each is a negative case of all other kinds. */
export const EXAMPLES: Record<R10Page['kind'], string[]> = {
  thread: ['https://www.r10.net/grafik-tasarim/3141592-logo-tasarimi.html', 'https://www.r10.net/grafik-tasarim/3141592-logo-2024-a.html', 'https://www.r10.net/a-amp-b/3141592-10-000-8378-logo-2.html'],
  post: ['https://www.r10.net/1089270380-post1.html', 'https://www.r10.net/1089270380-post12.html'],
  profile: ['https://www.r10.net/profil/2718-ornek-uye.html', 'https://www.r10.net/members/2718-ornek-uye.html'],
  category: ['https://www.r10.net/grafik-tasarim/'],
  unknown: ['https://www.r10.net/', 'https://www.r10.net/yonlendir/?adres=https%3A%2F%2Fexample.com', 'https://www.r10.net/grafik-tasarim/logo.html', 'https://www.r10.net/newthread.php?do=newthread'],
};

/** Which page an address names. */
export function pageOf(url: URL): R10Page {
  const path = url.pathname;
  const post = /^\/(\d+)-post(\d+)\.html$/.exec(path);
  if (post) return { kind: 'post', postId: post[1] ?? '', number: Number(post[2]) };
  const [, folder = '', file] = /^\/([^/]+)\/([^/]*)$/.exec(path) ?? [];
  if (folder === '' || file === undefined) return { kind: 'unknown' };
  const id = /^(\d+)-[^/]*\.html$/.exec(file)?.[1];
  if (PROFILES.has(folder)) return id ? { kind: 'profile', userId: id } : { kind: 'unknown' };
  if (NO_CATEGORY.has(folder)) return { kind: 'unknown' };
  if (id) return { kind: 'thread', threadId: id, category: folder };
  return file === '' ? { kind: 'category', category: folder } : { kind: 'unknown' };
}
