import { describe, expect, it } from 'vitest';
import { EXAMPLES, pageOf } from '../../../lib/sites/r10/pages';
import { r10 } from '../../../lib/sites/r10/r10';

describe('addresses', () => {
  for (const [kind, addresses] of Object.entries(EXAMPLES)) {
    it.each(addresses)(`${kind}: %s and no other kind`, (address) => {
      expect(pageOf(new URL(address)).kind).toBe(kind);
    });
  }
  it('reads the ids', () => {
    expect(pageOf(new URL('https://www.r10.net/grafik/77-logo.html'))).toEqual({ kind: 'thread', threadId: '77', category: 'grafik' });
    expect(pageOf(new URL('https://www.r10.net/1089270380-post1.html'))).toEqual({ kind: 'post', postId: '1089270380', number: 1 });
  });
  it.each(['https://www.r10.net.evil.example/', 'https://r10.net.tr/', 'http://www.r10.net/', 'https://www.r10.net:8443/', 'https://ar10.net/'])('%s is not the site', (address) => {
    expect(r10.owns(new URL(address))).toBe(false);
  });
  it('owns its host', () => expect(r10.owns(new URL('https://www.r10.net/x/'))).toBe(true));
});
