import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { readTree, render } from '../samples/render';
import { blocksOf, pages, root } from './blocks';
import { strayLines } from './excerpt';

const updates = process.env.UPDATE_SAMPLES === '1';

function writeReadme(changes: readonly (readonly [string, string])[]): void {
  const readme = join(root, 'README.md');
  const text = changes.reduce((all, [from, to]) => all.replace(from, () => to), readFileSync(readme, 'utf8'));
  writeFileSync(readme, text);
}

const blocks = pages().flatMap(blocksOf);
const typescript = blocks.filter(({ language }) => language === 'ts');

/** The compiler's findings for a set of virtual files, with the project's own options. */
function compile(files: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...more) => {
    const text = files.get(file);
    return text === undefined
      ? getSourceFile(file, language, ...more)
      : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram([...files.keys()], { ...options, noUnusedLocals: false }, host);
  return [...files.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${file}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}

describe('the code in README and docs', () => {
  it('compiles, except where a page shows what is refused', () => {
    const files = new Map(
      typescript.map(({ place, text }) => [join(root, `docs/${place.replace(/[/:]/g, '-')}.ts`), text]),
    );
    expect(files.size).toBeGreaterThan(40);
    const unexpected = compile(files).filter(
      (message) => !/docs-diagnostics-(props|suppression)-/.test(message),
    );
    expect(unexpected).toEqual([]);
  }, 120_000);

  it('is YAML or JSON where it says so', () => {
    for (const { language, text, place } of blocks) {
      if (language === 'yaml' && !text.includes('\n---\n'))
        expect([place, parse(text)]).toEqual([place, expect.anything()]);
      if (language === 'json') expect([place, JSON.parse(text)]).toEqual([place, expect.anything()]);
    }
  });
});

describe('the guide and the README', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(root, 'test/docs/.try-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const apps = ['README.md', 'docs/guide.md'].flatMap((page) =>
    blocksOf(join(root, page)).filter(({ language }) => language === 'ts'),
  );

  it.each(apps.map(({ place, text }) => [place, text]))(
    'shows an app that synthesizes without errors: %s',
    (_, text) => {
      writeFileSync(join(folder, 'app.ts'), text);
      render(folder, join(folder, 'out'));
      const files = readTree(join(folder, 'out'));
      expect(files.get('diagnostics.txt') ?? '').not.toMatch(/^error/m);
      expect([...files.keys()].map((path) => path.split('/').at(-1))).toContain('lading.json');
    },
  );

  it('shows the error exactly as the command line does', () => {
    const blocks = blocksOf(join(root, 'README.md'));
    const shown =
      blocks.find(({ language, text }) => language === 'text' && text.startsWith('error'))?.text ?? '';
    const wrong = (blocks[0]?.text ?? '').replace("httpGet('/ready')", "httpGet('/ready', { port: 'htp' })");
    writeFileSync(join(folder, 'app.ts'), wrong);
    render(folder, join(folder, 'out'));
    const [report = ''] = (readTree(join(folder, 'out')).get('diagnostics.txt') ?? '').split('\n\n1 error');
    if (updates) writeReadme([[shown, `${report}\n`]]);
    else expect(shown).toBe(`${report}\n`);
  });

  it('opens on one screen with an example and parts of what comes of it', () => {
    const screen = readFileSync(join(root, 'README.md'), 'utf8').split('\n## ')[0] ?? '';
    expect(screen.split('\n').length).toBeLessThan(120);
    const [example, compose, kubernetes] = blocksOf(join(root, 'README.md'));
    writeFileSync(join(folder, 'app.ts'), example?.text ?? '');
    render(folder, join(folder, 'out'));
    const files = readTree(join(folder, 'out'));
    const written = files.get('compose/compose.yaml') ?? '';
    expect(strayLines(compose?.text ?? 'nothing', written)).toEqual([]);
    expect(strayLines(kubernetes?.text ?? 'nothing', files.get('kubernetes/shop.k8s.yaml') ?? '')).toEqual(
      [],
    );
  });
});

describe('links in README and docs', () => {
  it('lead to files that exist', () => {
    const missing = pages().flatMap((page) => {
      const links = readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g);
      return [...links].flatMap(([, link = '']) =>
        existsSync(join(page, '..', link)) ? [] : [`${page}: ${link}`],
      );
    });
    expect(missing).toEqual([]);
  });
});
