import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import * as lading from 'lading';
import { synthesizeInto } from '../../lib/constructs/run/synthesize-into';
import { memoryOutput } from '../../lib/emit/memory-output';
import { pages } from './pages';

/** The reader's project, with the files in it and beside it that pages speak of. */
const around = mkdtempSync(join(tmpdir(), 'lading-pages-'));
const projectFolder = join(around, 'project');
mkdirSync(join(projectFolder, 'templates'), { recursive: true });
writeFileSync(join(projectFolder, 'templates/mail.txt'), 'Hello\n');
mkdirSync(join(around, 'shared'));
writeFileSync(join(around, 'shared/mailer.yaml'), 'retries: 3\n');
const keyData = 'NotAKeyOnlyTheShapeOfOne'.repeat(2);
writeFileSync(
  join(projectFolder, 'server.key'),
  `-----BEGIN PRIVATE KEY-----\n${keyData}\n-----END PRIVATE KEY-----\n`,
);
afterAll(() => rmSync(around, { recursive: true }));

/** The codes that an app's source brings up, on the way or at the end. */
function codesOf(source: string): string[] {
  const codes: string[] = [];
  class App extends lading.App {
    public override synth(): void {
      const { diagnostics } = synthesizeInto(this, memoryOutput(), { out: 'dist', projectFolder });
      codes.push(...diagnostics.map(({ code }) => code));
      this.node.lock();
    }
  }
  const { code } = transformSync(source, {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  const run = new Function('require', 'exports', code);
  try {
    run((name: string) => (name === 'lading' ? { ...lading, App } : require(name)), {});
  } catch (error) {
    if (lading.isSynthesisError(error)) codes.push(...error.diagnostics.map((each) => each.code));
    else
      codes.push(
        String(error)
          .replace(/^\w+: /, '')
          .split(':')[0] ?? '',
      );
  }
  return codes;
}

const shown = pages();

describe('the examples of the pages', () => {
  test.each(shown.filter(({ bad }) => bad !== undefined))('bring up $code', ({ code, bad = '' }) => {
    expect(codesOf(bad)).toContain(code);
  });

  test.each(shown.filter(({ bad, good }) => bad !== undefined && good !== undefined))(
    'no longer bring up $code once it is mended, nor any error',
    ({ code, good = '' }) => {
      const codes = codesOf(good);
      expect(codes).not.toContain(code);
      expect(
        codes.filter(
          (each) =>
            !each.startsWith('parity/') &&
            !each.startsWith('probe/no-health') &&
            !each.startsWith('order/not'),
        ),
      ).toEqual([]);
    },
  );
});
