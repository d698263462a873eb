import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { programReport } from '../../lib/cli/reporters/for-programs';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { app, codes, lading, project } from './project';
import published from './sarif/sarif-schema-2.1.0.json';

const formats = ['sarif', 'junit', 'markdown'] as const;

const error: Diagnostic = {
  code: 'port/not-found',
  severity: 'error',
  message: 'A <b> & "c" | `d` *e* \u0000\ud800 @team.',
  path: 'shop/web',
  construct: 'WebApp',
  location: { file: '/project/infra/a b#.ts', line: 3, column: 7 },
  length: 4,
  affected: [{ target: 'compose', object: 'services.web', pointer: '' }],
  fix: 'Mend it.',
};
const placeless: Diagnostic = { ...error, code: 'option/invalid', location: undefined, path: '' };

const report = (
  format: (typeof formats)[number],
  diagnostics: readonly Diagnostic[],
  exitCode: 0 | 1 | 2 = 1,
) =>
  programReport(format, {
    command: 'synth',
    diagnostics,
    exitCode,
    extent: 'in 1 workload',
    changes: [
      { path: 'a.yaml', kind: 'different', hunks: [{ line: 4, lines: [' a', '-```', '+b'] }], more: 2 },
    ],
    out: '/project/dist',
    folder: '/project',
  }).stdout;

describe('SARIF', () => {
  const { $schema: _draft, id: _id, ...schema } = published;
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const validate = ajv.compile(schema);

  const check = (text: string) => {
    const document = JSON.parse(text);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
    return document.runs[0];
  };

  test('fits the published schema with every field of a diagnostic, and names rules, places and reasons', () => {
    const suppressed: Diagnostic = { ...error, suppressed: 'Because.' };
    const accepted: Diagnostic = { ...error, severity: 'note', accepted: 'Read.', reason: 'r', affected: [] };
    const run = check(report('sarif', [error, suppressed, accepted, placeless]));
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'port/not-found',
      'not-up-to-date',
    ]);
    const [first, second, third, change] = run.results;
    expect(first).toMatchObject({
      ruleId: 'port/not-found',
      ruleIndex: 0,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'infra/a%20b%23.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 7, endColumn: 11 },
          },
          logicalLocations: [{ fullyQualifiedName: 'shop/web' }],
        },
      ],
    });
    expect(second.suppressions).toEqual([{ kind: 'inSource', justification: 'Because.' }]);
    expect(third.suppressions).toEqual([{ kind: 'external', justification: 'Read.' }]);
    expect(change).toMatchObject({
      ruleId: 'not-up-to-date',
      ruleIndex: 1,
      locations: [
        { physicalLocation: { artifactLocation: { uri: 'dist/a.yaml' }, region: { startLine: 5 } } },
      ],
    });
  });

  test('tells what has no place as a notification, for scanners refuse a result without one', () => {
    const run = check(report('sarif', [placeless], 2));
    expect(run.results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['not-up-to-date']);
    expect(run.invocations[0]).toMatchObject({
      executionSuccessful: false,
      exitCode: 2,
      toolExecutionNotifications: [{ descriptor: { id: 'option/invalid' }, level: 'error' }],
    });
  });

  test.each([
    ['an app that is fine', ['synth'], { 'app.ts': app }, 0],
    ['an app with an error', ['synth'], { 'app.ts': app.replace('{ image', '{ restrat: 1, image') }, 1],
    ['an app that is not up to date', ['synth', '--check'], { 'app.ts': app }, 1],
    ['an app that fails', ['synth'], { 'app.ts': 'throw new Error();' }, 2],
    ['an option that there is not', ['synth', '--nonsense'], { 'app.ts': app }, 2],
    ['manifests', ['validate', '.'], { 'a.yaml': 'kind: A\napiVersion: b/v1\n', 'b.yaml': '' }, 1],
  ])('fits the published schema after a run of %s', (_, args, files, status) => {
    const run = lading(project(files), [...args, '--format', 'sarif']);
    expect(run.status).toBe(status);
    expect(check(run.stdout).invocations[0].exitCode).toBe(status);
    expect(run.stderr).toBe('');
  });
});

describe('JUnit', () => {
  /** Names and attributes of all elements, or a failure where tags do not close as they opened. */
  const elements = (xml: string): string[] => {
    const open: string[] = [];
    const found: string[] = [];
    const text = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '');
    for (const [, close, name = '', attributes = '', empty] of text.matchAll(
      /<(\/?)([a-z-]+)([^<>]*?)(\/?)>/g,
    )) {
      if (close) expect(open.pop()).toBe(name);
      else {
        found.push(name);
        expect(attributes.replaceAll(/ [a-z]+="[^"<>\n]*"/g, '')).toBe('');
        if (!empty) open.push(name);
      }
    }
    expect(open).toEqual([]);
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#10;|#13;)|[\u0000-\u0008\ud800-\udfff]/);
    return found;
  };

  test('fails for an error, passes for a warning, skips what is suppressed, and leaves notes out', () => {
    const xml = report('junit', [
      error,
      { ...error, severity: 'warning' },
      { ...error, suppressed: 'Be\ncause.' },
      { ...error, severity: 'note' },
    ]);
    expect(elements(xml)).toEqual([
      ...['testsuites', 'testsuite', 'testcase', 'failure', 'testcase', 'system-out', 'testcase', 'skipped'],
      ...['testsuite', 'testcase', 'failure', 'testsuite', 'testcase'],
    ]);
    expect(xml).toContain('<testsuites name="lading synth" tests="5" failures="2" errors="0" skipped="1">');
    expect(xml).toContain('<testcase name="port/not-found at infra/a b#.ts:3:7" classname="port/not-found"');
    expect(xml).toContain('message="Be&#10;cause."');
  });

  test('is an error where there is no answer, and fails where there are too many warnings', () => {
    expect(report('junit', [placeless], 2)).toContain('errors="1"');
    const run = lading(project({ 'a.yaml': '' }), ['validate', 'a.yaml', '--format', 'junit']);
    expect(elements(run.stdout)).toContain('failure');
    const text = app.replace("'ghcr.io/acme/mailer:2.0.0'", "'postgres:17'");
    const many = lading(project({ 'app.ts': text }), ['synth', '--max-warnings', '0', '--format', 'junit']);
    expect(many.status).toBe(1);
    expect(many.stdout).toContain('<failure type="lading" message="There are more warnings');
    const fine = lading(project({ 'app.ts': app }), ['synth', '--format', 'junit']);
    expect(fine.stdout).toContain('tests="1" failures="0"');
  });
});

describe('Markdown', () => {
  test('is a table in which words of the user mean nothing, and differences in a fence that they do not close', () => {
    expect(
      report('markdown', [{ ...error, severity: 'warning' }, error, { ...error, suppressed: 'r' }]),
    ).toBe(
      `### lading synth: 1 error, 1 warning, 1 suppressed in 1 workload

| | Where | What |
| --- | --- | --- |
| **error** | \`infra/a b#.ts:3:7\` | \`port/not-found\`<br>A &lt;b> &amp; "c" \\| \`d\` \\*e\\* \ud800 \\@team.<br>Fix: Mend it. |
| **warning** | \`infra/a b#.ts:3:7\` | \`port/not-found\`<br>A &lt;b> &amp; "c" \\| \`d\` \\*e\\* \ud800 \\@team.<br>Fix: Mend it. |

\`dist/a.yaml\`: The file differs. lading synth writes it.

\`\`\`\`diff
@@ line 4 @@
 a
-\`\`\`
+b
@@ 2 more lines @@
\`\`\`\`
`,
    );
  });

  test('names the lines of a loop in one row', () => {
    const others = Array.from({ length: 12 }, (_, at): Diagnostic => {
      const id = `w${at}`;
      const location = { file: '/project/app.ts', line: at + 1, column: 1 };
      return { ...placeless, message: `The port of "${id}" is wrong.`, path: `shop/${id}`, location };
    });
    const rows = report('markdown', others).match(/^\| \*\*.*$/gm) ?? [];
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('`app.ts:8:1`<br>and 4 others |');
  });
});

describe('--output-file', () => {
  test.each([...formats, 'json', 'text'])(
    'takes the report as %s, and people still read theirs',
    (format) => {
      const folder = project({ 'app.ts': app.replace('{ image', '{ restrat: 1, image'), 'a.yaml': 'a: 1\n' });
      for (const [args, code] of [
        [['synth'], 'props/unknown'],
        [['validate', 'a.yaml'], 'manifest/unknown'],
        [['synth', '--timeout', 'soon'], 'option/invalid'],
      ] as const) {
        const file = join('reports', `${code.replace('/', '-')}.out`);
        const run = lading(folder, [...args, '--format', format, '--output-file', file]);
        expect(run.stdout).toBe('');
        expect(codes(run)).toEqual([code]);
        const written = readFileSync(join(folder, file), 'utf8');
        expect(written).toContain(code);
        const shown = lading(folder, [...args, '--format', format]);
        expect(format === 'text' ? shown.stderr : shown.stdout).toBe(written);
      }
    },
  );

  test('leaves stdout to the manifests', () => {
    const folder = project({ 'app.ts': app });
    const args = ['synth', '--stdout', '--target', 'compose', '--format', 'sarif'];
    expect(codes(lading(folder, args))).toEqual([]);
    expect(lading(folder, args).status).toBe(2);
    const run = lading(folder, [...args, '--output-file', 'a.sarif']);
    expect([run.status, run.stdout.includes('\nservices:\n')]).toEqual([0, true]);
  });

  test('is no way to replace a device or a folder, and is an error where it cannot be written', () => {
    const folder = project({ 'app.ts': app, 'a.txt': '' });
    for (const file of ['/dev/null', 'node_modules', 'a.txt/b']) {
      const run = lading(folder, ['synth', '--output-file', file]);
      expect([run.status, codes(run)]).toEqual([2, ['system/failed']]);
    }
    writeFileSync('/dev/null', '');
  });
});
