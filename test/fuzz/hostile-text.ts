import { isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';
import type { Random } from '../engines/fuzz/random';

const marks = [
  ...[
    ': ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '&a ',
    '*a',
    '<<: *a',
    '!reset ',
    '!override ',
    '!!binary ',
    '!!set ',
    '|',
    '>-',
  ],
  ...[
    '"',
    "'",
    '\\',
    '#',
    '%YAML 1.1\n',
    '---\n',
    '...\n',
    '? ',
    '\t',
    '\r',
    '\0',
    '\ufeff',
    '\u2028',
    '😀',
    '$',
    '$$',
  ],
  ...[
    '${',
    '${A:-${B}}',
    '${A:?}',
    '\n',
    '  ',
    ',',
    '@',
    '`',
    '~',
    'null',
    '0o17',
    '0x1F',
    '1_000',
    '.inf',
    '.nan',
    '1e400',
  ],
];
const names = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '',
  'length',
  'then',
  'kind',
  'spec',
  'services',
];

/** A text that somebody has damaged: each call damages it anew, in one to four places. */
export function damaged(text: string, random: Random): Buffer {
  let result = text;
  for (let left = 1 + random.below(4); left > 0; left -= 1)
    result = random.below(3) === 0 ? restructured(result, random) : cut(result, random);
  const bytes = Buffer.from(result.slice(0, 200_000));
  if (random.below(20) === 0 && bytes.length > 0) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

function cut(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(random.below(4) === 0 ? 2000 : 20));
  const mark = random.pick(marks) ?? '';
  switch (random.below(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, end) + text.slice(at);
    case 2:
      return (
        text.slice(0, at) + mark.repeat(1 + random.below(random.below(10) === 0 ? 3000 : 3)) + text.slice(at)
      );
    case 3:
      return text.slice(0, at) + mark + text.slice(end);
    case 4:
      return `${text.slice(0, at)}${'['.repeat(random.below(500))}${text.slice(at)}`;
    case 5:
      return text.slice(0, at);
    default:
      return `${text}\n---\n${text.slice(at)}`;
  }
}

/** What is well formed, and says something odd. */
function restructured(text: string, random: Random): string {
  if (text.length > 50_000) return text;
  const object = jsonIn(text);
  if (object !== undefined) return JSON.stringify(changed(object, random), undefined, 1);
  try {
    return withOddNode(text, random);
  } catch {
    // So deep that the reader of this test cannot follow.
    return text;
  }
}

function withOddNode(text: string, random: Random): string {
  const documents = parseAllDocuments(text, { logLevel: 'silent' });
  if (!Array.isArray(documents)) return text;
  for (const document of documents) {
    if (document.errors.length > 0) continue;
    let count = 0;
    visit(document, {
      Node() {
        count += 1;
      },
    });
    let left = random.below(count + 1);
    visit(document, {
      Node(_, node) {
        left -= 1;
        if (left !== 0) return undefined;
        if (isMap(node) && random.below(2) === 0) node.set(random.pick(names) ?? '', odd(random, 3));
        else if (isSeq(node) && random.below(2) === 0) node.add(odd(random, 3));
        else if (isScalar(node)) node.value = odd(random, 0);
        else return document.createNode(odd(random, 3));
        return visit.BREAK;
      },
    });
  }
  return documents.map(String).join('---\n');
}

/** What is JSON is read a hundred times sooner as such. */
function jsonIn(text: string): object | undefined {
  try {
    const content: unknown = text.startsWith('{') ? JSON.parse(text) : undefined;
    return typeof content === 'object' && content !== null ? content : undefined;
  } catch {
    return undefined;
  }
}

/** The same with something odd in the place of one of its values, or as one more. */
function changed(content: object, random: Random): object {
  let parent = content;
  for (;;) {
    const keys = Object.keys(parent);
    const key = random.pick(keys);
    const below: unknown = key === undefined ? undefined : Reflect.get(parent, key);
    if (typeof below === 'object' && below !== null && random.below(6) > 0) {
      parent = below;
      continue;
    }
    const isNew = key === undefined || random.below(3) === 0;
    const name = Array.isArray(parent) ? String(keys.length) : (random.pick(names) ?? '');
    const value = odd(random, 3);
    // A name like `__proto__` is a key like any other.
    Object.defineProperty(parent, isNew ? name : key, {
      value,
      configurable: true,
      enumerable: true,
      writable: true,
    });
    return content;
  }
}

function odd(random: Random, depth: number): unknown {
  switch (random.below(depth > 0 ? 16 : 12)) {
    case 0:
      return null;
    case 1:
      return random.pick([0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308]);
    case 2:
      return random.below(2) === 0;
    case 3:
      return random.pick(names);
    case 4:
      return (random.pick(marks) ?? '').repeat(1 + random.below(300));
    case 5:
      return 'a'.repeat(random.below(20_000));
    case 6:
      return random.pick([
        '(a+)+$',
        '[',
        '0/0',
        '1Gi',
        '100%',
        '-1',
        '65536',
        '::',
        '1.2.3.4/33',
        '*/0 * * * *',
      ]);
    case 7:
      return random.pick([
        'self.all(x, x',
        "'a'.matches('(a+)+$')",
        '{{ .Values.a }}',
        'v1',
        'List',
        '/',
        '..',
        './x',
      ]);
    case 8:
    case 9:
      return random.pick(['web', 'default', 'http', 'TCP', '80', '80:80', 'a=b', './a:/b:ro']);
    case 10:
      return random.pick([[], {}]);
    case 11:
      return '';
    case 12:
      return Array.from({ length: random.below(4) }, () => odd(random, depth - 1));
    case 13:
      return Object.fromEntries([[random.pick(names) ?? '', odd(random, depth - 1)]]);
    case 14:
      return Array.from({ length: random.below(300) }, () => random.pick(names));
    default:
      return nested(random.below(200));
  }
}

function nested(depth: number): unknown {
  let value: unknown = {};
  for (let left = depth; left > 0; left -= 1) value = left % 2 === 0 ? [value] : { a: value };
  return value;
}
