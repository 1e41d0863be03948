import type { Entry } from '../../lib/evidence/entry';
import { append, careless, editEntry, editLog, LOG_FILE, rawLine, remade, replace, signed } from './edits';
import type { Mutation } from './mutation';
import { fromUtf8, logOf, setLog, utf8 } from './repack';
import { nested, sampleLog } from './sample';

/** The log: lines edited, dropped, swapped, doubled, truncated, forked; JSON that is not canonical. */
export const LOGS: Mutation[] = [
  { name: 'manifests rebuilt without signing anew', refused: 'statement:signed-manifest', make: remade(editEntry(2, (entry) => (entry.body['value'] = 'no'), false)) },
  { name: 'a line edited, signed anew', refused: 'log:log-head', make: signed(editEntry(2, (entry) => (entry.body['value'] = 'no'), false)) },
  { name: 'a line dropped, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => setLog(files, logOf(files).filter((line) => line.seq !== 4), false)) },
  { name: 'two lines swapped, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => {
    const [a, b, c, ...rest] = logOf(files);
    setLog(files, [a!, c!, b!, ...rest], false);
  }) },
  { name: 'a line doubled, signed anew', refused: 'log:log-wrong-seq', make: signed((files) => {
    const lines = logOf(files);
    setLog(files, [...lines, lines.at(-1)!], false);
  }) },
  { name: 'the log cut short, signed anew with the old head', refused: 'log:log-head', make: signed((files) => setLog(files, logOf(files).slice(0, 3), false)) },
  { name: 'a fork: another last entry under the old head', refused: 'log:log-head', make: signed(editEntry(5, (entry) => (entry.time.utcMs += 1), false)) },
  { name: 'a clock time moved, signed anew', refused: 'log:log-head', make: signed(editEntry(1, (entry) => (entry.time.utcMs -= 86_400_000), false)) },
  { name: 'a line without its end', refused: 'log:log-line', make: signed((files) => files.set(LOG_FILE, utf8(fromUtf8(files.get(LOG_FILE)!).trimEnd()))) },
  { name: 'an empty line', refused: 'log:log-line', make: signed(append(LOG_FILE, '\n')) },
  { name: 'genesis withheld', refused: 'log:log-no-genesis', make: signed((files) => {
    const lines = logOf(files);
    setLog(files, [{ seq: 0, entryHash: '0'.repeat(64) }, ...lines.slice(1)], false);
  }) },
  { name: 'a second genesis', refused: 'log:log-second-genesis', make: signed(editEntry(2, (entry) => (entry.kind = 'genesis'), true)) },
  { name: 'an entry of another chain', refused: 'log:log-other-chain', make: signed(editEntry(2, (entry) => (entry.chain = 'f'.repeat(32)), true)) },
  { name: 'two entries with one salt', refused: 'log:log-repeated-salt', make: signed((files) => {
    const lines = logOf(files);
    (lines[3] as Entry).salt = (lines[2] as Entry).salt;
    setLog(files, lines);
  }) },
  { name: 'a short salt', refused: 'log:log-bad-entry', make: signed(editEntry(2, (entry) => (entry.salt = 'abc'), true)) },
  { name: 'a key change to a stranger that signs not', refused: 'log:log-key', make: signed(editEntry(2, (entry) => {
    entry.kind = 'key-change';
    entry.body = { keyFingerprint: 'a'.repeat(64) };
  }, true)) },
  { name: 'spaces in a line', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"kind":', '"kind": ')) },
  { name: 'a doubled key in a line', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"v":1}', '"v":1,"v":1}')) },
  { name: 'keys out of order', refused: 'log:json-form', make: signed(replace(LOG_FILE, /"salt":"(\w+)","seq":0/, '"seq":0,"salt":"$1"')) },
  { name: 'a lone surrogate', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"value":"yes"', '"value":"\\ud800"')) },
  { name: 'a needless escape', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"value":"yes"', '"value":"\\u0079es"')) },
  { name: 'a number as 1e0', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"v":1}', '"v":1e0}')) },
  { name: 'a float', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"v":1}', '"v":1.0}')) },
  { name: 'minus zero', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"seq":0', '"seq":-0')) },
  { name: 'a number past 2^53', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"monotonicMs":0', '"monotonicMs":9007199254740992')) },
  { name: 'NaN', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"monotonicMs":0', '"monotonicMs":NaN')) },
  { name: 'a key outside ASCII', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"value":"yes"', '"value":"yes","ı":1')) },
  { name: 'a line nested a thousand deep', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"value":"yes"', `"value":${'['.repeat(1000)}${']'.repeat(1000)}`)) },
  { name: 'a line nested a hundred thousand deep', refused: 'log:json-form', make: signed(replace(LOG_FILE, '"value":"yes"', `"value":${'['.repeat(100_000)}${']'.repeat(100_000)}`)) },
  { name: 'a byte-order mark', refused: 'log:json-form', make: signed((files) => files.set(LOG_FILE, utf8(`\ufeff${fromUtf8(files.get(LOG_FILE)!)}`))) },
  { name: 'broken UTF-8', refused: 'log:text-form', make: signed((files) => {
    const bytes = files.get(LOG_FILE)!;
    bytes[bytes.indexOf(0xec)] = 0xff;
  }) },
  { name: 'a text in the other normal form', refused: 'log:log-head', make: signed(replace(LOG_FILE, '주문', '주문'.normalize('NFD'))) },
  { name: 'an unknown key in an entry', refused: 'log:json-fields', make: signed(replace(LOG_FILE, '"v":1}', '"v":1,"x":1}')) },
  { name: 'an entry without time', refused: 'log:json-fields', make: signed(editEntry(2, (entry) => delete (entry as Partial<Entry>).time, true)) },
  { name: 'a part named ../text.txt', refused: 'log:part-name', make: signed(editEntry(5, (entry) => (entry.parts[0]!.name = '../text.txt'), true)) },
  { name: 'a part named meta.json', refused: 'log:part-name', make: signed(editEntry(5, (entry) => (entry.parts[0]!.name = 'meta.json'), true)) },
  { name: 'the head of another log in head.json, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', /"head":"\w+"/, `"head":"${'1'.repeat(64)}"`)) },
  { name: 'head.json with a wrong count, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', '"count":6', '"count":7')) },
  { name: 'no genesis: line 0 is a note', refused: 'log:log-no-genesis', make: signed(editEntry(0, (entry) => (entry.kind = 'note'), true)) },
  { name: 'a genesis that names another chain', refused: 'log:log-no-genesis', make: signed(editEntry(0, (entry) => (entry.body['chain'] = 'f'.repeat(32)), true)) },
  { name: 'a genesis without a key', refused: 'log:log-no-genesis', make: signed(editEntry(0, (entry) => delete entry.body['keyFingerprint'], true)) },
  { name: 'a genesis with its key in upper case', refused: 'log:log-no-genesis', make: signed(editEntry(0, (entry) => (entry.body['keyFingerprint'] = String(entry.body['keyFingerprint']).toUpperCase()), true)) },
  { name: 'a genesis in second place, another before it', refused: 'log:log-wrong-seq', make: signed(editLog(([first, ...rest]) => [first!, first!, ...rest])) },
  { name: 'a key-change without a key', refused: 'log:log-bad-entry', make: signed(editEntry(2, (entry) => Object.assign(entry, { kind: 'key-change', body: {} }), true)) },
  { name: 'a key-change back to an earlier key that did not sign', refused: 'log:log-key', make: signed(editLog((lines) => lines.map((line) => (line.seq === 2 || line.seq === 4 ? { ...(line as Entry), kind: 'key-change', body: { keyFingerprint: String(line.seq).repeat(64) } } : line)))) },
  { name: 'line numbers from 1', refused: 'log:log-wrong-seq', make: signed(editLog((lines) => lines.map((line) => ({ ...line, seq: line.seq + 1 })))) },
  { name: 'a gap in the numbers', refused: 'log:log-wrong-seq', make: signed(editLog((lines) => lines.map((line) => (line.seq > 3 ? { ...line, seq: line.seq + 1 } : line)))) },
  { name: 'a withheld line with the number of its neighbour', refused: 'log:log-wrong-seq', make: signed(editLog((lines) => lines.map((line) => (line.seq === 4 ? { seq: 3, entryHash: '4'.repeat(64) } : line)))) },
  { name: 'the whole log of another package, signed anew', refused: 'log:log-key', make: signed((files) => setLog(files, sampleLog('elsewhere').lines)) },
  { name: 'an empty log', refused: 'log:log-line', make: signed((files) => files.set(LOG_FILE, new Uint8Array())) },
  { name: 'a log of one line end', refused: 'log:log-line', make: signed((files) => files.set(LOG_FILE, utf8('\n'))) },
  { name: 'a log of NUL bytes', refused: 'log:log-line', make: signed((files) => files.set(LOG_FILE, new Uint8Array(64))) },
  { name: 'a withheld line with a reason', refused: 'log:json-fields', make: signed(rawLine(2, () => `{"entryHash":"${'2'.repeat(64)}","seq":2,"why":"choice"}`)) },
  { name: 'a withheld line with an upper-case hash', refused: 'log:json-fields', make: signed(rawLine(2, () => `{"entryHash":"${'A'.repeat(64)}","seq":2}`)) },
  { name: 'a withheld line with its keys out of order', refused: 'log:json-form', make: signed(rawLine(2, () => `{"seq":2,"entryHash":"${'2'.repeat(64)}"}`)) },
  { name: 'a withheld line with another hash', refused: 'log:log-head', make: signed((files, ground) => rawLine(2, () => `{"entryHash":"${'2'.repeat(64)}","seq":2}`)(files, ground)) },
  { name: 'an entry that also tells its hash', refused: 'log:json-fields', make: signed(editLog((lines) => lines.map((line) => (line.seq === 2 ? { ...line, entryHash: '2'.repeat(64) } : line)))) },
  ...(['[]', 'null', '"x"', '1', '{}', 'true'] as const).map((text): Mutation => ({ name: `a line that is ${text}`, refused: 'log:json-fields', make: signed(rawLine(2, () => text)) })),
  ...(
    [
      ['a version 2', (entry) => (entry['v'] = 2)],
      ['a version in a text', (entry) => (entry['v'] = '1')],
      ['a version true', (entry) => (entry['v'] = true)],
      ['a number in a text', (entry) => (entry['seq'] = '2')],
      ['a number below nought', (entry) => (entry['seq'] = -2)],
      ['a chain that is a number', (entry) => (entry['chain'] = 1)],
      ['a case that is null', (entry) => (entry['case'] = null)],
      ['a kind that is a list', (entry) => (entry['kind'] = ['answer'])],
      ['a body that is a list', (entry) => (entry['body'] = [])],
      ['a body that is null', (entry) => (entry['body'] = null)],
      ['no parts', (entry) => delete entry['parts']],
      ['parts in an object', (entry) => (entry['parts'] = {})],
      ['a completeness that is a text', (entry) => (entry['completeness'] = 'ok')],
      ['a completeness of numbers', (entry) => (entry['completeness'] = [1])],
      ['a time before 1970', (entry) => ((entry['time'] as Record<string, unknown>)['utcMs'] = -1)],
      ['a time that is a text', (entry) => ((entry['time'] as Record<string, unknown>)['utcMs'] = '1')],
      ['a time that is a list', (entry) => (entry['time'] = [])],
      ['a time with one more field', (entry) => ((entry['time'] as Record<string, unknown>)['sure'] = true)],
      ['a zone that is null', (entry) => ((entry['time'] as Record<string, unknown>)['zone'] = null)],
    ] as [string, (entry: Record<string, unknown>) => unknown][]
  ).map(([what, change]): Mutation => ({ name: `an entry with ${what}`, refused: 'log:json-fields', make: signed(editEntry(2, (entry) => void change(entry as unknown as Record<string, unknown>), true)) })),
  ...(
    [
      ['one more field', { sealed: true }],
      ['a negative size', { size: -1 }],
      ['a size in a text', { size: '1' }],
      ['an upper-case hash', { sha256: 'A'.repeat(64) }],
      ['a hash with a line end', { sha256: `${'a'.repeat(64)}\n` }],
      ['a short hash', { sha256: 'a'.repeat(63) }],
      ['a type that is null', { type: null }],
    ] as const
  ).map(([what, change]): Mutation => ({ name: `a part with ${what}`, refused: 'log:json-fields', make: signed(editEntry(5, (entry) => Object.assign(entry.parts[0]!, change), true)) })),
  ...(['', '.', '..', 'a/b', 'a\\b', 'Text.txt', 'text.txt\n', 'te\u0000xt', 't\u0435xt.txt', '-rf', 'a'.repeat(101)] as const).map(
    (name): Mutation => ({ name: `a part named ${JSON.stringify(name).slice(0, 20)}`, refused: 'log:part-name', make: signed(editEntry(5, (entry) => (entry.parts[0]!.name = name), false)) }),
  ),
  { name: 'one part twice', refused: 'log:part-name', make: signed(editEntry(5, (entry) => entry.parts.push(entry.parts[0]!), true)) },
  { name: 'a salt in upper case', refused: 'log:log-bad-entry', make: signed(editEntry(2, (entry) => (entry.salt = 'A'.repeat(32)), true)) },
  { name: 'a salt with a line end', refused: 'log:log-bad-entry', make: signed(editEntry(2, (entry) => (entry.salt = `${entry.salt}\n`), true)) },
  { name: 'nested 33 deep', refused: 'log:json-form', make: signed(editEntry(2, (entry) => (entry.body['value'] = nested(31)), true)) },
  { name: 'a key toJSON', refused: 'log:json-form', make: signed(editEntry(2, (entry) => (entry.body['toJSON'] = 'x'), true)) },
  { name: 'an empty key', refused: 'log:json-form', make: signed(editEntry(2, (entry) => (entry.body[''] = 'x'), true)) },
  ...(
    [
      ['a number below -(2^53 - 1)', '-9007199254740992'], ['a number of 400 digits', '9'.repeat(400)], ['a number with a nought before', '01'], ['a number with a plus', '+1'],
      ['a number without a fraction after its point', '1.'], ['a number in hexadecimal', '0x1'], ['a number as 1E3', '1E3'], ['a number too large for a float', '1e400'],
      ['Infinity', 'Infinity'], ['minus Infinity', '-Infinity'], ['a float that is whole', '2.0'], ['minus nought as a float', '-0.0'], ['digits of another script', '\u0661'],
      ['a word in upper case', 'TRUE'], ['single quotes', "'yes'"], ['an upper-case escape', '"\\u001F"'], ['an escaped slash', '"a\\/b"'], ['a long form of a short escape', '"\\u000a"'],
      ['an escaped pair of surrogates', '"\\ud83d\\ude00"'], ['a lone low surrogate', '"\\udc00"'], ['a raw NUL', '"a\u0000b"'], ['a raw tab', '"a\tb"'], ['an unknown escape', '"\\x41"'],
      ['a comma too many', '[1,]'], ['a remark', '1/*one*/'], ['no value', ''], ['a space before it', ' "yes"'], ['a no-break space before it', '\u00a0"yes"'],
      ['brackets that do not close', '[['], ['a doubled key in a deeper object', '{"a":1,"a":1}'], ['a key doubled through an escape', '{"a":1,"\\u0061":1}'], ['deeper keys out of order', '{"b":1,"a":1}'],
      ['keys in the order of numbers', '{"9":1,"10":1}'], ['a key with a NUL', '{"a\\u0000":1}'],
    ] as const
  ).map(([what, value]): Mutation => ({ name: `a value: ${what}`, refused: 'log:json-form', make: signed(rawLine(2, (text) => text.replace('"value":"yes"', `"value":${value}`))) })),
  ...(
    [
      ['a carriage return', '\r'], ['a space', ' '], ['a tab', '\t'], ['a form feed', '\f'], ['a NUL', '\u0000'], ['a line separator U+2028', '\u2028'], ['a next-line sign U+0085', '\u0085'], ['a second value', '{}'], ['a byte-order mark', '\ufeff'],
    ] as const
  ).map(([what, sign]): Mutation => ({ name: `a line followed by ${what}`, refused: 'log:json-form', make: signed(rawLine(2, (text) => text + sign)) })),
  ...(
    [
      ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]], ['an overlong NUL', [0xc0, 0x80]], ['a sign past U+10FFFF', [0xf4, 0x90, 0x80, 0x80]], ['a stray following byte', [0x80]], ['a sign cut short', [0xec, 0xa3]],
    ] as const
  ).map(([what, bytes]): Mutation => ({ name: `in the log ${what}`, refused: 'log:text-form', make: signed((files) => {
    const log = Buffer.from(files.get(LOG_FILE)!);
    const at = log.indexOf('"yes"') + 2;
    files.set(LOG_FILE, new Uint8Array(Buffer.concat([log.subarray(0, at), Uint8Array.from(bytes), log.subarray(at)])));
  }) })),
  { name: 'head.json with spaces, signed anew', refused: 'log:json-form', make: signed(replace('data/head.json', '"count":', '"count": ')) },
  { name: 'head.json with a line end, signed anew', refused: 'log:json-form', make: signed(append('data/head.json', '\n')) },
  { name: 'head.json with one more field', refused: 'log:json-fields', make: careless(replace('data/head.json', /}$/, ',"valid":true}')) },
  { name: 'head.json with a wrong last number, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', '"seq":5', '"seq":4')) },
  { name: 'head.json with another chain, signed anew', refused: 'log:log-head', make: signed(replace('data/head.json', /"chain":"\w+"/, `"chain":"${'c'.repeat(32)}"`)) },
];
