import { lading, project } from './project';

/** Of each diagnostic its code, its line, and the reason where it is suppressed. */
function told(folder: string, args: readonly string[]): unknown[] {
  const { stdout } = lading(folder, [...args, '--format', 'json']);
  const { diagnostics } = JSON.parse(stdout);
  return diagnostics.map(
    ({ code, location, suppressed }: { code: string; location?: { line: number }; suppressed?: string }) =>
      suppressed === undefined ? [code, location?.line] : [code, location?.line, suppressed],
  );
}

const pod = (annotations: string) => `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
${annotations}
spec:
  containers:
    - { name: web, image: nginx }
    - { name: proxy, image: envoy }
`;

test('an annotation accepts a finding of the whole object, with its reason', () => {
  const folder = project({ 'a.yaml': pod('    suppress.lading.dev/image.no-tag: Pinned by a webhook.') });
  expect(told(folder, ['validate', 'a.yaml'])).toEqual([
    ['image/no-tag', 9, 'Pinned by a webhook.'],
    ['image/no-tag', 10, 'Pinned by a webhook.'],
  ]);
});

test('an annotation may be about one container alone', () => {
  const folder = project({
    'a.yaml': pod('    suppress.lading.dev/image.no-tag.proxy: Pinned by a webhook.'),
  });
  expect(told(folder, ['validate', 'a.yaml'])).toEqual([
    ['image/no-tag', 9],
    ['image/no-tag', 10, 'Pinned by a webhook.'],
  ]);
});

test('one that nothing needs, that says no reason or names no code, is told at its line', () => {
  const annotations = `    suppress.lading.dev/image.no-tag: Pinned by a webhook.
    suppress.lading.dev/port.ssh: None.
    suppress.lading.dev/image.no-tags: A slip.
    suppress.lading.dev/secret.in-clear: ""`;
  expect(told(project({ 'a.yaml': pod(annotations) }), ['validate', 'a.yaml']).slice(0, 3)).toEqual([
    ['suppression/unused', 7],
    ['suppression/invalid', 8],
    ['suppression/invalid', 9],
  ]);
});

test('a service of Compose accepts by x-lading-suppress', () => {
  const compose = `services:
  web:
    image: nginx
    x-lading-suppress: { image/no-tag: Built in the pipeline., port/ssh: None. }
  db:
    image: postgres:latest
`;
  const codes = told(project({ 'compose.yaml': compose }), ['validate', 'compose.yaml']);
  expect(codes).toContainEqual(['image/no-tag', 3, 'Built in the pipeline.']);
  expect(codes).toContainEqual(['image/no-tag', 6]);
  expect(codes).toContainEqual(['suppression/unused', 4]);
});

test('in an app, annotations of objects of others are heard as well, and constructs name a container', () => {
  const app = `import { ApiObject } from 'cdk8s';
import { App, Chart, Worker } from 'lading';
const app = new App();
const shop = new Chart(app, 'shop');
new ApiObject(shop, 'pod', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', annotations: { 'suppress.lading.dev/image.no-tag': 'Pinned by a webhook.' } },
  spec: { containers: [{ name: 'web', image: 'nginx' }] },
} as never);
new Worker(shop, 'mailer', {
  image: 'acme/mailer:1.0.0',
  sidecars: [{ name: 'proxy', image: 'envoy' }],
  targets: ['kubernetes'],
  suppress: [{ code: 'image/no-tag', container: 'proxy', reason: 'The mesh pins it.' }],
});
`;
  const suppressed = told(project({ 'app.ts': app }), ['synth', '--target', 'kubernetes']).filter((each) =>
    JSON.stringify(each).includes('image/no-tag'),
  );
  expect(suppressed).toHaveLength(2);
  expect(JSON.stringify(suppressed)).toContain('The mesh pins it.');
  expect(JSON.stringify(suppressed)).toContain('Pinned by a webhook.');
});
