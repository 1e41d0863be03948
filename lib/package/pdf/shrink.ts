/** Longest side of a reduced copy in pixels: enough to read a screen on an A4 page. */
const LONGEST = 12_000;

/** A smaller copy of a picture, as JPEG on white; never larger in pixels. For `uploadPdfs` in an extension page. Throws what the browser throws for a picture that it cannot read. */
export async function shrinkPicture(picture: Uint8Array): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(new Blob([picture as Uint8Array<ArrayBuffer>]));
  try {
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(bitmap.width * scale)), Math.max(1, Math.round(bitmap.height * scale)));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.82 });
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    bitmap.close();
  }
}
