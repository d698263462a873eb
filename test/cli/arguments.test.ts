import { readArguments } from '../../lib/cli/arguments';
import { isSynthesisError } from '../../lib/diagnostics/synthesis-error';

/** What a function refuses with. */
function refusal(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (isSynthesisError(error)) return error.diagnostics[0];
    throw error;
  }
  return undefined;
}

test('words and flags are read in any order', () => {
  const { command, words, flags } = readArguments(['explain', '--no-color', 'label/invalid']);
  expect([command, words, [...flags]]).toEqual(['explain', ['label/invalid'], [['color', false]]]);
});

test.each([
  [['synth', '--out', 'here', '-q'], { out: 'here', quiet: true }],
  [['synth', '--out=here', '--check'], { out: 'here', check: true }],
  [['synth', '--target', 'compose', '--target', 'kubernetes'], { target: 'compose,kubernetes' }],
  [['synth', '--target', 'compose', '--target=kubernetes,compose'], { target: 'compose,kubernetes,compose' }],
  [['synth', '-q', '--quiet'], { quiet: true }],
  [['synth', '--color', '--no-color'], { color: false }],
  [['--help'], { help: true }],
])('%j gives %j', (args, expected) => {
  expect(Object.fromEntries(readArguments(args).flags)).toEqual(expected);
});

test.each([
  [['snyth'], 'synth'],
  [['synth', '--strcit'], '--strict'],
  [['synth', '--xyz'], undefined],
  [['explain', 'a', 'b'], undefined],
  [['init', '--strict'], undefined],
  [['synth', '--check=yes'], undefined],
  [['synth', '--out'], undefined],
  [['synth', '--out='], undefined],
  [['synth', '--out', 'here', '--out', 'there'], undefined],
  [['synth', '--out=here', '--out=here'], undefined],
])('%j is refused, and %s is offered', (args, suggestion) => {
  const refused = refusal(() => readArguments(args));
  expect([refused?.code, refused?.suggestion]).toEqual(['option/invalid', suggestion]);
});
