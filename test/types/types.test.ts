import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const files = readdirSync(__dirname).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));

/** What the compiler says of each file, a bad line that it accepts included (TS2578). */
function check(): Map<string, string[]> {
  const path = join(root, 'tsconfig.json');
  const config = ts.parseJsonConfigFileContent(
    ts.parseConfigFileTextToJson(path, readFileSync(path, 'utf8')).config,
    ts.sys,
    dirname(path),
  );
  // The files never run: an expression that stands for a mistake needs no use.
  const program = ts.createProgram(
    files.map((file) => join(__dirname, file)),
    { ...config.options, types: ['node'] },
  );
  return new Map(
    files.map((file) => {
      const source = program.getSourceFile(join(__dirname, file));
      const found = source
        ? [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
        : [];
      return [file, found.map((each) => print(each))];
    }),
  );
}

function print(diagnostic: ts.Diagnostic): string {
  const { line } = ts.getLineAndCharacterOfPosition(
    diagnostic.file ?? ts.createSourceFile('', '', 9),
    diagnostic.start ?? 0,
  );
  return `line ${line + 1}: TS${diagnostic.code} ${ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n')}`;
}

describe('the types', () => {
  const results = check();

  it.each(files)('let good use compile and bad use not: %s', (file) => {
    expect(results.get(file)).toEqual([]);
    expect(readFileSync(join(__dirname, file), 'utf8')).toContain('@ts-expect-error');
  });
});
