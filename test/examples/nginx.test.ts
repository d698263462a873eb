import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree, render } from '../samples/render';

const example = join(__dirname, '../../examples/nginx');
const app = readFileSync(join(example, 'app.ts'), 'utf8');
const expected = readTree(join(example, 'expected'));

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lading-nginx-'));
});
afterEach(() => rmSync(scratch, { recursive: true }));

/** What becomes of the example when a reader of its README changes it. */
function changed(from: string | RegExp, to: string): Map<string, string> {
  const source = app.replace(from, to);
  if (source === app) throw new Error(`the example has no ${from}`);
  const folder = join(scratch, 'nginx');
  mkdirSync(folder);
  writeFileSync(join(folder, 'app.ts'), source);
  render(folder, join(folder, 'out'));
  return readTree(join(folder, 'out'));
}

describe('the nginx example', () => {
  it('scales from two replicas to three by one line', () => {
    const three = changed('replicas: 2', 'replicas: 3');
    const manifest = 'kubernetes/nginx.k8s.yaml';
    expect(three.get(manifest)).toBe(expected.get(manifest)?.replace('replicas: 2', 'replicas: 3'));
    expect(three.get('compose/compose.yaml')).toBe(expected.get('compose/compose.yaml'));
  });

  it('earns the report that its README shows when the defaults are not loosened', () => {
    const report = changed(/\n *\/\/.*\n *user: 'image',/, '').get('diagnostics.txt') ?? '';
    const [finding = ''] = report.split(/\n\n\d+ error/);
    const readme = readFileSync(join(example, 'README.md'), 'utf8');
    expect(finding).toContain('image/needs-looser-defaults');
    expect(readme).toContain(finding);
  });
});
