import type { Locale } from '../i18n/translate';
import type { Head } from './log-read';

export interface ReadmeFacts {
  id: string;
  title: string;
  subject: string;
  head: Head;
  keyFingerprint: string;
}

/** Text of `README-<locale>.txt`: what the package is, where to start, what it shows and what it does not. */
export function readmeText(locale: Locale, facts: ReadmeFacts): string {
  return TEXTS[locale](facts);
}

/** One line of text from the page or the user, without line breaks. */
function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const TEXTS: Record<Locale, (facts: ReadmeFacts) => string> = {
  en: (f) => `RECOURSE EVIDENCE PACKAGE

Case: ${flat(f.id)}
About: ${flat(f.subject)}${f.title ? ` - ${flat(f.title)}` : ''}
Key fingerprint: ${f.keyFingerprint}
Head code: ${f.head.head}

Where to start
  report.html     the whole case on one page; opens without a network
  upload/         PDFs for upload forms that take no ZIP
  data/items/     the sealed captures, numbered by their place in the log
  VERIFY.txt      how to check everything by hand

What this shows
  These files are the ones that were sealed in this log at these positions, and they have not changed since.
  The log is consistent. The key with the fingerprint above signed it.

What this does not show
  That the site really served this. Who sat at the computer. That its clock was right. That nothing was left out.
  That the owner did not rebuild the log before a copy of the head code was given away.
  So compare the head code with one that was given to you earlier, if you have one.
`,
  ko: (f) => `RECOURSE 증거 패키지

사건: ${flat(f.id)}
대상: ${flat(f.subject)}${f.title ? ` - ${flat(f.title)}` : ''}
키 지문: ${f.keyFingerprint}
헤드 코드: ${f.head.head}

먼저 볼 것
  report.html     사건 전체를 한 페이지에 담은 보고서입니다. 네트워크 없이 열립니다.
  upload/         ZIP을 받지 않는 접수 양식에 올릴 PDF입니다.
  data/items/     봉인된 캡처입니다. 번호는 기록에서의 순서입니다.
  VERIFY.txt      모든 것을 손으로 확인하는 방법입니다.

이 패키지가 보여 주는 것
  이 파일들은 이 기록의 이 위치에 봉인된 파일이며 그 뒤로 바뀌지 않았습니다.
  기록은 앞뒤가 맞습니다. 위 지문의 키가 서명했습니다.

이 패키지가 보여 주지 않는 것
  사이트가 정말 이 내용을 보냈는지, 누가 컴퓨터 앞에 있었는지, 컴퓨터 시계가 맞았는지, 빠진 것이 없는지는 알 수 없습니다.
  헤드 코드를 남에게 주기 전에 소유자가 기록을 다시 만들지 않았다는 것도 알 수 없습니다.
  그러니 전에 받은 헤드 코드가 있으면 위의 코드와 비교하세요.
`,
  tr: (f) => `RECOURSE KANIT PAKETİ

Dosya: ${flat(f.id)}
Konu: ${flat(f.subject)}${f.title ? ` - ${flat(f.title)}` : ''}
Anahtar parmak izi: ${f.keyFingerprint}
Baş kodu: ${f.head.head}

Nereden başlamalı
  report.html     dosyanın tamamı tek sayfada; ağ bağlantısı olmadan açılır
  upload/         ZIP kabul etmeyen başvuru formları için PDF dosyaları
  data/items/     mühürlenmiş kayıtlar; numaraları günlükteki yerleridir
  VERIFY.txt      her şeyin elle nasıl denetleneceği

Bu paket neyi gösterir
  Bu dosyalar, bu günlüğe bu sıralarda mühürlenen dosyalardır ve o zamandan beri değişmemiştir.
  Günlük tutarlıdır. Yukarıdaki parmak izine sahip anahtarla imzalanmıştır.

Bu paket neyi göstermez
  Sitenin bunu gerçekten gönderdiğini, bilgisayarın başında kimin olduğunu, saatinin doğru olduğunu, hiçbir şeyin dışarıda
  bırakılmadığını göstermez. Baş kodunun bir kopyası verilmeden önce günlüğün yeniden kurulmadığını da göstermez.
  Bu yüzden, elinizde daha önce verilmiş bir baş kodu varsa yukarıdakiyle karşılaştırın.
`,
};

/** Text of `VERIFY.txt`: checks by hand with programs that every Linux and macOS machine has. English, as the commands are. */
export function verifyText({ head, keyFingerprint }: Pick<ReadmeFacts, 'head' | 'keyFingerprint'>): string {
  return `HOW TO CHECK THIS PACKAGE BY HAND

All commands run in the folder into which the ZIP was unpacked. Two programs do all of this and more at once: the extension itself
(drop the ZIP on its page), and verify_package.py from its source (Python 3 and openssl, nothing else).

1. The archive is whole (in the folder of the ZIP):
     unzip -tq RECOURSE-*.zip

2. The files are the listed ones (each line must say OK):
     sha256sum -c --strict manifest-sha256.txt
     sha256sum -c --strict tagmanifest-sha256.txt
   On macOS: shasum -a 256 -c FILE. No file may be there that neither list names, but for the three in sig/ and
   tagmanifest-sha256.txt itself (this must print nothing):
     (cut -c67- manifest-sha256.txt tagmanifest-sha256.txt; printf 'sig/%s\\n' key.pem signed.json signed.sig; echo tagmanifest-sha256.txt; find . -type f | cut -c3-) | sort | uniq -u

3. The signed statement names these two lists (the two hashes must stand in it, as manifestSha256 and tagManifestSha256):
     sha256sum manifest-sha256.txt tagmanifest-sha256.txt
     cat sig/signed.json

4. The key signed the statement (must say Verified OK):
     openssl dgst -sha256 -verify sig/key.pem -signature sig/signed.sig sig/signed.json

5. The key is this one:
     openssl pkey -pubin -in sig/key.pem -outform DER | sha256sum
   must give
     ${keyFingerprint}
   Ask the owner for the fingerprint on another way than this package, and compare.

6. The log gives the head code:
     python3 ../head.py < data/log.jsonl
   with these lines in a file head.py beside the folder
     import sys, json, hashlib
     link = bytes(32)
     for line in sys.stdin.buffer.read().splitlines():
         e = json.loads(line)
         h = bytes.fromhex(e['entryHash']) if 'entryHash' in e else hashlib.sha256(b'recourse/entry/1\\n' + line).digest()
         link = hashlib.sha256(b'recourse/link/1\\n' + link + h).digest()
     print(link.hex())
   must give
     ${head.head}
   for ${head.count} lines. A line that holds only entryHash and seq is an entry that was withheld or deleted: its place is
   shown, its content is not. If you were given a head code earlier, it must be the link of this log after one of its lines.

7. Each data/items/NNNN/meta.json is line NNNN + 1 of data/log.jsonl (they are counted from 0), and names the size and SHA-256 of
   the files beside it. Files that data/withheld.json names were left out: they are not checked.

What none of this shows: that the site really served these pages, who sat at the computer, that its clock was right, that nothing was
left out, and that the owner did not rebuild the log before a copy of the head code was given away.
`;
}
