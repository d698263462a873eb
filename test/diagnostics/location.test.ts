import { join } from 'node:path';
import { captureSite, frames, locate } from '../../lib/diagnostics/location';
import { packageRoot } from '../../lib/diagnostics/package-root';

const ours = join(packageRoot(), 'lib', 'constructs', 'app.ts');

function stackOf(...lines: string[]): { stack: string } {
  return { stack: ['Error', ...lines.map((line) => `    at ${line}`)].join('\n') };
}

test.each([
  ['new Web (/home/me/app.ts:14:5)', { file: '/home/me/app.ts', line: 14, column: 5 }],
  ['/home/me/app.ts:1:2', { file: '/home/me/app.ts', line: 1, column: 2 }],
  ['async file:///home/me/my%20app.mts?x=1:3:4', { file: '/home/me/my app.mts', line: 3, column: 4 }],
  ['async main (/a (b)/app.ts:3:4)', { file: '/a (b)/app.ts', line: 3, column: 4 }],
  ['main (C:\\me\\app.ts:3:4)', { file: 'C:\\me\\app.ts', line: 3, column: 4 }],
])('the frame "%s" is read', (line, location) => {
  expect(locate(stackOf(line))).toEqual(location);
});

test("the first frame of the user's is taken", () => {
  const site = stackOf(
    `new App (${ours}:1:1)`,
    `new App (${join(packageRoot(), 'build', 'lading.js')}:1:1)`,
    'new Chart (/home/me/node_modules/cdk8s/lib/chart.js:9:9)',
    'Module._compile (node:internal/modules/cjs/loader:1554:14)',
    'Array.map (<anonymous>)',
    'eval (eval at run (<anonymous>), <anonymous>:1:1)',
    'makeShop (/home/me/shop.ts:7:3)',
    'main (/home/me/app.ts:2:1)',
  );
  expect(locate(site)).toEqual({ file: '/home/me/shop.ts', line: 7, column: 3 });
});

test('a stack without any, and no stack at all, give nothing', () => {
  expect(locate(stackOf('node:internal/main/run_main_module:28:49'))).toBeUndefined();
  expect(locate({ stack: 'no stack: at home (1:2:3)' })).toBeUndefined();
  expect(locate(undefined)).toBeUndefined();
});

test('what was made in a file of data has its place there', () => {
  const place = { file: '/home/me/manifests/web.yaml', line: 12, column: 5 };
  expect(locate(place)).toEqual(place);
});

test('a site is where the function was called', () => {
  function construct() {
    return captureSite(construct);
  }
  const [first] = frames(construct().stack ?? '');
  expect(first?.file).toBe(__filename);
});
