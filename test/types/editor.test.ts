import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { catalogue } from '../../lib/diagnostics/catalogue';
import { kubernetesVersions } from '../../lib/validation/schema';

const root = join(__dirname, '../..');
const file = join(__dirname, 'typed-by-hand.ts');

/** What an editor says of a file; `‸` is where somebody types. */
function editor(marked: string): {
  readonly completions: readonly string[];
  readonly told: readonly string[];
} {
  const text = marked.replace('‸', '');
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const service = ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, types: ['node'] }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (name) => {
      const content = name === file ? text : ts.sys.readFile(name);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (name) => name === file || ts.sys.fileExists(name),
    readFile: (name) => (name === file ? text : ts.sys.readFile(name)),
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  });
  const found = service.getCompletionsAtPosition(file, marked.indexOf('‸'), {});
  return {
    completions: (found?.entries ?? []).map(({ name }) => name),
    told: service
      .getSemanticDiagnostics(file)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n')),
  };
}

const start = `import { App, Chart, WebApp } from 'lading';\nconst chart = new Chart(new App(), 'shop');\n`;

describe('an editor', () => {
  it('completes the codes that a suppression names, and takes others', () => {
    const { completions, told } = editor(
      `${start}new WebApp(chart, 'web', { image: 'a', port: 1, suppress: [{ reason: 'b', code: '‸' }, { reason: 'c', code: 'acme/own' }] });`,
    );
    expect(completions).toEqual(expect.arrayContaining(Object.keys(catalogue)));
    expect(told).toEqual([]);
  });

  it('completes the versions of Kubernetes, and takes others', () => {
    const { completions, told } = editor(
      `import { App } from 'lading';\nnew App({ kubernetes: { versions: '1.31-1.35' } });\nnew App({ kubernetes: { versions: '‸' } });`,
    );
    expect(completions).toEqual(
      expect.arrayContaining([
        ...kubernetesVersions,
        ...kubernetesVersions.map((version) => `${version}-1.37`),
      ]),
    );
    expect(told).toEqual([]);
  });

  it('says that a port is missing where one is', () => {
    const { told } = editor(`${start}new WebApp(chart, 'web', { image: 'a' });`);
    expect(told).toEqual([
      expect.stringMatching(/Property 'port' is missing in type '\{ image: string; \}'/),
    ]);
  });
});

interface Prop {
  readonly place: string;
  readonly type: string;
  readonly doc: string;
  readonly isOptional: boolean;
}

/** Every property of props that is a time or an amount. */
function measured(): readonly Prop[] {
  const folder = join(root, 'lib/constructs/props');
  const found: Prop[] = [];
  for (const name of readdirSync(folder)) {
    const source = ts.createSourceFile(
      name,
      readFileSync(join(folder, name), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
    );
    const visit = (node: ts.Node): void => {
      // What a table of props says inside of it is nobody's to hover over.
      if (ts.isVariableStatement(node)) return;
      if (ts.isPropertySignature(node) && node.type !== undefined) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart());
        found.push({
          place: `${name}:${line + 1} ${node.name.getText()}`,
          type: node.type.getText(),
          doc: ts
            .getJSDocCommentsAndTags(node)
            .map((each) => each.getText())
            .join(' '),
          isOptional: node.questionToken !== undefined,
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return found.filter(({ type }) => /\b(?:Duration|Amount|AmountsProps)\b/.test(type));
}

describe('what an editor shows of a time or an amount', () => {
  const all = measured();
  const units = (type: string) =>
    /\bDuration\b/.test(type) ? /\d ?(?:ms|s|m|h)\b|second|minute|hour/ : /\d(?:m|Mi|Gi)\b|bytes|cores/;

  it('says its unit where it stands', () => {
    expect(all.length).toBeGreaterThan(40);
    expect(all.filter(({ type, doc }) => !units(type).test(doc)).map(({ place }) => place)).toEqual([]);
  });

  it('says its default, if it may be left out', () => {
    const silent = all.filter(({ isOptional, doc }) => isOptional && !doc.includes('Default'));
    expect(silent.map(({ place }) => place)).toEqual([]);
  });
});
