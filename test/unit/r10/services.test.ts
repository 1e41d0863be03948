import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findServices, isNeutral, SERVICES } from '../../../lib/sites/r10/services';
import { foldText } from '../../../lib/sites/r10/turkish';

const pack = JSON.parse(readFileSync(new URL('../../../lib/rules/packs/r10-pro-kat.json', import.meta.url), 'utf8')) as { floors: { id: string; names: { tr: string[] } }[] };
const ids = (text: string) => findServices(text).map((mention) => mention.id);

describe('the table of services and the pack', () => {
  it('name the same floors', () => expect(Object.keys(SERVICES).sort()).toEqual(pack.floors.map((floor) => floor.id).sort()));
  it.each(pack.floors.flatMap((floor) => floor.names.tr.map((name) => [name, floor.id] as const)))('%s is %s', (name, id) => {
    expect(new Set(ids(name))).toEqual(new Set([id]));
  });
});

describe('names in text', () => {
  it.each(['LOGO', 'Logo', 'logo', 'LOGO TASARIMI', 'Logo tasarımı', 'logo tasarimi', '𝗟𝗼𝗴𝗼 tasarım', 'Logo-tasarım'])('%s is a logo', (text) => expect(ids(text)).toEqual(['logo']));
  it.each(['logo revizyon', 'Logo Revizyonu', 'logo animasyon', 'Logo animasyonu', 'logo dahil', 'logo hediye', 'LOGO DÜZENLEME', 'logo alana', '3 logo', '10 adet logo', '2 farklı logo'])('%s is not one logo', (text) => {
    expect(ids(text)).not.toContain('logo');
  });
  it.each(['logosuz tasarım', 'logonuz hazırsa', 'blogo', 'logoya'])('%s names no logo', (text) => expect(ids(text)).toEqual([]));
  it('three concepts are still one logo', () => expect(ids('3 konsept logo')).toEqual(['logo']));
  it('the dotted capital I is an i', () => expect(ids('KARTVİZİT')).toEqual(['business-card']));
  it('the dotless one too, written or not', () => expect([ids('AMBALAJ'), ids('WEB TASARIMI'), ids('web tasarimi')]).toEqual([['packaging'], ['web-design'], ['web-design']]));
  it('tells where', () => {
    const text = '★ İki parça: 𝗟ogo + Kartvizit';
    expect(findServices(text).map(({ start, end }) => text.slice(start, end))).toEqual(['𝗟ogo', 'Kartvizit']);
  });
  it('tiers are neutral, other work is not', () => expect([isNeutral('Profesyonel Paket – fiyatı'), isNeutral('Animasyon'), isNeutral('Acil teslim')]).toEqual([true, false, false]));
  it('folds all i letters to one', () => expect(foldText('IıİiÎ')).toBe('iiiii'));
});
