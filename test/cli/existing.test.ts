import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lading, project } from './project';

/** Of each error and warning its code and place: `secret/undeclared a.yaml:3:5`. */
function told(folder: string, args: readonly string[]): string[] {
  const { stdout } = lading(folder, [...args, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics.flatMap(
    ({
      code,
      severity,
      location,
    }: {
      code: string;
      severity: string;
      location?: { file: string; line: number; column: number };
    }) =>
      severity === 'note'
        ? []
        : [`${code} ${location?.file.slice(folder.length + 1)}:${location?.line}:${location?.column}`],
  );
}

describe('what is in the cluster already', () => {
  const pod = (key: string, name = 'db') =>
    `apiVersion: v1
kind: Pod
metadata: { name: a, namespace: shop }
spec:
  containers:
    - name: main
      image: acme/a:1.0.0
      env: [{ name: A, valueFrom: { secretKeyRef: { name: ${name}, key: ${key} } } }]
`;
  // As kubectl prints it, in one list.
  const cluster = `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Secret
    metadata: { name: db, namespace: shop }
    data: { password: c3VwZXJzZWNyZXQ= }
  - apiVersion: v1
    kind: Secret
    metadata: { name: db-login, namespace: shop }
`;

  test('is known by its names and keys, from a file or from cdk8s.yaml', () => {
    const folder = project({
      'good.yaml': pod('password'),
      'key.yaml': pod('pasword'),
      'name.yaml': pod('password', 'db-lgoin'),
      'cluster/all.yaml': cluster,
      // Of what the cluster has nothing.
      'cluster/none.yaml': 'apiVersion: v1\nkind: List\nitems: []\n',
    });
    const codesOf = (file: string, ...more: string[]) => told(folder, ['validate', file, ...more]);
    const existing = ['--existing', 'cluster'];
    expect(codesOf('good.yaml', ...existing)).toEqual([]);
    expect(codesOf('key.yaml', ...existing)).toEqual(['secret/undeclared key.yaml:8:68']);
    expect(codesOf('name.yaml', ...existing)).toEqual(['reference/not-found name.yaml:8:59']);
    expect(codesOf('key.yaml')).toEqual([]);
    writeFileSync(join(folder, 'cdk8s.yaml'), 'lading:\n  existing: [cluster/all.yaml]\n');
    expect(codesOf('key.yaml')).toEqual(['secret/undeclared key.yaml:8:68']);
  });

  test('is known to an app, too', () => {
    const app = (key: string) => `import { App, Chart, secret, Worker } from 'lading';
const chart = new Chart(new App(), 'shop', { namespace: 'shop' });
new Worker(chart, 'mailer', {
  image: 'acme/mailer:1.0.0',
  env: { PASSWORD: secret('db', '${key}') },
});
`;
    const folder = project({ 'app.ts': app('pasword'), 'cluster.yaml': cluster });
    expect(told(folder, ['synth'])).toEqual([]);
    expect(told(folder, ['synth', '--existing', 'cluster.yaml'])).toEqual(['secret/undeclared app.ts:5:20']);
    writeFileSync(join(folder, 'cdk8s.yaml'), 'app: app.ts\nlading:\n  existing: cluster.yaml\n');
    expect(told(folder, ['synth'])).toEqual(['secret/undeclared app.ts:5:20']);
    // A command runs as a program of its own, which is told the same.
    writeFileSync(
      join(folder, 'cdk8s.yaml'),
      'app: node --import lading/register app.ts && true\nlading:\n  existing: cluster.yaml\n',
    );
    expect(told(folder, ['synth'])).toEqual(['secret/undeclared app.ts:5:20']);
  });

  test('is not judged, and nothing of its values is told', () => {
    const folder = project({
      'key.yaml': pod('pasword'),
      'all.yaml': `${cluster}---\napiVersion: v1\nkind: Service\nmetadata: { name: BAD_NAME }\nspec: { ports: 3 }\n`,
    });
    const { stdout } = lading(folder, ['validate', 'key.yaml', '--existing', 'all.yaml', '--format', 'json']);
    expect(JSON.parse(stdout).diagnostics).toHaveLength(1);
    expect(stdout).not.toMatch(/c3VwZXJzZWNyZXQ|supersecret/);
  });

  test('defines kinds of its own', () => {
    const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: fleets.acme.dev }
spec:
  group: acme.dev
  names: { kind: Fleet, plural: fleets }
  scope: Namespaced
  versions:
    - name: v1
      served: true
      storage: true
      schema: { openAPIV3Schema: { type: object, properties: { size: { type: integer } } } }
`;
    const folder = project({
      'fleet.yaml': 'apiVersion: acme.dev/v1\nkind: Fleet\nmetadata: { name: a }\nsize: many\n',
      'crd.yaml': definition,
    });
    expect(told(folder, ['validate', 'fleet.yaml', '--existing', 'crd.yaml'])).toEqual([
      'kubernetes/invalid fleet.yaml:4:7',
    ]);
  });

  test.each([
    ['is not there', {}, 'gone.yaml'],
    ['is empty', { 'cluster.yaml': '# nothing\n' }, 'cluster.yaml'],
    ['is not well formed', { 'cluster.yaml': 'a: [1\nb: 2\n' }, 'cluster.yaml'],
    ['holds something else', { 'cluster.yaml': 'services: { a: { image: b } }\n' }, 'cluster.yaml'],
  ])('is told where a file of it %s', (_, files, name) => {
    const folder = project({ 'a.yaml': pod('password'), ...files });
    const run = lading(folder, ['validate', 'a.yaml', '--existing', name]);
    expect(run.stderr).toContain('option/invalid');
    expect(run.stderr).toContain(name);
    expect(run.status).toBe(2);
  });
});

describe('what the cluster is like', () => {
  const service = `apiVersion: v1
kind: Service
metadata: { name: a }
spec: { selector: { a: b }, ports: [{ port: 80 }], ipFamilyPolicy: RequireDualStack }
`;
  const pod = `apiVersion: v1
kind: Pod
metadata: { name: other }
spec:
  containers: [{ name: main, image: acme/a:1.0.0, restartPolicy: Never }]
`;

  test('decides what a server refuses or drops, by options or by cdk8s.yaml', () => {
    const folder = project({ 'service.yaml': service, 'pod.yaml': pod });
    const [families, gates] = ['kubernetes/invalid service.yaml:4:68', 'kubernetes/invalid pod.yaml:5:66'];
    const codesOf = (...more: string[]) =>
      told(folder, ['validate', 'service.yaml', 'pod.yaml', '--kubernetes', '1.37', ...more]);
    expect(codesOf()).toEqual([]);
    expect(codesOf('--ip-families', 'IPv4')).toEqual([families]);
    expect(codesOf('--ip-families', 'IPv4,IPv6')).toEqual([]);
    expect(codesOf('--feature-gates', 'ContainerRestartRules=false')).toEqual([gates]);
    writeFileSync(
      join(folder, 'cdk8s.yaml'),
      'lading:\n  kubernetes:\n    versions: 1.37\n    cluster:\n      ipFamilies: [IPv4]\n      featureGates: { ContainerRestartRules: false }\n',
    );
    expect(told(folder, ['validate', 'service.yaml', 'pod.yaml']).sort()).toEqual([gates, families]);
    expect(codesOf('--ip-families', 'IPv4,IPv6')).toEqual([gates]);
  });

  test.each([
    ['--ip-families', 'IPv5'],
    ['--feature-gates', 'EnvFiles'],
    ['--feature-gates', 'EnvFiles=off'],
  ])('is told where it makes no sense: %s %s', (option, value) => {
    const run = lading(project({ 'pod.yaml': pod }), ['validate', 'pod.yaml', option, value]);
    expect(run.stderr).toContain('option/invalid');
    expect(run.status).toBe(2);
  });
});
