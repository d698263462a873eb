import fc from 'fast-check';
import { escapeDollars } from '../../lib/kubernetes/expansion';

/** What the kubelet does with command, args and env values, in its simplest form; it knows X and nothing else. */
function expand(text: string): string {
  return text.replace(/\$(?:\$|\(([^)]*)\))/g, (_found, name: string | undefined) => {
    if (name === undefined) return '$';
    return name === 'X' ? '<x>' : '<unknown>';
  });
}

test.each([
  ['', ''],
  ['plain', 'plain'],
  ['$HOME', '$HOME'],
  ['a$', 'a$'],
  ['$', '$'],
  ['$1 $2', '$1 $2'],
  ['$(HOME)', '$$(HOME)'],
  ['$(', '$$('],
  ['$$', '$$$$'],
  ['$$$', '$$$$$$'],
  ['$$(X)', '$$$$(X)'],
  ['a$(X)b$(Y)', 'a$$(X)b$$(Y)'],
  ['${X}', '${X}'],
  ['^[a-z]+$', '^[a-z]+$'],
  ['p$$w$rd$(', 'p$$$$w$rd$$('],
])('%j is written as %j', (literal, written) => {
  expect(escapeDollars(literal)).toBe(written);
});

test('a dollar before a variable of ours is kept apart from it', () => {
  expect(escapeDollars('cost: $', true)).toBe('cost: $$');
  expect(escapeDollars('cost: ', true)).toBe('cost: ');
  expect(escapeDollars('$HOME', true)).toBe('$HOME');
});

const literal = fc.string({ unit: fc.constantFrom('$', '(', ')', 'A', 'é', '{', ' ') });

test('Kubernetes reads back every literal as the user wrote it', () => {
  fc.assert(fc.property(literal, (text) => expect(expand(escapeDollars(text))).toBe(text)));
});

test('a variable between two literals is all that is expanded', () => {
  fc.assert(
    fc.property(literal, literal, (before, after) => {
      const written = `${escapeDollars(before, true)}$(X)${escapeDollars(after)}`;
      expect(expand(written)).toBe(`${before}<x>${after}`);
    }),
  );
});
