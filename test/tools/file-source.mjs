import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** Node's own sums: files of any size at full speed. */
export function digesters() {
  const hash = createHash('sha256');
  let crc = 0;
  return {
    update(bytes) {
      hash.update(bytes);
      crc = crc32(bytes, crc);
    },
    done: () => ({ crc, sha256: hash.digest('hex') }),
  };
}

/** An open file as the verifier reads it. Throws what the disk does, and an Error for what is no regular file. */
export async function sourceFrom(file) {
  const stats = await file.stat();
  if (!stats.isFile()) throw new Error('not a regular file');
  return {
    size: stats.size,
    async read(offset, length) {
      const bytes = Buffer.allocUnsafeSlow(length);
      for (let at = 0; at < length; ) {
        const { bytesRead } = await file.read(bytes, at, length - at, offset + at);
        if (bytesRead === 0) throw new Error('ended while it was read');
        at += bytesRead;
      }
      return bytes;
    },
  };
}
