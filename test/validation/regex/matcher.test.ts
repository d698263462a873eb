import { NotReadable } from '../../../lib/validation/regex/faults';
import { matcherOf } from '../../../lib/validation/regex/matcher';

/** An expression, texts that it is found in, and texts that it is not found in: as Go says it. */
const verdicts: readonly [string, readonly string[], readonly string[]][] = [
  ['^a.c$', ['abc', 'a\rc', 'a c'], ['a\nc']],
  ['(?s)^a.c$', ['a\nc'], []],
  ['(?i)^straße$', ['STRAßE', 'STRAẞE'], ['STRASSE']],
  ['(?i)^k$', ['\u212a', 'K'], []],
  ['(?i)^[^k]$', ['x'], ['\u212a', 'K']],
  ['(?i)^\\W$', ['-'], ['K']],
  ['^\\s$', ['\t', ' '], ['\u000b', '\u00a0']],
  ['^\\d$', ['1'], ['١']],
  ['^\\w$', ['_'], ['é']],
  ['^\\pL+$', ['aéß'], ['a1']],
  ['^\\p{Greek}$', ['σ'], ['a']],
  ['^\\P{^Lu}$', ['A'], ['a']],
  ['^[[:alpha:]]+$', ['ab'], ['a1', 'é']],
  ['^[[:^digit:]]$', ['a'], ['1']],
  ['^[^[:punct:]\\d]$', ['a'], ['1', '.']],
  ['\\Aa\\z', ['a'], ['a\n']],
  ['a$', ['ba'], ['a\n']],
  ['(?m)^a$', ['b\na\nc'], ['ba']],
  ['\\bfoo\\b', ['a foo b'], ['afoo']],
  ['\\B1', ['a1'], ['-1']],
  ['^\\Qa.b\\E$', ['a.b'], ['axb']],
  ['^.$', ['😀'], ['ab']],
  ['^\\x{1F600}$', ['😀'], []],
  ['^\\x41\\101$', ['AA'], []],
  ['^[]a]+$', [']a'], ['b']],
  ['^[^]]$', ['a'], [']']],
  ['^[a-]$', ['-'], ['b']],
  ['^a{2,3}$', ['aa'], ['a', 'aaaa']],
  ['^a{,2}$', ['a{,2}'], ['aa']],
  ['^{$', ['{'], []],
  ['^a{02}$', ['a{02}'], ['aa']],
  ['^(|a)*b$', ['aab', 'b'], []],
  ['^(?P<n>a)(?<m>b)$', ['ab'], []],
  ['(?i:a)B', ['AB'], ['ab']],
  ['^(?U)a+$', ['aa'], []],
  ['^\\_\\-\\/$', ['_-/'], []],
  ['^[\\x00-\\x{10FFFF}]$', ['a'], []],
];

test.each(verdicts)('%j is found where Go finds it', (pattern, found, other) => {
  expect([...found, ...other].map((text) => finds(pattern, text))).toEqual([
    ...found.map(() => true),
    ...other.map(() => false),
  ]);
});

test.each([
  'a**',
  'a*+',
  '*a',
  'a{2,1}',
  'a{1001}',
  '(a{100}){11}',
  '(?=a)',
  '(?<!a)',
  '(a)\\1',
  '\\Z',
  '\\q',
  '\\C',
  '[a',
  '[z-a]',
  '[a-\\d]',
  '[[:foo:]]',
  '\\p{Nope}',
  '(a',
  'a)',
  'a\\',
  '(?i-)',
  '\\x{110000}',
  '[\\b]',
])('%j is none that a server could read', (pattern) => {
  expect(matcherOf(pattern)).toBeInstanceOf(NotReadable);
});

test('no expression takes longer than a text is long, and none overflows the stack', () => {
  const long = 'a'.repeat(1_000_000);
  expect(finds('(a+)+$', `${long}!`)).toBe(false);
  expect(finds('^([-a-zA-Z0-9_]+[.]?)+$', `${long}!`)).toBe(false);
  expect(finds('^(a|a)*$', long)).toBe(true);
  expect(finds('((a{10}){10}){10}$', long)).toBe(true);
  expect(finds(`${'(a|b)*'.repeat(2000)}$`, 'ab'.repeat(10_000))).toBe(true);
}, 30_000);

test('what is too large to be tried is neither right nor wrong', () => {
  expect(finds('a'.repeat(200_000), 'a')).toBeUndefined();
  expect(finds(`${'('.repeat(50_000)}a${')'.repeat(50_000)}`, 'a')).toBeUndefined();
});

function finds(pattern: string, text: string): boolean | undefined {
  const matcher = matcherOf(pattern);
  if (matcher instanceof NotReadable) throw matcher;
  return matcher.finds(text);
}
