import { execFileSync, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as ts from 'typescript';

const root = join(__dirname, '../..');

/** Files of lib as somebody would leave them: the text by the path, `undefined` for one that is gone. */
export type Changes = Readonly<Record<string, string | undefined>>;

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** A file with one place of it replaced, which has to be there. */
export function replaced(path: string, from: string, to: string): string {
  const text = read(path);
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return text.replace(from, () => to);
}

/** One thing that does not compile. */
export interface CompileError {
  readonly file: string;
  readonly message: string;
}

/** As `errorFinder`, for whoever asks only which files do not compile. */
export function compiler(): (changes: Changes, only?: readonly string[]) => string[] {
  const errorsAfter = errorFinder();
  return (changes, only) => [...new Set(errorsAfter(changes, only).map(({ file }) => file))].sort();
}

/**
 * Compiles lib again and again, each time with other changes, and gives what does not compile. What has not changed is
 * read once; to check a few files takes a fraction of the time that all of them take.
 */
export function errorFinder(): (changes: Changes, only?: readonly string[]) => CompileError[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const entries = fileNames.filter((file) => file.startsWith(join(root, 'lib/')));
  const known = new Map<string, ts.SourceFile | undefined>();
  let before: ts.Program | undefined;
  return (changes, only) => {
    const changed = new Map(Object.entries(changes).map(([path, text]) => [join(root, path), text]));
    const host = ts.createCompilerHost(options);
    const parse = host.getSourceFile;
    host.fileExists = (file) =>
      changed.has(file) ? changed.get(file) !== undefined : ts.sys.fileExists(file);
    host.directoryExists = () => true;
    host.readFile = (file) => (changed.has(file) ? changed.get(file) : ts.sys.readFile(file));
    host.getSourceFile = (file, ...more) => {
      if (changed.has(file)) {
        const text = changed.get(file);
        return text === undefined ? undefined : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
      }
      if (!known.has(file)) known.set(file, parse(file, ...more));
      return known.get(file);
    };
    const files = new Set([...entries, ...changed.keys()].filter((file) => host.fileExists(file)));
    const program = ts.createProgram([...files], { ...options, noEmit: true }, host, before);
    before = program;
    const found =
      only === undefined
        ? ts.getPreEmitDiagnostics(program)
        : only.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(join(root, file))));
    return found.map(({ file, messageText }) => ({
      file: relative(root, file?.fileName ?? ''),
      message: ts.flattenDiagnosticMessageText(messageText, '\n'),
    }));
  };
}

/** Builds lib, changed, in a folder of its own, as the package is built. */
export function build(folder: string, changes: Changes): void {
  for (const name of ['lib', 'tools']) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const name of ['package.json', 'README.md', 'CHANGELOG.md'])
    cpSync(join(root, name), join(folder, name));
  for (const name of ['node_modules', 'schemas', 'docs']) symlinkSync(join(root, name), join(folder, name));
  for (const [path, text = ''] of Object.entries(changes)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync(process.execPath, [join(folder, 'tools', 'build.mjs'), '--no-types']);
}

/** Runs an app by the command line of such a build. */
export function synth(folder: string, app: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  const project = join(folder, 'project');
  rmSync(project, { recursive: true, force: true });
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  symlinkSync(folder, join(project, 'node_modules', 'lading'));
  for (const name of ['cdk8s', 'constructs']) {
    symlinkSync(join(root, 'node_modules', name), join(project, 'node_modules', name));
  }
  writeFileSync(join(project, 'app.ts'), app);
  const { PATH = '', HOME = '' } = process.env;
  const command = [join(folder, 'build', 'cli.js'), 'synth', ...args];
  return spawnSync(process.execPath, command, { cwd: project, env: { PATH, HOME }, encoding: 'utf8' });
}
