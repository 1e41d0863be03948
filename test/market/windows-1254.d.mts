/** HTML text as windows-1254 bytes; what the code page lacks becomes a decimal character reference. */
export function encodeHtml(html: string): Buffer;
