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
  it.each(['logosuz tasarım', 'blogo', 'logoya', 'logolu kupa', 'logonuzun', 'logoda', 'logoman'])('%s names no logo', (text) => expect(ids(text)).toEqual([]));
  it.each(['logolar', 'Logolarımız', 'LOGOLARINIZ', 'logonuz', 'Logonuzu', 'logomuz', 'Firma logosu', 'logo tasarımınız', 'Logo tasarımları', 'LOGO TASARIMLARIMIZ', 'lógo', 'Logo-Tasarım', 'logo tasarımı yapılır', 'logo çalışmaları'])('%s names one', (text) => expect(ids(text)).toEqual(['logo']));
  it.each(['logonuz hazırsa', 'Logo eğitimi', 'logo tasarımı kursu', 'Logo danışmanlığı', 'logo tescili', 'logo baskılı kupa', 'Logo maketi', 'Logo tasarımı eğitim seti', 'hazır logo', '3D logo', 'neon logo', 'mevcut logonuz', 'ek logo', 'logo seti', 'Logo (5 adet)', 'logo x5', '5 adet logo', 'logo hakkında', 'logo alanlara', 'logosu olanlar'])('%s is something else', (text) => {
    expect(ids(text)).not.toContain('logo');
  });
  it.each([['kartvizitler', 'business-card'], ['Kartvizitiniz', 'business-card'], ['KURUMSAL KİMLİĞİNİZ', 'corporate-identity'], ['afişler', 'poster'], ['broşürü', 'brochure'], ['Kataloğunuz', 'brochure'], ['bannerlar', 'banner'], ['ambalajı', 'packaging'], ['web tasarımları', 'web-design'], ['vektörel çizimi', 'logo-rework'], ['logo animasyonları', 'logo-animation']])('%s is %s', (text, id) => {
    expect(ids(text)).toEqual([id]);
  });
  it.each(['kartvizit baskısı', 'afiş baskı', 'katalog çekimi', 'sosyal medya yönetimi', 'Sosyal medya danışmanlığı', 'web tasarım kursu', 'ambalaj malzemesi', 'banner reklam alanı', '1000 adet kartvizit'])('%s is no design with a floor', (text) => {
    expect(ids(text).filter((id) => id !== null)).toEqual([]);
  });
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
