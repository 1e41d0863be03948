import { describe, expect, test } from 'vitest';
import { findPrices } from '../../../lib/money/prices';
import type { TextLocale } from '../../../lib/money/prices';

/** What a person reads in a text: one word a price, "low..high CURRENCY", with `?` where it must not decide, and how it stands. */
function told(text: string, locale: TextLocale): string {
  return findPrices(text, locale)
    .map((price) => {
      const unit = (price.low ?? price.high)?.currency === 'KRW' ? 1 : 100;
      const say = (minor: number | undefined) => (minor === undefined ? '' : String(minor / unit));
      const low = say(price.low?.minor);
      const high = say(price.high?.minor);
      const amount = low === high ? low || 'none' : `${low}..${high}`;
      return `${amount}${price.sure ? '' : '?'}${price.standing === 'asked' ? '' : ` ${price.standing}`}${price.per ? ` /${price.per}` : ''}${price.vat ? ` ${price.vat}` : ''}`;
    })
    .join(', ');
}

describe('listings as people write them in Turkish', () => {
  test.each([
    ['LOGO TASARIMI ➤ 1.500 TL | KARTVİZİT ➤ 500 TL | ANTETLİ KAĞIT ➤ 300 TL', '1500, 500, 300'],
    ['Logo 1500tl kartvizit 500tl sosyal medya paketi aylık 7500 tl', '1500, 500, 7500 /ay'],
    ['✔️ Logo Tasarımı 2.500₺ ✔️ 3 Konsept ✔️ 5 Revize ✔️ 7/24 Destek', '2500'],
    ['Başlangıç Paketi: 999,90 TL / Profesyonel Paket: 1.999,90 TL', '999.9, 1999.9'],
    ['20 adet 5.000 TL (%10 indirimli 4.500 TL)', '5000, 4500'],
    ['Fiyatlarımız 750 TL den başlamaktadır, iletişim 0555 555 55 55', '750..'],
    ['Kurumsal kimlik 12.500,00-TL + %20 KDV', '12500 excluded'],
    ['1 Ay 120₺ 3 Ay 330₺ 12 Ay 1200₺', '120, 330, 1200'],
    ['1K takipçi 35₺ / 10K takipçi 300₺', '35, 300'],
    ['SSD VDS 2 CPU 4 GB RAM 50 GB 120 TL/ay', '120 /ay'],
    ['👉 Logo 1.500₺ 👈 💰500₺\n➡️250 TL 1️⃣100 TL', '1500, 500, 250, 100'],
    ['* 500 TL', '500'],
    ['10bin TL, 10binTL, 10BİN₺, 7.5bin TL, 10k TL, 10kTL', '10000, 10000, 10000, 7500, 10000, 10000'],
    ["5'den 500 TL'ye kadar", '500?'],
    ['saatine 300 TL', '300 /saat'],
    ['ayda 300 TL', '300 /ay'],
    ['50 TL / 1000 kelime', '50 /1000 kelime'],
    ["300 TL KDV'li", '300 included'],
    ['www.site500.tl adresinde', 'none?'],
  ])('%s', (text, expected) => {
    expect(told(text, 'tr')).toBe(expected);
  });
});

describe('old and new price in Turkish', () => {
  test.each([
    ['500 TL → 300 TL', '500 struck, 300'],
    ['500 TL -> 300 TL', '500 struck, 300'],
    ['~~500 TL~~ 300 TL', '500 struck, 300'],
    ['[s]500 TL[/s] 300 TL', '500 struck, 300'],
    ['500₺ yerine 300₺', '500 struck, 300'],
    ['500 yerine 300 TL', '300'],
    ['350 TL (eski fiyat 500 TL)', '350, 500 struck'],
    ['İndirimli fiyatı: 300 TL', '300'],
    // Rising: a step of a list as likely as a change.
    ['300 TL → 500 TL', '300?, 500'],
    ['eskisi 500 TL idi', '500?'],
    ["500 TL'den 300 TL'ye düştü", '500..?, 300?'],
    ['500 TL (%20 indirim)', '500?'],
  ])('%s', (text, expected) => {
    expect(told(text, 'tr')).toBe(expected);
  });
});

describe('what decides nothing in Turkish', () => {
  test.each([
    ["500₺'den", '500..?'], ["₺500'lik hediye", '500?'], ['500 tl lik iş', '500?'], ['500 tl ye kadar', '500?'], ["500₺'ye kadar", '500?'],
    ['KDV: 60 TL', '60?'], ['300 TL KDV', '300?'], ['300 TL + 60 TL KDV', '300..?, 60?'],
    ['3 taksit 500 TL', '500?'], ['500 TL x 3 taksit', '500?'], ['Kapora 500 TL', '500?'], ['500 TL aşan siparişlerde', '500?'], ['500 TL minimum', '500?'],
    ['<500 TL', '500?'], ['≈500 TL', '500?'], ['(₺5,00)', '5?'], ['500tl.com', '500?'],
    ['500 veya 750 TL', '750?'], ['500 TL-750 TL-1000 TL', '500..750?, none?'],
    ['5 lira 50 kuruş', 'none?'], ['Adet 3 TL 500', 'none?'], ['$50 TL', 'none?'], ['$5 mil', 'none?'], ['50$ CAD', 'none?'],
    ['5 yüz TL', 'none?'], ['beş yüz TL', ''], ['iki bin lira', ''], ['bin USD 5', '5'],
    ['0532 123 45 67 TL', 'none?'], ['TR33 0006 1005 1978 6457 8413 26 TL', 'none?'], ['300 x 250 500 TL', 'none?'], ['Logo 2 500 TL', 'none?'],
    ['𝟓00 TL', 'none?'], ['٥00 TL', 'none?'], ['300 400 TL', 'none?'], ['50/80 bin TL', 'none?'], ['8 - 40 bin TL', 'none?'],
  ])('%s', (text, expected) => {
    expect(told(text, 'tr')).toBe(expected);
  });
});

describe('cards and receipts in Korean', () => {
  test.each([
    ['STANDARD 15,000원 DELUXE 30,000원 PREMIUM 50,000원', '15000, 30000, 50000'],
    ['시안 3개 수정 2회 작업일 5일 70,000원', '70000'],
    ['평점 4.9 (1,234) 70,000원~', '70000..'],
    ['26.03.28 14:14 #6826723 70,000원', '70000'],
    ['총 결제금액: 60,000원 (VAT 포함)', '60000 included'],
    ['50,000원VAT별도', '50000 excluded'],
    ['50,000원→30,000원', '50000 struck, 30000'],
    ['50,000원 > 30,000원', '50000 struck, 30000'],
    ['99,000원 할인가', '99000'],
    ['3만원에서 5만원', '30000..50000'], ['백만원 ~ 이백만원', '1000000..2000000'], ['100만~200만원', '1000000..2000000'], ['5~10만 원', '50000..100000'],
    ['칠십만 원', '700000'], ['일만오천원', '15000'], ['1만5백원', '10500'], ['1천5백만원', '15000000'], ['0.5만원', '5000'],
    ['100자당 1,000원', '1000 /100자'], ['1페이지 당 1만원', '10000 /1페이지'], ['매월 5만원', '50000 /매월'], ['1인당 5만원', '50000 /1인'], ['5,000원 / 1건', '5000 /1건'],
    ['￦50,000', '50000'], ['５만원', '50000'], ['5만 원입니다', '50000'], ['5만원씩', '50000'], ['①5,000원', '5000'],
  ])('%s', (text, expected) => {
    expect(told(text, 'ko')).toBe(expected);
  });
});

describe('what decides nothing in Korean', () => {
  test.each([
    ['**만원', 'none?'], ['○○만원', 'none?'], ['1*만원', 'none?'], ['몇 십만원', 'none?'], ['50 000원', 'none?'], ['4.950,000원', 'none?'], ['1.23456만원', 'none?'],
    ['10%45,000원', '45000?'], ['50,000원 10% 할인', '50000?'], ['쿠폰할인 5,000원', '5000?'], ['계약금 5만원', '50000?'], ['추가금 10,000원', '10000?'], ['원가 99,000원', '99000?'],
    ['5만원 x 3', '50000?'], ['5만원 선', '50000?'], ['3만원대부터', '30000?'], ['3만 원대', '30000?'], ['최소 3만원부터', '30000..?'], ['2원본', '2?'], ['부가세 5,000원', '5000?'],
  ])('%s', (text, expected) => {
    expect(told(text, 'ko')).toBe(expected);
  });
  test.each(['지원', '3 회원', '10회원', '5직원', '2 원본', '5만', '7만5천', '몇만원', '수십만원', '2만여원', '15,000~', '5,000P', '수정 3회'])('%s is no price', (text) => {
    expect(told(text, 'ko')).toBe('');
  });
});

describe('English and foreign money', () => {
  test.each([
    ['US$20, USD 20, USD$20, $20 USD', '20, 20, 20, 20'],
    ['$25 a month', '25 /month'], ['$5 per 100 words', '5 /100 words'], ['$20, $30 and $40', '20, 30, 40'], ['$5k - $10k', '5000..10000'],
    ['$50 CAD', 'none?'], ['$50AUD', 'none?'], ['CAD $50', '50?'], ['HK $50', '50?'], ['$20ea', 'none?'], ['$5 grand', 'none?'], ['5 dollars and 50 cents', 'none?'],
    ['($5.00)', '5?'], ['$5.00-', '5?'], ['−$5.00', '5?'], ['$20/30', '20?'], ['more than $50', '50?'], ['$50 or less', '50?'], ['$1.000', 'none?'], ['$0.005', 'none?'],
    ['C$50 NZ$50 R$50 50¢ ¥500 £50 5 bucks', ''], ['1.234,50 € or € 1.234,50', '1234.5, 1234.5'],
  ])('%s', (text, expected) => {
    expect(told(text, 'en')).toBe(expected);
  });
});
