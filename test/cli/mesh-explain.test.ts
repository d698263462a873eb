import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { packageRoot } from '../../lib/diagnostics/package-root';
import { codes, lading, project } from './project';

const app = `import { App, Chart, ServiceMesh, WebApp } from 'lading';
const app = new App({ name: 'shop' });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const api = new WebApp(shop, 'api', { image: 'acme/api:1.0.0', port: 8080 });
const web = new WebApp(shop, 'web', { image: 'acme/web:1.0.0', port: 8080, env: { API: api.url() } });
web.calls(api, { http: [{ methods: ['GET'], path: '/items' }] });
new ServiceMesh(shop, 'mesh', { members: [web, api], backend: { kubernetes: 'istio', compose: 'envoy' } });
app.synth();
`;

const schemaOf = (name: string) =>
  new Ajv().compile(JSON.parse(readFileSync(join(packageRoot(), 'schemas', `${name}.json`), 'utf8')));

test('who may call a member is told with the lines of the files that say so, and no file is written', () => {
  const folder = project({ 'app.ts': app });
  const { status, stdout, stderr } = lading(folder, ['mesh', 'explain', 'api', '--format', 'json']);
  expect([status, stderr]).toEqual([0, '']);
  const told = JSON.parse(stdout);
  const validate = schemaOf('mesh-explain');
  expect(validate(told) || validate.errors).toBe(true);
  expect(lading(folder, ['synth', '--check']).status).toBe(1);
  expect(lading(folder, ['synth']).status).toBe(0);
  const [kubernetes, compose] = told.explanations[0].targets;
  const lineOf = ({ file, line }: { readonly file: string; readonly line: number }) =>
    readFileSync(join(folder, 'dist', file), 'utf8')
      .split('\n')
      [line - 1]?.trim();
  expect(kubernetes.callers[0].saidBy.map(lineOf)).toEqual(['- from:', '- from:', '- to:']);
  expect(compose.callers[0].saidBy.map(lineOf)).toEqual(['{', 'api.mesh.in: {}', 'api.mesh.in: {}', '{']);
  const text = lading(folder, ['mesh', 'explain', 'api']).stdout;
  const { line } = kubernetes.callers[0].saidBy[0];
  expect(text).toContain(`AuthorizationPolicy/api  dist/kubernetes/shop.k8s.yaml:${line}\n`);
});

test('a member that there is not is told with the one that was meant, and so are other slips', () => {
  const folder = project({ 'app.ts': app });
  const slip = (...words: string[]) => {
    const run = lading(folder, ['mesh', ...words]);
    return [run.status, ...codes(run), run.stdout, /Did you mean (\w+)/.exec(run.stderr)?.[1]];
  };
  expect(slip('explain', 'apo')).toEqual([2, 'option/invalid', '', 'api']);
  expect(slip('explian', 'api')).toEqual([2, 'option/invalid', '', 'explain']);
  expect(slip('explain')).toEqual([2, 'option/invalid', '', undefined]);
  expect(slip()).toEqual([2, 'option/invalid', '', undefined]);
  expect(slip('explain', 'api', '--watch')).toEqual([2, 'option/invalid', '', undefined]);
  expect(slip('certs', '--target', 'compose')).toEqual([2, 'option/invalid', '', undefined]);
  expect(slip('explain', 'api', '--format', 'svg')).toEqual([2, 'option/invalid', '', undefined]);
  const asJson = lading(folder, ['mesh', 'explain', 'apo', '--format', 'json']);
  expect(JSON.parse(asJson.stdout).diagnostics).toMatchObject([{ code: 'option/invalid' }]);
  const without = project({ 'app.ts': app.replace(/new ServiceMesh.*|web\.calls.*/g, '') });
  expect(codes(lading(without, ['mesh', 'explain', 'api']))).toEqual(['option/invalid']);
  const wrong = project({ 'app.ts': app.replace('port: 8080 }', 'port: 8080, restrat: 1 }') });
  expect(lading(wrong, ['mesh', 'explain', 'api'])).toMatchObject({ status: 1, stdout: '' });
});

test('who may call whom is drawn in each format of graphs', () => {
  const folder = project({ 'app.ts': app });
  const drawn = (format: string) => lading(folder, ['mesh', 'graph', '--format', format]).stdout;
  expect(drawn('mermaid')).toContain('n1 -->|"GET /items and below"| n0\n');
  expect(drawn('dot')).toContain('"GET /items and below"');
  expect(drawn('svg')).toMatch(/^<svg .*GET \/items and below.*<\/svg>\n$/s);
  const validate = schemaOf('graph');
  expect(validate(JSON.parse(drawn('json'))) || validate.errors).toBe(true);
});
