/** The extension's worker, or one of its pages. */
interface Own {
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
}

/** A capture or aborted capture as the log holds it, with its text parts. */
export interface Kept {
  seq: number;
  kind: string;
  completeness: string[];
  body: { url?: string; title?: string; why?: string; after?: { url: string }; slices?: Record<string, number>[] };
  names: string[];
  texts: Record<string, string>;
}

/** Names of the parts that captures under way have saved, by the database that the worker or a page of the extension sees. */
export async function partsUnderWay(where: Own): Promise<string[]> {
  return where.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('recourse');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const rows = await new Promise<{ state: string; parts?: { name: string }[] }[]>((resolve, reject) => {
      const request = db.transaction('journal').objectStore('journal').getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    return rows.filter(({ state }) => state === 'open').flatMap(({ parts }) => (parts ?? []).map(({ name }) => name));
  });
}

/** What the log holds of captures, oldest first, by the database that the worker or a page of the extension sees. */
export async function keptIn(where: Own): Promise<Kept[]> {
  return where.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const db = await done(indexedDB.open('recourse'));
    type Row = { seq: number; entry?: { kind: string; completeness: string[]; body: object; parts: { name: string; sha256: string; type: string }[] } };
    const rows = (await done(db.transaction('entries').objectStore('entries').getAll())) as Row[];
    const kept = [];
    for (const { seq, entry } of rows) {
      if (!entry || !['capture', 'aborted'].includes(entry.kind)) continue;
      const texts: Record<string, string> = {};
      for (const { name, sha256, type } of entry.parts) {
        if (type.startsWith('image/')) continue;
        const row = (await done(db.transaction('blobs').objectStore('blobs').get(sha256))) as { bytes: Uint8Array };
        texts[name] = new TextDecoder().decode(row.bytes);
      }
      kept.push({ seq, kind: entry.kind, completeness: entry.completeness, body: entry.body, names: entry.parts.map(({ name }) => name), texts });
    }
    db.close();
    return kept.sort((a, b) => a.seq - b.seq);
  });
}

/** What cannot be kept is left out of both pictures: pictures and fonts that another origin or the browser keeps to itself, and what says so. */
export const UNKEPT = `[data-unkept], [data-recourse-missing], img[src*="cdn.sample-assets"], *[style*="cdn.sample-assets"] { visibility: hidden !important }
[data-filler] { display: none !important }
*, *::before, *::after { caret-color: transparent !important; animation: none !important; transition: none !important }`;

/** A saved page with that style, as a file for a browser to open. */
export function forPicture(html: string): string {
  return html.replace('</head>', `<style>${UNKEPT}</style></head>`);
}

/** Two pictures held against each other, pixel by pixel. */
export interface Likeness {
  /** Share of pixels whose channels all lie within the tolerance, of the larger picture. */
  alike: number;
  sizes: [number, number][];
  /** The first picture with every other pixel than in the second in red, PNG. */
  shown: Buffer;
}

type Pair = readonly [string, string, number];
interface Compared {
  alike: number;
  sizes: number[][];
  shown: string;
}
/** A page of either driver that can compare. */
interface Comparing {
  evaluate(work: (given: Pair) => Promise<Compared>, given: Pair): Promise<Compared>;
}

/** Compares two PNGs in a browser's canvas. */
export async function likeness(page: Comparing, one: Buffer, other: Buffer, tolerance = 16): Promise<Likeness> {
  const answer = await page.evaluate(
    async ([a, b, limit]: Pair) => {
      const pixels = async (text: string) => {
        const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        if (!pen) throw new Error('no canvas');
        pen.drawImage(bitmap, 0, 0);
        return pen.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [left, right] = [await pixels(a), await pixels(b)];
      const { width, height } = left;
      let same = 0;
      for (let y = 0; y < Math.min(height, right.height); y += 1) {
        for (let x = 0; x < Math.min(width, right.width); x += 1) {
          const [i, j] = [(y * width + x) * 4, (y * right.width + x) * 4];
          const alike = [0, 1, 2].every((c) => Math.abs((left.data[i + c] ?? 0) - (right.data[j + c] ?? 0)) <= limit);
          if (alike) same += 1;
          else left.data.set([255, 0, 0], i);
        }
      }
      const canvas = new OffscreenCanvas(width, height);
      canvas.getContext('2d')?.putImageData(left, 0, 0);
      const shown = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
      return { alike: same / (Math.max(width, right.width) * Math.max(height, right.height)), sizes: [[width, height], [right.width, right.height]], shown: btoa(Array.from(shown, (byte) => String.fromCharCode(byte)).join('')) };
    },
    [one.toString('base64'), other.toString('base64'), tolerance],
  );
  return { alike: answer.alike, sizes: answer.sizes as [number, number][], shown: Buffer.from(answer.shown, 'base64') };
}
