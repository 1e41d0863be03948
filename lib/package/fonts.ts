/** The two fonts of the upload PDFs, TrueType. Latin (Turkish included) is asked first, then Hangul. */
export interface PdfFonts {
  latin: Uint8Array;
  hangul: Uint8Array;
}

/**
 * The fonts' bytes. They lie in a script of their own that is loaded on use: extension pages may not fetch, not even their own files
 * (connect-src 'none'). Both are under the Open Font License, see fonts/OFL.txt.
 */
export async function loadFonts(): Promise<PdfFonts> {
  const [latin, hangul] = await Promise.all([import('./fonts/noto-sans.ttf?inline'), import('./fonts/recourse-hangul.ttf?inline')]);
  return { latin: bytesOf(latin.default), hangul: bytesOf(hangul.default) };
}

/** Bytes of a base64 data address. */
function bytesOf(address: string): Uint8Array {
  return Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (char) => char.charCodeAt(0));
}
