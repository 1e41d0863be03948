#!/usr/bin/env python3
"""Checks a Recourse evidence package without any of the extension's code.

    python3 verify_package.py FILE.zip [--expect-key FP] [--expect-head HASH] [--json]

Needs Python 3.8 or later and the program `openssl`; nothing else, and no network. Written from the description of the format in
lib/package/format.ts. Everything is recomputed; nothing that the package says of itself is trusted. Exit code: 0 only when the result is
MATCHES, 1 when it is not, 2 when nothing could be checked: a wrong command, a file that cannot be read, no openssl. NOT CHECKED lines do
not prevent MATCHES; read them.
"""
import argparse
import base64
import binascii
import errno
import hashlib
import json
import os
import re
import shutil
import stat
import struct
import subprocess
import sys
import tempfile
import zlib

PIECE = 4 * 1024 * 1024
LARGEST_TEXT = 256 * 1024 * 1024
LARGEST_DIRECTORY = 64 * 1024 * 1024
MOST_FILES = 262144
TAIL = 1024 * 1024
DEEPEST_JSON = 32
SAFE = 2 ** 53 - 1

MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
LOG = "data/log.jsonl"
HEAD = "data/head.json"
WITHHELD = "data/withheld.json"
DERIVED = "data/derived/derived.json"
SIGNED = "sig/signed.json"
SIGNATURE = "sig/signed.sig"
KEY = "sig/key.pem"
REQUIRED = [
    "bagit.txt", "README-en.txt", "README-ko.txt", "README-tr.txt", "VERIFY.txt", "bag-info.txt", HEAD, LOG, MANIFEST, "report.html",
    KEY, SIGNED, SIGNATURE, TAG_MANIFEST,
]
BAGIT_TEXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

SEGMENT = r"[A-Za-z0-9][A-Za-z0-9._-]*"
ZIP_NAME = re.compile(SEGMENT + "(?:/" + SEGMENT + ")*")
PART_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}")
FOLDER = "(?:[0-9]{4}|[1-9][0-9]{4,8})"
LAYOUT = [re.compile(form) for form in (
    "data/items/" + FOLDER + "/" + PART_NAME.pattern,
    "data/derived/" + FOLDER + "/" + PART_NAME.pattern,
    r"data/derived/derived\.json",
    r"data/withheld\.json",
    r"upload/summary\.pdf",
    r"upload/exhibit-[0-9]{2,6}(?:-[0-9]{1,4})?\.pdf",
)]
ANY_SIZE = re.compile("data/(?:items|derived)/[0-9]+/")
HASH = re.compile("[0-9a-f]{64}")
SALT = re.compile("[0-9a-f]{32}")
BAG_INFO = re.compile(
    r"Bagging-Date: [0-9]{4}-[0-9]{2}-[0-9]{2}\nBag-Software-Agent: [ -~]+\nExternal-Identifier: [ -~]*\nPayload-Oxum: ([0-9]+\.[0-9]+)\n"
)

ENTRY_KEYS = ["body", "case", "chain", "completeness", "kind", "parts", "salt", "seq", "time", "v"]
TIME_KEYS = ["boot", "iso", "monotonicMs", "utcMs", "zone"]
PART_KEYS = ["name", "sha256", "size", "type"]
LINE_KEYS = ["entryHash", "seq"]
HEAD_KEYS = ["chain", "count", "head", "seq"]
WITHHELD_KEYS = ["name", "seq", "sha256", "why"]
DERIVED_KEYS = ["from", "how", "name", "seq", "sha256"]
SIGNED_KEYS = ["chain", "count", "head", "keyFingerprint", "manifestSha256", "seq", "tagManifestSha256", "tool", "v"]

# SubjectPublicKeyInfo of an uncompressed P-256 key up to the point's 64 bytes (RFC 5480).
SPKI_PREFIX = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d03010703420004")

# The curve P-256 (FIPS 186-4, D.1.2.3): y^2 = x^3 - 3x + B modulo P.
P = 2 ** 256 - 2 ** 224 + 2 ** 192 + 2 ** 96 - 1
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B

MATCHES = ("MATCHES", "ok", "")
ABSENT = ("NOT CHECKED", "absent", "")
NOT_REACHED = ("NOT CHECKED", "not-reached", "")

SENTENCES = {
    "archive": "The ZIP file has its one allowed form",
    "layout": "All files of a package are there, and no others",
    "manifests": "Both lists name exactly these files and their hashes",
    "signature": "The key in the package signed the statement",
    "statement": "The signed statement names these lists, this log, this key",
    "log": "The log is one unbroken chain up to the head code",
    "items": "Every sealed file is the one that the log names",
    "derived": "Every copy names the sealed file it was made from",
    "withheld": "What was left out",
    "owner-key": "The key is the owner’s",
    "head-code": "The head code is the one given away before",
    "report": "The report and the PDFs say what the sealed files say",
    "clock": "The computer’s clock was right",
}

REASONS = {
    "ok": "checked",
    "absent": "there is none in this package",
    "not-given": "no code was given to compare with",
    "not-reached": "could not be checked because of what does not match above",
    "not-compared": "signed with the rest, but nobody compared their words; read the sealed files beside them",
    "own-clock": "the clock is the computer’s own; nobody confirmed it",
    "left-out": "entries + files that were left out",
    "head-earlier": "it is this log’s head after an earlier entry",
    "key-other": "the package was signed by another key",
    "head-other": "this log never had that head code",
    "code-form": "the code given to compare is not 64 hexadecimal digits",
    "not-zip": "this is not a ZIP file",
    "not-package": "this ZIP file is no Recourse package",
    "backup": "this is a backup of the log, not a package; open it where backups are restored",
    "zip-end": "the file is cut short, or something stands behind its end",
    "zip-directory": "the table of contents does not fit the file",
    "zip-name": "a name is not allowed",
    "zip-duplicate": "a name stands twice",
    "zip-order": "the files are out of order",
    "zip-method": "a file is compressed",
    "zip-flags": "a file has flags that are not allowed",
    "zip-size": "a file’s two sizes differ",
    "zip-extra": "a file has extra fields",
    "zip-comment": "a file has a comment",
    "zip-fixed": "a field that is always the same was changed",
    "zip-gap": "bytes stand between files, or files share bytes",
    "zip-header": "a file’s own header differs from the table of contents",
    "zip-crc": "a file’s bytes do not give its check sum",
    "file-missing": "a file is missing",
    "file-unknown": "a file does not belong into a package",
    "too-large": "a file is larger than its kind may be",
    "bagit-text": "bagit.txt is not as it must be",
    "bag-info": "bag-info.txt does not fit the files",
    "manifest-form": "a list is not of the one allowed form",
    "not-listed": "a file is in no list",
    "listed-missing": "a listed file is not there",
    "hash-differs": "a file’s hash is not the listed one",
    "text-form": "a text is not UTF-8",
    "json-form": "a text is not canonical JSON",
    "json-fields": "fields are missing, extra or of the wrong kind",
    "key-form": "the key is not in its one allowed form",
    "signature-form": "the signature is not in its one allowed form",
    "signature-wrong": "the key did not sign this",
    "signed-manifest": "the statement names another list of files",
    "signed-tagmanifest": "the statement names another list of tag files",
    "signed-key": "the statement names another key",
    "signed-head": "the statement names another head",
    "log-line": "the log has an empty or unfinished line",
    "part-name": "a name of a sealed file is not allowed",
    "log-no-genesis": "the log does not begin with its first entry",
    "log-second-genesis": "the log begins twice",
    "log-wrong-seq": "a line is missing, doubled or out of order",
    "log-other-chain": "a line belongs to another log",
    "log-bad-entry": "an entry is not as it must be",
    "log-bad-withheld": "a withheld line is not as it must be",
    "log-repeated-salt": "two entries share a salt",
    "log-head": "the lines do not give the head code",
    "log-key": "the log names another key as its last",
    "part-missing": "a sealed file is missing",
    "part-extra": "a file lies among the sealed ones that no entry names",
    "part-size": "a sealed file has another size",
    "part-hash": "a file is not the one that was sealed",
    "meta-differs": "an item’s meta.json is not its line of the log",
    "withheld-form": "the list of files left out is not as it must be",
    "withheld-present": "a file is listed as left out and yet there",
    "withheld-unknown": "a file is listed as left out that no entry names",
    "derived-form": "the list of copies is not as it must be",
    "derived-source": "a copy names no sealed file",
    "derived-missing": "a listed copy is not there",
    "derived-hash": "a copy is not the listed one",
    "derived-unlisted": "a copy is in no list",
}


class Refusal(Exception):
    def __init__(self, code, detail=""):
        super().__init__(code)
        self.code = code
        self.detail = detail


# ---- ZIP

def local_header(name, size, crc):
    large = size >= 0xFFFFFFFF
    short = 0xFFFFFFFF if large else size
    head = struct.pack("<IHHHHHIIIHH", 0x04034B50, 45 if large else 20, 0, 0, 0, 0x0021, crc, short, short, len(name), 20 if large else 0)
    return head + name + (struct.pack("<HHQQ", 1, 16, size, size) if large else b"")


def central_header(name, size, crc, offset):
    field = (struct.pack("<QQ", size, size) if size >= 0xFFFFFFFF else b"") + (struct.pack("<Q", offset) if offset >= 0xFFFFFFFF else b"")
    extra = struct.pack("<HH", 1, len(field)) + field if field else b""
    short = min(size, 0xFFFFFFFF)
    return struct.pack(
        "<IHHHHHHIIIHHHHHII", 0x02014B50, 0x032D, 45 if extra else 20, 0, 0, 0, 0x0021, crc, short, short, len(name), len(extra), 0, 0, 0,
        0x81A40000, min(offset, 0xFFFFFFFF),
    ) + name + extra


def end_records(count, size, offset):
    out = b""
    if count >= 0xFFFF or size >= 0xFFFFFFFF or offset >= 0xFFFFFFFF:
        out += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, size, offset)
        out += struct.pack("<IIQI", 0x07064B50, 0, offset + size, 1)
    n = min(count, 0xFFFF)
    return out + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, n, n, min(size, 0xFFFFFFFF), min(offset, 0xFFFFFFFF), 0)


def safe64(value):
    if value > SAFE:
        raise Refusal("zip-directory", "Zip64")
    return value


def read_at(file, offset, length):
    file.seek(offset)
    data = file.read(length)
    if len(data) != length:
        raise OSError(errno.EIO, "ended while it was read")
    return data


def place_of(name):
    """bagit.txt first, the rest in byte order."""
    return (name != "bagit.txt", name)


def shown(name):
    return re.sub(r"[^\x20-\x7e]", "?", name)[:120]


def read_end(file, total):
    if total < 22:
        raise Refusal("zip-end")
    length = min(total, 98)
    tail = read_at(file, total - length, length)
    magic, _, _, _, count, size, offset, comment = struct.unpack("<IHHHHIIH", tail[-22:])
    if magic != 0x06054B50 or comment != 0:
        raise Refusal("zip-end")
    if count == 0xFFFF or size == 0xFFFFFFFF or offset == 0xFFFFFFFF:
        if length < 98 or tail[:4] != b"PK\x06\x06":
            raise Refusal("zip-end", "Zip64")
        count, size, offset = (safe64(n) for n in struct.unpack("<QQQ", tail[32:56]))
    expected = end_records(count, size, offset)
    if offset + size + len(expected) != total:
        raise Refusal("zip-directory")
    if tail[-len(expected):] != expected:
        raise Refusal("zip-end", "fields")
    return count, size, offset


def read_directory(data, expected_count):
    entries, seen, at = [], set(), 0
    while at < len(data):
        if at + 46 > len(data) or data[at:at + 4] != b"PK\x01\x02":
            raise Refusal("zip-directory")
        (flags, method), (crc, packed, size, n, m, k) = struct.unpack_from("<HH", data, at + 8), struct.unpack_from("<IIIHHH", data, at + 16)
        offset = struct.unpack_from("<I", data, at + 42)[0]
        length = 46 + n + m + k
        if at + length > len(data):
            raise Refusal("zip-directory")
        raw = data[at + 46:at + 46 + n]
        name = raw.decode("latin-1")
        if flags != 0:
            raise Refusal("zip-flags", shown(name))
        if method != 0:
            raise Refusal("zip-method", shown(name))
        if k != 0:
            raise Refusal("zip-comment", shown(name))
        if packed != size:
            raise Refusal("zip-size", shown(name))
        large_size, large_offset = size == 0xFFFFFFFF, offset == 0xFFFFFFFF
        needed = 16 * large_size + 8 * large_offset
        if m != (needed + 4 if needed else 0):
            raise Refusal("zip-extra", shown(name))
        field = at + 46 + n + 4
        if large_size:
            size = safe64(struct.unpack_from("<Q", data, field)[0])
        if large_offset:
            offset = safe64(struct.unpack_from("<Q", data, field + 16 * large_size)[0])
        header = central_header(raw, size, crc, offset)
        if len(header) != length:
            raise Refusal("zip-extra", shown(name))
        if data[at:at + length] != header:
            raise Refusal("zip-fixed", shown(name))
        if not ZIP_NAME.fullmatch(name):
            raise Refusal("zip-name", shown(name))
        if name.lower() in seen:
            raise Refusal("zip-duplicate", shown(name))
        seen.add(name.lower())
        if entries and place_of(entries[-1][0]) > place_of(name):
            raise Refusal("zip-order", name)
        entries.append((name, raw, size, crc, offset))
        at += length
    if len(entries) != expected_count:
        raise Refusal("zip-directory", "count")
    return entries


def read_zip(file):
    """name -> (start, size, crc), in the archive's order."""
    total = file.seek(0, os.SEEK_END)
    count, size, offset = read_end(file, total)
    if size > LARGEST_DIRECTORY or count > MOST_FILES:
        raise Refusal("zip-directory", "too large")
    places, at = {}, 0
    for name, raw, length, crc, start in read_directory(read_at(file, offset, size), count):
        if start != at:
            raise Refusal("zip-gap", name)
        header = local_header(raw, length, crc)
        if at + len(header) + length > offset:
            raise Refusal("zip-gap", name)
        if read_at(file, at, len(header)) != header:
            raise Refusal("zip-header", name)
        places[name] = (at + len(header), length, crc)
        at += len(header) + length
    if at != offset:
        raise Refusal("zip-gap", "before the directory")
    return places


def other_than_package(file):
    """What a refused file is instead of a package: a Refusal that says so, or None for a package that is cut short or was changed."""
    total = file.seek(0, os.SEEK_END)
    start = read_at(file, 0, min(total, 39))
    tail = read_at(file, max(0, total - TAIL), min(total, TAIL))
    if not (start.startswith((b"PK\x03\x04", b"PK\x05\x06")) or tail[-22:].startswith(b"PK\x05\x06")):
        return Refusal("not-zip")
    if start[30:] == b"bagit.txt" or b"sig/signed.json" in tail:
        return None
    return Refusal("backup" if b"cases.jsonl" in tail and b"manifest.json" in tail else "not-package")


def directory(file):
    """What read_zip gives; a file that is something else altogether is called by its name."""
    try:
        places = read_zip(file)
        if "bagit.txt" in places or SIGNED in places:
            return places
        raise Refusal("not-package")
    except Refusal as refusal:
        raise other_than_package(file) or refusal


# ---- texts

def decode(data, where):
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal("text-form", where)


def depth(text):
    now = most = 0
    inside = False
    chars = iter(text)
    for char in chars:
        if inside:
            if char == "\\":
                next(chars, None)
            elif char == '"':
                inside = False
        elif char == '"':
            inside = True
        elif char in "[{":
            now += 1
            most = max(most, now)
        elif char in "]}":
            now -= 1
    return most


def refuse(value):
    raise ValueError(value)


def integer(digits):
    value = int(digits) if len(digits) < 18 else refuse(digits)
    return value if abs(value) <= SAFE else refuse(digits)


def plain_keys(pairs):
    for key, _ in pairs:
        if not re.fullmatch(r"[\x20-\x7e]+", key) or key == "toJSON":
            raise ValueError(key)
    return dict(pairs)


def canonical(value):
    """RFC 8785 for values without floats whose keys are ASCII."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def parse(text, where):
    try:
        if depth(text) <= DEEPEST_JSON:
            value = json.loads(text, parse_float=refuse, parse_constant=refuse, parse_int=integer, object_pairs_hook=plain_keys)
            again = canonical(value)
            again.encode("utf-8")  # fails on a lone surrogate
            if again == text:
                return value
    except (ValueError, RecursionError):
        pass
    raise Refusal("json-form", where)


def is_hash(value):
    return isinstance(value, str) and HASH.fullmatch(value) is not None


def fields(value, keys, where):
    if not isinstance(value, dict) or sorted(value) != keys:
        raise Refusal("json-fields", where)
    return value


def typed(value, kind, where):
    good = {
        "text": isinstance(value, str),
        "list": isinstance(value, list),
        "object": isinstance(value, dict),
        "natural": type(value) is int and value >= 0,
        "hash": is_hash(value),
    }[kind]
    if not good:
        raise Refusal("json-fields", where)
    return value


def one(value):
    return type(value) is int and value == 1


def read_manifest(data, where):
    text = decode(data, where)
    listed = {}
    for line in text.split("\n")[:-1]:
        digest, gap, name = line[:64], line[64:66], line[66:]
        if not is_hash(digest) or gap != "  " or name in listed or not ZIP_NAME.fullmatch(name):
            raise Refusal("manifest-form", where)
        listed[name] = digest
    if "".join("%s  %s\n" % (listed[name], name) for name in sorted(listed)) != text:
        raise Refusal("manifest-form", where)
    return listed


def is_payload(name):
    return name.startswith("data/")


def is_tag(name):
    return not is_payload(name) and not name.startswith("sig/") and name != TAG_MANIFEST


# ---- key and signature

def read_key(pem):
    match = re.fullmatch(r"-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/=\n]+)-----END PUBLIC KEY-----\n", pem)
    if not match:
        raise Refusal("key-form")
    try:
        spki = base64.b64decode(match.group(1).replace("\n", ""), validate=True)
    except (binascii.Error, ValueError):
        raise Refusal("key-form")
    text = base64.b64encode(spki).decode("ascii")
    columns = "".join(text[i:i + 64] + "\n" for i in range(0, len(text), 64))
    again = "-----BEGIN PUBLIC KEY-----\n%s-----END PUBLIC KEY-----\n" % columns
    if len(spki) != 91 or not spki.startswith(SPKI_PREFIX) or again != pem:
        raise Refusal("key-form")
    return spki


def check_der(der):
    if not 8 <= len(der) <= 72 or der[0] != 0x30 or der[1] != len(der) - 2:
        raise Refusal("signature-form")
    at = 2
    for _ in range(2):
        length = der[at + 1] if at + 1 < len(der) else 0
        digits = der[at + 2:at + 2 + length]
        if at >= len(der) or der[at] != 0x02 or length == 0 or len(digits) != length or digits[0] >= 0x80:
            raise Refusal("signature-form")
        if digits[0] == 0:
            if length == 1 or digits[1] < 0x80:
                raise Refusal("signature-form")
            digits = digits[1:]
        if len(digits) > 32:
            raise Refusal("signature-form")
        at += 2 + length
    if at != len(der):
        raise Refusal("signature-form")


def check_signature(pem, spki, der, data):
    check_der(der)
    x, y = int.from_bytes(spki[27:59], "big"), int.from_bytes(spki[59:], "big")
    if x >= P or y >= P or (y * y - x * x * x + 3 * x - B) % P:
        raise Refusal("key-form", "not a point of the curve")
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for name, content in (("key.pem", pem), ("signed.sig", der), ("signed.json", data)):
            paths.append(os.path.join(folder, name))
            with open(paths[-1], "wb") as out:
                out.write(content)
        check = subprocess.run(
            ["openssl", "dgst", "-sha256", "-verify", paths[0], "-signature", paths[1], paths[2]],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    if check.returncode != 0:
        raise Refusal("signature-wrong")


# ---- the log

def read_log(data):
    """[(line, text)]; a line is the entry, or { entryHash, seq }."""
    text = decode(data, LOG)
    if not text.endswith("\n"):
        raise Refusal("log-line", "end")
    lines = []
    for number, line in enumerate(text[:-1].split("\n"), 1):
        where = "line %d" % number
        if line == "":
            raise Refusal("log-line", where)
        lines.append((log_line(parse(line, where), where), line))
    return lines


def log_line(value, where):
    if isinstance(value, dict) and "entryHash" in value:
        fields(value, LINE_KEYS, where)
        typed(value["seq"], "natural", where)
        typed(value["entryHash"], "hash", where)
        return value
    fields(value, ENTRY_KEYS, where)
    for key in ("case", "chain", "kind", "salt"):
        typed(value[key], "text", where)
    if not one(value["v"]):
        raise Refusal("json-fields", where)
    typed(value["seq"], "natural", where)
    time = fields(value["time"], TIME_KEYS, where)
    for key in ("boot", "iso", "zone"):
        typed(time[key], "text", where)
    for key in ("monotonicMs", "utcMs"):
        typed(time[key], "natural", where)
    for code in typed(value["completeness"], "list", where):
        typed(code, "text", where)
    typed(value["body"], "object", where)
    names = {"meta.json"}
    for part in typed(value["parts"], "list", where):
        fields(part, PART_KEYS, where)
        name = typed(part["name"], "text", where)
        typed(part["sha256"], "hash", where)
        typed(part["size"], "natural", where)
        typed(part["type"], "text", where)
        if not PART_NAME.fullmatch(name) or name in names:
            raise Refusal("part-name", where)
        names.add(name)
    return value


def fingerprint_in(entry):
    value = entry["body"].get("keyFingerprint")
    return value if is_hash(value) else None


def line_problem(line, number, chain, salts):
    if line["seq"] != number:
        return "wrong-seq"
    if "entryHash" in line:
        return "no-genesis" if number == 0 else None
    if number == 0 and (line["kind"] != "genesis" or line["body"].get("chain") != line["chain"] or not fingerprint_in(line)):
        return "no-genesis"
    if number > 0 and line["kind"] == "genesis":
        return "second-genesis"
    if number > 0 and line["chain"] != chain:
        return "other-chain"
    if not SALT.fullmatch(line["salt"]):
        return "bad-entry"
    if line["kind"] == "key-change" and not fingerprint_in(line):
        return "bad-entry"
    return "repeated-salt" if line["salt"] in salts else None


def check_log(lines, told, fingerprint):
    """The links, one a line."""
    chain = key = None
    salts, links, link = set(), [], bytes(32)
    for number, (line, text) in enumerate(lines):
        problem = line_problem(line, number, chain, salts)
        if problem:
            raise Refusal("log-" + problem, "line %d" % (number + 1))
        if "entryHash" in line:
            digest = bytes.fromhex(line["entryHash"])
        else:
            salts.add(line["salt"])
            if number == 0:
                chain = line["chain"]
            if line["kind"] in ("genesis", "key-change"):
                key = fingerprint_in(line)
            digest = hashlib.sha256(b"recourse/entry/1\n" + text.encode("utf-8")).digest()
        link = hashlib.sha256(b"recourse/link/1\n" + link + digest).digest()
        links.append(link.hex())
    if told != {"chain": chain, "count": len(lines), "head": links[-1], "seq": len(lines) - 1}:
        raise Refusal("log-head")
    if key != fingerprint:
        raise Refusal("log-key")
    return links


def head_in(value, where):
    return {
        "chain": typed(value["chain"], "text", where),
        "seq": typed(value["seq"], "natural", where),
        "count": typed(value["count"], "natural", where),
        "head": typed(value["head"], "hash", where),
    }


def folder_of(seq):
    return "%04d" % seq


def ordered(items):
    places = [(item["seq"], item["name"]) for item in items]
    return all(a < b for a, b in zip(places, places[1:]))


def read_objects(data, where, keys, extra, form_code):
    items = typed(parse(decode(data, where), where), "list", where)
    for item in items:
        fields(item, keys, where)
    for item in items:
        if not PART_NAME.fullmatch(typed(item["name"], "text", where)):
            raise Refusal("part-name", where)
        typed(item["seq"], "natural", where)
        typed(item["sha256"], "hash", where)
        for key, kind in extra:
            typed(item[key], kind, where)
    if not items or not ordered(items):
        raise Refusal(form_code)
    return items


def plain_code(given):
    """A code that somebody typed or pasted, as the package writes it."""
    plain = given.strip(" \t\r\n").lower()
    if not is_hash(plain):
        raise Refusal("code-form")
    return plain


# ---- the checks

class Run:
    def __init__(self, file, expect_key, expect_head):
        self.file, self.expect_key, self.expect_head = file, expect_key, expect_head
        self.places = self.fingerprint = self.log = self.links = None
        self.files, self.withheld, self.signed, self.lines = {}, [], False, []

    def all(self):
        steps = [
            ("archive", self.archive), ("layout", self.layout), ("manifests", self.manifests), ("signature", self.signature),
            ("statement", self.statement), ("log", self.chain), ("items", self.items), ("derived", self.derived),
            ("withheld", self.left_out), ("owner-key", self.owner_key), ("head-code", self.head_code),
        ]
        for name, step in steps:
            inside = name in ("layout", "manifests", "signature", "statement", "log", "items", "derived")
            try:
                state, reason, detail = NOT_REACHED if inside and self.places is None else step()
            except Refusal as refusal:
                state, reason, detail = "DOES NOT MATCH", refusal.code, refusal.detail
            self.lines.append({"id": name, "state": state, "reason": reason, "detail": detail})
        state, reason, detail = NOT_REACHED if self.places is None else ("NOT CHECKED", "not-compared", "")
        self.lines.append({"id": "report", "state": state, "reason": reason, "detail": detail})
        self.lines.append({"id": "clock", "state": "NOT CHECKED", "reason": "own-clock", "detail": ""})
        bad = any(line["state"] == "DOES NOT MATCH" for line in self.lines)
        return {
            "result": "DOES NOT MATCH" if bad else "MATCHES",
            "lines": self.lines,
            "found": {
                "keyFingerprint": self.fingerprint,
                "head": self.links[-1] if self.links else None,
                "lines": len(self.log) if self.log else None,
            },
        }

    def read(self, name):
        if name not in self.places:
            raise Refusal("file-missing", name)
        start, size, _ = self.places[name]
        return read_at(self.file, start, size)

    def archive(self):
        places = directory(self.file)
        for name, (_, size, _) in places.items():
            if size > LARGEST_TEXT and not ANY_SIZE.match(name):
                raise Refusal("too-large", name)
        self.places = places
        broken = None
        for name, (start, size, crc) in self.places.items():
            digest, found, left = hashlib.sha256(), 0, size
            self.file.seek(start)
            while left:
                piece = self.file.read(min(PIECE, left))
                if not piece:
                    raise OSError(errno.EIO, "ended while it was read")
                digest.update(piece)
                found = zlib.crc32(piece, found)
                left -= len(piece)
            self.files[name] = (size, digest.hexdigest())
            if found != crc and broken is None:
                broken = name
        if broken is not None:
            raise Refusal("zip-crc", broken)
        return MATCHES

    def layout(self):
        for name in REQUIRED:
            if name not in self.files:
                raise Refusal("file-missing", name)
        for name in self.files:
            if name not in REQUIRED and not any(form.fullmatch(name) for form in LAYOUT):
                raise Refusal("file-unknown", name)
        if decode(self.read("bagit.txt"), "bagit.txt") != BAGIT_TEXT:
            raise Refusal("bagit-text")
        payload = [size for name, (size, _) in self.files.items() if is_payload(name)]
        info = BAG_INFO.fullmatch(decode(self.read("bag-info.txt"), "bag-info.txt"))
        if not info or info.group(1) != "%d.%d" % (sum(payload), len(payload)):
            raise Refusal("bag-info")
        return MATCHES

    def manifests(self):
        for manifest, belongs in ((MANIFEST, is_payload), (TAG_MANIFEST, is_tag)):
            listed = read_manifest(self.read(manifest), manifest)
            there = {name: digest for name, (_, digest) in self.files.items() if belongs(name)}
            for name in sorted(set(listed) | set(there), key=place_of):
                if name not in listed:
                    raise Refusal("not-listed", name)
                if name not in there:
                    raise Refusal("listed-missing", name)
                if listed[name] != there[name]:
                    raise Refusal("hash-differs", name)
        return MATCHES

    def signature(self):
        pem = self.read(KEY)
        spki = read_key(decode(pem, KEY))
        self.fingerprint = hashlib.sha256(spki).hexdigest()
        check_signature(pem, spki, self.read(SIGNATURE), self.read(SIGNED))
        self.signed = True
        return MATCHES

    def statement(self):
        signed = fields(parse(decode(self.read(SIGNED), SIGNED), SIGNED), SIGNED_KEYS, SIGNED)
        told = head_in(signed, SIGNED)
        typed(signed["tool"], "text", SIGNED)
        if not one(signed["v"]):
            raise Refusal("json-fields", SIGNED)
        for key, name, code in (
            ("manifestSha256", MANIFEST, "signed-manifest"), ("tagManifestSha256", TAG_MANIFEST, "signed-tagmanifest"),
        ):
            if typed(signed[key], "hash", SIGNED) != self.files.get(name, (0, None))[1]:
                raise Refusal(code)
        if typed(signed["keyFingerprint"], "hash", SIGNED) != self.fingerprint:
            raise Refusal("signed-key")
        if told != self.head():
            raise Refusal("signed-head")
        return MATCHES

    def head(self):
        return head_in(fields(parse(decode(self.read(HEAD), HEAD), HEAD), HEAD_KEYS, HEAD), HEAD)

    def chain(self):
        self.log = read_log(self.read(LOG))
        self.links = check_log(self.log, self.head(), self.fingerprint)
        return MATCHES

    def disclosed(self):
        return [(line, text) for line, text in self.log if "entryHash" not in line]

    def items(self):
        if self.log is None:
            return NOT_REACHED
        if WITHHELD in self.files:
            self.withheld = read_objects(self.read(WITHHELD), WITHHELD, WITHHELD_KEYS, (("why", "text"),), "withheld-form")
        left = {(part["seq"], part["name"]): part["sha256"] for part in self.withheld}
        extra = {name for name in self.files if name.startswith("data/items/")}
        for entry, text in self.disclosed():
            if entry["parts"]:
                self.item(entry, text, left, extra)
        for seq, name in left:
            raise Refusal("withheld-unknown", "%d/%s" % (seq, name))
        for name in sorted(extra):
            raise Refusal("part-extra", name)
        return MATCHES

    def item(self, entry, text, left, extra):
        folder = "data/items/" + folder_of(entry["seq"])
        meta = folder + "/meta.json"
        if meta not in self.files:
            raise Refusal("part-missing", meta)
        if self.files[meta][1] != hashlib.sha256(text.encode("utf-8")).hexdigest():
            raise Refusal("meta-differs", meta)
        extra.discard(meta)
        for part in entry["parts"]:
            name, place = folder + "/" + part["name"], (entry["seq"], part["name"])
            extra.discard(name)
            if place in left:
                if left.pop(place) != part["sha256"]:
                    raise Refusal("withheld-unknown", name)
                if name in self.files:
                    raise Refusal("withheld-present", name)
                continue
            if name not in self.files:
                raise Refusal("part-missing", name)
            size, digest = self.files[name]
            if size != part["size"]:
                raise Refusal("part-size", name)
            if digest != part["sha256"]:
                raise Refusal("part-hash", name)

    def derived(self):
        if self.log is None:
            return NOT_REACHED
        extra = {name for name in self.files if name.startswith("data/derived/")}
        if not extra:
            return ABSENT
        items = read_objects(self.read(DERIVED), DERIVED, DERIVED_KEYS, (("from", "hash"), ("how", "text")), "derived-form")
        extra.discard(DERIVED)
        sealed = {entry["seq"]: {part["sha256"] for part in entry["parts"]} for entry, _ in self.disclosed()}
        for item in items:
            path = "data/derived/%s/%s" % (folder_of(item["seq"]), item["name"])
            if item["from"] not in sealed.get(item["seq"], ()):
                raise Refusal("derived-source", path)
            if path not in self.files:
                raise Refusal("derived-missing", path)
            if self.files[path][1] != item["sha256"]:
                raise Refusal("derived-hash", path)
            extra.discard(path)
        for name in sorted(extra):
            raise Refusal("derived-unlisted", name)
        return MATCHES

    def left_out(self):
        if self.log is None:
            return NOT_REACHED
        entries = len(self.log) - len(self.disclosed())
        if entries == 0 and not self.withheld:
            return ABSENT
        return ("NOT CHECKED", "left-out", "%d + %d" % (entries, len(self.withheld)))

    def owner_key(self):
        if self.expect_key is None:
            return ("NOT CHECKED", "not-given", "")
        expected = plain_code(self.expect_key)
        if not self.signed:
            return NOT_REACHED
        if expected != self.fingerprint:
            raise Refusal("key-other", self.fingerprint)
        return MATCHES

    def head_code(self):
        if self.expect_head is None:
            return ("NOT CHECKED", "not-given", "")
        expected = plain_code(self.expect_head)
        if not self.links:
            return NOT_REACHED
        if expected not in self.links:
            raise Refusal("head-other", self.links[-1])
        seq = self.links.index(expected)
        return MATCHES if seq == len(self.links) - 1 else ("MATCHES", "head-earlier", str(seq))


def show(report):
    for line in report["lines"]:
        why = REASONS[line["reason"]] + (" (%s)" % line["detail"] if line["detail"] else "")
        print("%-15s %s: %s [%s]" % (line["state"], SENTENCES[line["id"]], why, line["reason"]))
    found = report["found"]
    print()
    print("Key fingerprint: %s" % (found["keyFingerprint"] or "unreadable"))
    print("Head code:       %s" % (found["head"] or "unreadable"))
    print(report["result"])


def main():
    parser = argparse.ArgumentParser(description="Checks a Recourse evidence package.", allow_abbrev=False)
    parser.add_argument("file", metavar="FILE.zip")
    parser.add_argument("--expect-key", metavar="FP", help="fingerprint of the owner's key, got on another way than the package")
    parser.add_argument("--expect-head", metavar="HASH", help="head code that the owner gave away before")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    options = parser.parse_args()
    # A terminal that cannot show a sign gets a question mark, not a crash.
    sys.stdout.reconfigure(errors="replace")
    if shutil.which("openssl") is None:
        print("The program openssl was not found; without it no signature can be checked.", file=sys.stderr)
        return 2
    try:
        with open(options.file, "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise OSError(errno.EINVAL, "not a regular file")
            report = Run(file, options.expect_key, options.expect_head).all()
    except OSError as error:
        print("%s: %s" % (options.file, error.strerror), file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(report, ensure_ascii=False, separators=(",", ":")))
    else:
        show(report)
    return 0 if report["result"] == "MATCHES" else 1


if __name__ == "__main__":
    sys.exit(main())
