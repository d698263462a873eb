import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect, stripVTControlCharacters } from 'node:util';
import { coloured, plain } from '../../lib/diagnostics/color';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { dotted, formatDiagnostic, formatDiagnostics } from '../../lib/diagnostics/format';
import { isSynthesisError, synthesisError } from '../../lib/diagnostics/synthesis-error';

const folder = mkdtempSync(join(tmpdir(), 'lading-format-'));
const file = join(folder, 'shop.ts');
const code = [
  ...Array.from({ length: 11 }, (_, line) => `// ${line + 1}`),
  "  new WebApp(this, 'web', {",
  "    image: 'shop/web:1.4.2',",
  "    readiness: httpGet('/ready', { port: 'htp' }),",
];
writeFileSync(file, code.join('\n'));

const diagnostic: Diagnostic = {
  code: 'probe/port-not-found',
  severity: 'error',
  message:
    'The readiness probe of "web" asks for port "htp", but its container opens only "http" (8080) and "metrics" (9090).',
  path: 'shop/web',
  construct: 'WebApp',
  location: { file, line: 14, column: 42 },
  length: 5,
  suggestion: 'http',
  consequence: 'the pod starts but never becomes ready, so it gets no traffic',
  affected: [
    {
      target: 'kubernetes',
      object: 'Deployment/web',
      pointer: '/spec/template/spec/containers/0/readinessProbe',
    },
    { target: 'compose', object: 'services.web', pointer: '/healthcheck' },
  ],
};

const expected = `error  probe/port-not-found

  The readiness probe of "web" asks for port "htp", but its container opens
  only "http" (8080) and "metrics" (9090).

      shop.ts:14:42
    12 │   new WebApp(this, 'web', {
    13 │     image: 'shop/web:1.4.2',
    14 │     readiness: httpGet('/ready', { port: 'htp' }),
       │                                          ^^^^^ did you mean 'http'?

  if applied   the pod starts but never becomes ready, so it gets no traffic
  would be in  kubernetes  Deployment/web  spec.template.spec.containers[0].readinessProbe
               compose     services.web.healthcheck
  more         lading explain probe/port-not-found`;

test('a diagnostic shows code, sentence, frame, consequence, places and where to read on', () => {
  expect(formatDiagnostic(diagnostic, { paint: plain, folder })).toBe(expected);
});

test('places that look alike are told apart by their namespace, and by their file', () => {
  const pod = { target: 'kubernetes', object: 'Pod/p', pointer: '/spec' };
  const affected = [
    { ...pod, namespace: 'a', file: 'one.yaml' },
    { ...pod, namespace: 'b', file: 'one.yaml' },
    { ...pod, object: 'Pod/q', namespace: 'b' },
  ];
  const text = formatDiagnostic({ ...diagnostic, affected }, { paint: plain, folder });
  const shown = text.split('\n').filter((line) => line.includes('Pod/'));
  expect(shown.map((line) => line.slice(line.indexOf('Pod/')))).toEqual([
    'Pod/p  spec (a, one.yaml)',
    'Pod/p  spec (b, one.yaml)',
    'Pod/q  spec',
  ]);
});

test('colour changes no character', () => {
  const painted = formatDiagnostic(diagnostic, { paint: coloured, folder });
  expect(painted).not.toBe(expected);
  expect(stripVTControlCharacters(painted)).toBe(expected);
});

test('prose keeps to the width of the terminal', () => {
  const lines = formatDiagnostic(
    { ...diagnostic, affected: [], fix: 'Give the port a name. '.repeat(9) },
    { paint: plain, folder, columns: 50 },
  ).split('\n');
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(50);
});

test('without a place in a file the construct is named', () => {
  const text = formatDiagnostic(
    { ...diagnostic, location: undefined, fix: 'Name it.' },
    { paint: plain, folder },
  );
  expect(text).toContain('  in           shop/web (WebApp)\n');
  expect(text).toContain('  fix          Name it.\n');
});

test('a place outside of the folder has its whole path, and a file that is gone no frame', () => {
  const location = { file: '/elsewhere/app.ts', line: 3, column: 7 };
  const text = formatDiagnostic({ ...diagnostic, location }, { paint: plain, folder });
  expect(text).toContain('     /elsewhere/app.ts:3:7\n');
  expect(text).not.toContain('│');
});

test('text from elsewhere cannot move the cursor', () => {
  const message = 'an image \u001b[2J\u001b]0;title\u0007named \u0000x\u202ey';
  const text = formatDiagnostic({ ...diagnostic, message }, { paint: plain, folder });
  expect(text).toContain('  an image named xy\n');
});

test('notes and what the user accepts are not shown', () => {
  const hidden: Diagnostic[] = [
    { ...diagnostic, severity: 'note' },
    { ...diagnostic, suppressed: 'Because.' },
  ];
  expect(formatDiagnostics(hidden, { paint: plain, folder })).toBe('');
});

test.each([
  ['', ''],
  ['/spec', 'spec'],
  ['/spec/ports/0/name', 'spec.ports[0].name'],
  ['/data/a.conf', 'data["a.conf"]'],
  ['/metadata/labels/app~1name', 'metadata.labels["app/name"]'],
])('the pointer %j is shown as %j', (pointer, shown) => {
  expect(dotted(pointer)).toBe(shown);
});

test('the error that synth throws holds the data and the whole text without colour', () => {
  const error: unknown = synthesisError([diagnostic]);
  if (!isSynthesisError(error)) throw new Error('not recognized');
  expect(error.diagnostics).toEqual([diagnostic]);
  expect(error.message).toContain('would be in  kubernetes');
  expect(error.message).toMatch(/1 error, 0 warnings\. Nothing was written\.$/);
  expect(error.message).toBe(stripVTControlCharacters(error.message));
  expect(isSynthesisError(new Error('other'))).toBe(false);
  expect(inspect(error)).not.toContain('diagnostics:');
});
