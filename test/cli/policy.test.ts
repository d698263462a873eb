import { lading, project } from './project';

const web = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec: { containers: [{ name: web, image: nginx, securityContext: { privileged: true } }] }
`;

interface Told {
  readonly code: string;
  readonly severity: string;
  readonly message: string;
  readonly suggestion?: string;
  readonly location?: { readonly line: number; readonly column: number };
}

/** What is told, and the status. */
function run(folder: string, args: readonly string[], env = {}): { told: Told[]; status: number | null } {
  const { stdout, status } = lading(folder, [...args, '--format', 'json'], env);
  const { diagnostics }: { diagnostics: Told[] } = JSON.parse(stdout);
  return { told: diagnostics, status };
}

const codesOf = ({ told }: { told: readonly Told[] }) =>
  told.map(({ code, severity }) => `${severity} ${code}`);

test('validate looks by the preset of the file, of the variable and of the flag, each before the one before it', () => {
  const folder = project({ 'web.yaml': web, 'cdk8s.yaml': 'app: a.ts\nlading:\n  policy: none\n' });
  expect(codesOf(run(folder, ['validate', 'web.yaml']))).toEqual([]);
  const byVariable = run(folder, ['validate', 'web.yaml'], { LADING_POLICY: 'recommended' });
  expect(codesOf(byVariable)).toEqual(['warning image/no-tag']);
  const byFlag = run(folder, ['validate', 'web.yaml', '--policy', 'pod-security-baseline'], {
    LADING_POLICY: 'none',
  });
  expect(codesOf(byFlag)).toEqual(['warning image/no-tag', 'error security/privileged']);
  expect(byFlag.status).toBe(1);
});

test('validate takes levels and parameters of the file', () => {
  const config =
    'lading:\n  policy:\n    preset: none\n    rules:\n      image/no-tag: error\n      probe/missing: { probes: [liveness] }\n';
  const folder = project({ 'web.yaml': web, 'cdk8s.yaml': config });
  expect(codesOf(run(folder, ['validate', 'web.yaml']))).toEqual([
    'warning probe/missing',
    'error image/no-tag',
  ]);
});

test('all that is wrong in the file is told at its lines, with what was meant', () => {
  const config =
    'lading:\n  policy:\n    preset: strickt\n    rules:\n      image/no-tags: error\n      scale/few-replicas: { minimum: many }\n';
  const { told, status } = run(project({ 'web.yaml': web, 'cdk8s.yaml': config }), ['validate', 'web.yaml']);
  expect(told.map(({ code, suggestion, location }) => [code, suggestion, location?.line])).toEqual([
    ['config/invalid', 'strict', 3],
    ['config/invalid', 'image/no-tag', 5],
    ['config/invalid', undefined, 6],
  ]);
  expect(status).toBe(2);
});

test('a preset that nobody knows is refused', () => {
  const folder = project({ 'web.yaml': web });
  expect(run(folder, ['validate', 'web.yaml', '--policy', 'strikt']).told).toMatchObject([
    { code: 'option/invalid' },
  ]);
});

const app = `import { App, Chart, Worker } from 'lading';
const app = new App({ policy: { rules: { 'image/no-tag': 'error', 'port/ssh': 'offf' } } });
new Worker(new Chart(app, 'shop'), 'mailer', { image: 'acme/mailer' });
`;

test('synth looks by what the app says, at the line of the construct, and what the file says is laid over it', () => {
  const wrong = run(project({ 'app.ts': app }), ['synth']);
  expect(wrong.told.map(({ code, location, suggestion }) => [code, location?.line, suggestion])).toEqual([
    ['props/wrong-value', 2, 'off'],
    ['image/no-tag', 3, undefined],
  ]);
  const right = app.replace('offf', 'off');
  expect(codesOf(run(project({ 'app.ts': right }), ['synth']))).toContain('error image/no-tag');
  const file = {
    'app.ts': right,
    'cdk8s.yaml': 'app: app.ts\nlading:\n  policy: { rules: { image/no-tag: off } }\n',
  };
  expect(codesOf(run(project(file), ['synth']))).not.toContain('error image/no-tag');
  expect(codesOf(run(project({ 'app.ts': right }), ['synth', '--policy', 'strict']))).toContain(
    'warning probe/missing',
  );
});
