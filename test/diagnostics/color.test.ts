import { wantsColor } from '../../lib/diagnostics/color';

test.each([
  ['the flag before everything', true, { NO_COLOR: '1' }, false, true],
  ['the flag before a terminal', false, { FORCE_COLOR: '1' }, true, false],
  ['NO_COLOR before FORCE_COLOR', undefined, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, false],
  ['an empty NO_COLOR as none', undefined, { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR before the pipe', undefined, { FORCE_COLOR: '1', TERM: 'dumb' }, false, true],
  ['FORCE_COLOR=0 before the terminal', undefined, { FORCE_COLOR: '0' }, true, false],
  ['TERM=dumb before the terminal', undefined, { TERM: 'dumb' }, true, false],
  ['a terminal', undefined, {}, true, true],
  ['a pipe', undefined, {}, false, false],
])('takes %s', (_rule, flag, environment, isTerminal, expected) => {
  expect(wantsColor(flag, environment, () => isTerminal)).toBe(expected);
});
