import { progress } from '../../lib/cli/progress';

function record(isTerminal: boolean, times: number[]) {
  const written: string[] = [];
  const shown = progress(
    () => isTerminal,
    (text) => written.push(text),
    () => times.shift() ?? 0,
  );
  return { shown, written };
}

test('work of less than a second shows nothing', () => {
  const { shown, written } = record(true, [0, 500]);
  shown.step('Running');
  shown.end();
  expect(written).toEqual([]);
});

test('later steps are shown on one line, which is taken away at the end', () => {
  const { shown, written } = record(true, [0, 10, 1500, 1600]);
  for (const step of ['one', 'two', 'three']) shown.step(step);
  shown.end();
  expect(written).toEqual(['\r\u001b[2Ktwo', '\r\u001b[2Kthree', '\r\u001b[2K']);
});

test('nothing is shown anywhere but on a terminal', () => {
  const { shown, written } = record(false, [0, 5000]);
  shown.step('Running');
  shown.end();
  expect(written).toEqual([]);
});
