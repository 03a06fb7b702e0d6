import type { Weakening } from './weakened';

type Exchange = readonly [from: string, to: string];

const inFile = (file: string, ...exchanges: readonly Exchange[]): Weakening[] =>
  exchanges.map(([from, to]) => ({ file, from, to }));

const FILE = inFile(
  'domain/evidence/shape.ts',
  ['isEvidence(value) && canonical(value) === text', 'isEvidence(value)'],
  ['canonical(value) === text', 'canonical(value).length === text.length'],
  ['Object.keys(value).length === Object.keys(members).length &&', ''],
  ['Object.hasOwn(value, name) && check(value[name])', '(!Object.hasOwn(value, name) || check(value[name]))'],
  ["format: (value) => value === 'not-one-less/evidence'", 'format: isText'],
  ['v: (value) => value === 1,\n  format', 'v: isCount,\n  format'],
  ['v: (value) => value === 1,\n  suite', 'v: isCount,\n  suite'],
  ['county: matches(/^[a-z0-9-]{1,40}$/)', 'county: isText'],
  ['county: matches(/^[a-z0-9-]{1,40}$/)', 'county: matches(/^[a-z0-9-]+$/)'],
  ['county: matches(/^[a-z0-9-]{1,40}$/)', 'county: matches(/^[a-zA-Z0-9-]{1,40}$/)'],
  ['madeAt: isTime', 'madeAt: isCount'],
  ['at: isTime', 'at: isCount'],
  ['Number.isSafeInteger(value) && value >= 0', 'Number.isSafeInteger(value)'],
  [" && isText(value['title'])", ''],
  ['statement: orNull(isText)', 'statement: () => true'],
  ['body: isRecord', "body: (value) => typeof value === 'object'"],
  ["value === 'none' || isSuite(value)", 'isText(value)'],
  ['suite: isSuite,\n  kid: matches(KID)', 'suite: isText,\n  kid: matches(KID)'],
  ['kid: matches(KID),\n  sig: matches(SIG)', 'kid: isText,\n  sig: matches(SIG)'],
  ['sig: orNull(matches(SIG))', 'sig: orNull(isText)'],
  ['kid: matches(KID), sig: matches(SIG) })', 'kid: matches(KID), sig: isText })'],
  ['const isPath = listOf(matches(HASH), 64)', 'const isPath = listOf(isText, 64)'],
  ['const isPath = listOf(matches(HASH), 64)', 'const isPath = listOf(matches(HASH))'],
  ["'sm3-ed25519': /^[0-9a-f]{64}$/", "'sm3-ed25519': /^[0-9a-fA-F]{64}$/"],
  ["'sm3-sm2': /^04[0-9a-f]{128}$/", "'sm3-sm2': /^0[0-9a-f]+$/"],
);

const TEXT = inFile(
  'domain/letters/canonical.ts',
  ['if (LONE_SURROGATE.test(value))', 'if (false)'],
  ["if (value !== value.normalize('NFC'))", 'if (false)'],
  ['const name = text(key, depth)', 'const name = JSON.stringify(key)'],
  ['!Number.isSafeInteger(value) || Object.is(value, -0)', 'Object.is(value, -0)'],
  ['!Number.isSafeInteger(value) || Object.is(value, -0)', '!Number.isInteger(value) || Object.is(value, -0)'],
  ['if (depth > DEEPEST)', "if (typeof value === 'object' && depth > DEEPEST)"],
  ['const DEEPEST = 32', 'const DEEPEST = 31'],
  ['const DEEPEST = 32', 'const DEEPEST = 33'],
  ['Object.keys(value).sort()', 'Object.keys(value).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))'],
);

const KEYS = [
  ...inFile(
    'domain/evidence/check.ts',
    ['!inOrder || keys.length', 'keys.length'],
    ["(keys[n - 1]?.kid ?? '') < key.kid", "(keys[n - 1]?.kid ?? '') <= key.kid"],
    [' || keys.some((key) => !used.has(key.kid))', ''],
    ['keys.length !== used.size || ', ''],
    ['(keys?.[kid] ?? publicKey) === publicKey &&', ''],
    ['isWithin(terms?.[kid] ?? {}, this.evidence.county, momentsOf(kid, this.evidence))', 'true'],
    ['key.suite === suite && ', ''],
    ["this.signs(core.kid, core.suite, canonical(core), sig) ? null : 'sig'", 'null'],
  ),
  ...inFile(
    'domain/evidence/key-terms.ts',
    ['(county ?? ofCounty) === ofCounty &&', ''],
    ['mayPrecede(from, at) && ', ''],
    ['mayPrecede(at, until)', 'true'],
    ['mayPrecede(at, until)', 'at <= until'],
  ),
  ...inFile(
    'domain/evidence/times.ts',
    ['    ...(says ? [says.at] : []),\n', ''],
    ['    ...(own === kid ? [madeAt] : []),\n', ''],
    ['early <= late + SKEW_MS', 'early < late + SKEW_MS'],
    ['SKEW_MS = 300_000', 'SKEW_MS = 300_001'],
    ['return late < 0 ? null : `events.${late}.at`', 'return null'],
  ),
  ...inFile(
    'domain/evidence/verify.ts',
    ['held.keys?.[kid] === undefined && !given.includes(print)', 'false'],
    [' && !given.includes(print)', ''],
    ["isSealed(evidence) && anchor === 'all'", "anchor === 'all'"],
    ["anchor === 'all' && ", ''],
    [' && unknownKeys.length === 0', ''],
  ),
];

const EVENTS = [
  ...inFile(
    'domain/evidence/check.ts',
    ['if (content.tenant !== county)', 'if (false)'],
    ["if (events[0]?.type !== 'created')", 'if (false)'],
    ["if (events[0]?.type !== 'created')", 'if (events.length === 0)'],
    [' ?? eventTimesFault(this.evidence)', ''],
  ),
  ...inFile(
    'domain/letters/event.ts',
    ['event.seq !== at || ', ''],
    ['event.letterId !== check.letterId || ', ''],
    [' || event.prev !== (before?.hash ?? null)', ''],
    [' || event.prev !== (before?.hash ?? null)', ' || (before !== undefined && event.prev !== before.hash)'],
    [' || event.prev !== (before?.hash ?? null)', ' || (event.prev !== null && event.prev !== (before?.hash ?? null))'],
    ['if (!LETTER_EVENT_TYPES.includes(event.type))', 'if (false)'],
    ['if (before && event.at < before.at)', 'if (false)'],
    ['if (sealFault(event, before))', 'if (false)'],
    ['event.kid !== null || event.sig !== null || (before', 'event.sig !== null || (before'],
    ['event.kid !== null || event.sig !== null || (before', 'event.kid !== null || (before'],
    [" || (before !== undefined && before.suite !== 'none')", ''],
    ['if (event.kid === null || event.sig === null)', 'if (event.sig === null)'],
    ['if (event.kid === null || event.sig === null)', 'if (event.kid === null)'],
    ['    return isSeal;\n', '    return false;\n'],
    ['return !isSeal || ', 'return '],
    ["event.body['upTo'] !== before.seq || ", ''],
    [" || event.body['hash'] !== before.hash", ''],
    ['if (!same(check.digesting(text), { sm3: event.hash, sha256: event.sha256 }))', 'if (false)'],
    [
      'if (!same(check.digesting(text), { sm3: event.hash, sha256: event.sha256 }))',
      'if (check.digesting(text).sm3 !== event.hash)',
    ],
    [
      'if (!same(check.digesting(text), { sm3: event.hash, sha256: event.sha256 }))',
      'if (check.digesting(text).sha256 !== event.sha256)',
    ],
    ["if (event.suite !== 'none' && check.signed && !check.signed(event, text))", 'if (false)'],
    ['if (WITH_DIGEST.includes(event.type) && ', 'if (false && '],
    ["  'created',\n  'issued',", "  'issued',"],
    ["  'created',\n  'issued',", "  'created',"],
    ["  'signed',\n  'declined',", "  'declined',"],
    ["  'declined',\n  'countersigned',", "  'countersigned',"],
    ["  'countersigned',\n  'scanned',", "  'scanned',"],
    ["  'scanned',\n  'unscanned',", "  'unscanned',"],
    ["  'scanned',\n  'unscanned',", "  'scanned',"],
    ['return isComplete(event) ? null : `${where}.body`', 'return null'],
  ),
  ...inFile(
    'domain/letters/event-body.ts',
    ['Object.keys(value).length === 2 && ', ''],
    ["value['sm3'] === sm3 && ", ''],
    [" && value['sha256'] === sha256", ''],
    ['  isMembers(consent) &&\n', '  isMembers(consent ?? { statementDigest: {} }) &&\n'],
    ["  isMembers(consent['statementDigest']) &&\n", ''],
    [" &&\n  isMembers(ink) &&\n  isHash(ink['pointsSm3']) &&\n  isHash(ink['pointsSha256'])", ''],
    ["  isHash(ink['pointsSm3']) &&\n", ''],
    [" &&\n  isHash(ink['pointsSha256'])", ''],
    ["isMembers(paper) && isHash(paper['photoSm3']) && isHash(paper['photoSha256'])", 'true'],
    ['return isName(signerName) && ', 'return '],
    ["typeof relation === 'string' && ", ''],
    ['shows?.(body) === true', 'shows?.(body) !== false'],
    [' && files.length > 0', ''],
    [' && files.every(isFile)', ''],
  ),
];

const STATEMENT = [
  ...inFile(
    'domain/evidence/check.ts',
    ["return named.length === 0 ? null : 'statement'", 'return null'],
    ['return named.length > 0 && named', 'return named'],
    ["named.every((one) => isDigest(one, digest)) ? null : 'statement'", 'true ? null : null'],
    ["const places = [body, body['consent']].filter(isMembers)", 'const places = [body]'],
    ["const places = [body, body['consent']].filter(isMembers)", "const places = [body['consent']].filter(isMembers)"],
    [".map((one) => one['statementDigest'])", ".map((one) => one['statementDigest']).filter((one) => one !== null)"],
    ['!isNext || ink?.pointsSm3', 'ink?.pointsSm3'],
    ['(inks[n - 1]?.seq ?? 0) < seq', '(inks[n - 1]?.seq ?? 0) <= seq'],
    ['ink?.pointsSm3 !== sm3 || ', ''],
    [' || ink.pointsSha256 !== sha256', ''],
  ),
  ...inFile(
    'domain/evidence/standing.ts',
    ["['voided', 'superseded']", "['superseded']"],
    ["['voided', 'superseded']", "['voided']"],
    [' && seq > signature.seq', ''],
    ["if (!signature) {\n    return 'none'", "if (!signature) {\n    return 'self'"],
    ['named.every((', 'named.some(('],
  ),
];

const LOG = [
  ...inFile(
    'domain/evidence/check.ts',
    ['says?.county === county && mayPrecede', 'says && mayPrecede'],
    ['mayPrecede(says.at, madeAt) && isSigned', 'isSigned'],
    [' && isSigned ? null', ' ? null'],
    ['if (inclusion.length !== events.length)', 'if (inclusion.length < events.length)'],
    ['if (inclusion.length !== events.length)', 'if (inclusion.length > events.length)'],
    ['mayPrecede(events[n]?.at ?? 0, says.at)', 'true'],
    ['before && before.n < proof.n', '(before?.n ?? -1) < proof.n'],
    ['before && before.n < proof.n', 'before'],
    [' !== says.root', ' === null'],
    ['consistency === null || (own', 'true || (own'],
    ['consistency.size >= 1 && ', ''],
    ['consistency.size < own.size', 'consistency.size <= own.size'],
  ),
  ...inFile(
    'domain/evidence/checkpoint.ts',
    ['Number(at) > LAST_TIME', 'false'],
    ['\\n([1-9][0-9]{0,14})\\n([A-Z', '\\n([0-9]{1,15})\\n([A-Z'],
    ['\\n([1-9][0-9]{0,14})\\n$/', '\\n([0-9]{1,15})\\n$/'],
    ['\\n$/;', '/;'],
    ["bits.endsWith('00') ? ", 'true ? '],
    ['/^\\ufeff/', '/^x/'],
    ['\\u00a0\\u3000', '\\u3000'],
    ['\\u00a0\\u3000', '\\u00a0'],
    ['\\n\\r \\u', '\\n \\u'],
    ["words.slice(WORDS).join('')", "words.slice(WORDS).join(' ')"],
  ),
  ...inFile(
    'domain/evidence/merkle.ts',
    ['path.length === 0 && n === 0 && size === 1', 'size === 1'],
    ['roots !== null && roots.old === old.root', 'roots !== null'],
    [' && roots.now === now.root', ''],
    ['(proof.length === 1 ? top : undefined)', 'top'],
    [' || (whole !== null && proof.length > 0)', ''],
  ),
];

const HELD = [
  ...inFile(
    'domain/evidence/anchor.ts',
    ['old?.county !== evidence.county', '!old'],
    ['signed === false || ', ''],
    [' || !isWithin(held.terms?.[given.kid] ?? {}, old.county, [old.at])', ''],
    ['held.keys?.[kid] ?? keys.find', 'keys.find'],
    ['return signed === null ? ', 'return false ? '],
    ['if (old.size === own.size)', 'if (old.size >= own.size)'],
    ['consistency?.size === old.size ? consistency.path : null', 'consistency?.path ?? null'],
    ['!isConsistent(old, own, proof, by.tree) || ', ''],
    [' || !areBefore(evidence, old.size, old.at)', ''],
    [' && (spoken.at ?? at) === at', ''],
    ['spoken.size === own?.size && ', ''],
    ['one !== null && one.n < old.size', 'one !== null'],
    ['one !== null && one.n < old.size', 'one === null || one.n < old.size'],
  ),
  ...inFile(
    'domain/evidence/check.ts',
    ["filter(({ type }) => type === 'signed')", 'filter(({ type }) => type)'],
    ["? null : 'code'", '? null : null'],
  ),
  ...inFile(
    'domain/letters/check-code.ts',
    [".normalize('NFKC')", ''],
    ['.replace(/[a-z]/g, (letter) => letter.toUpperCase())', ''],
    [".replace(/O/g, '0')", ''],
    [".replace(/[IL]/g, '1')", ''],
    ['\\u2010-\\u2015', ''],
    ['\\-.', '\\-'],
  ),
  ...inFile(
    'domain/evidence/other-file.ts',
    ['shorter.events.some(({ hash }, n) => hash !== longer.events[n]?.hash) || ', ''],
    [' || leavesOut(shorter, longer)', ''],
    ['isOfLetter && other.keys.every', 'other?.keys.every'],
    ['other.keys.every(({ kid }) => keys[kid] !== undefined)', 'true'],
    ['.fault() === null', ' !== null'],
    ["isLonger ? 'longer' : 'shorter'", "'shorter'"],
  ),
];

/** Rules of the page. Hashes and signatures are worked out as they should be. */
export const OF_RULES: readonly Weakening[] = [...FILE, ...TEXT, ...KEYS, ...EVENTS, ...STATEMENT, ...LOG, ...HELD];

/** The arithmetic: it is built anew for each. */
export const OF_CRYPTOGRAPHY: readonly Weakening[] = [
  ...inFile(
    'domain/evidence/ed25519.ts',
    ['!isZero(point) && ', ''],
    [' && isZero(times(L, point))', ''],
    [' || s >= L', ''],
    ['encoded(added(times(s, BASE), times(k, minus))) === r', 'true'],
    [
      'return encoded(added(times(s, BASE), times(k, minus))) === r',
      'const at = pointOf(bytesOf(r)); return at !== null && isZero(times(8n, added(added(times(s, BASE), times(k, minus)), { ...at, x: mod(-at.x, P), t: mod(-at.t, P) })))',
    ],
  ),
  ...inFile(
    'domain/evidence/sm2.ts',
    [' || !isOnCurve(x, y)', ''],
    ['return mod(digestNumber(key, message) + found, N) === r', 'return true'],
    ['const id = Uint8Array.from(ID, (letter) => letter.charCodeAt(0))', 'const id = new Uint8Array(0)'],
  ),
  ...inFile(
    'domain/evidence/primitives.ts',
    [
      'BY_SUITE[suite](publicKey, bytes(text), sig)',
      "(suite === 'sm3-sm2' || BY_SUITE[suite](publicKey, bytes(text), sig))",
    ],
    ['sha256: sha256(bytes(text))', "sha256: ''"],
  ),
  ...inFile('domain/evidence/tree-hash.ts', ['const LEAF = 0', 'const LEAF = 1'], ['const NODE = 1', 'const NODE = 0']),
];
