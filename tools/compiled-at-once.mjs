// The engine reads a function that is not called at once only to find its end, and reads it again when it is called. What
// every run calls is better compiled at the first reading, which the engine does with a function that stands in
// parentheses. Which ones these are, a run of the smallest app tells. It saves a first run, as each job in CI is one, more
// than a twentieth of its time.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import ts from 'typescript';

/**
 * The built files with every function in parentheses that a first run calls, if it is not within another.
 *
 * @param root The folder of the package, of which all but build/ is taken.
 * @param files All of build/, by path.
 */
export function compiledAtOnce(root, files) {
  let calls;
  try {
    calls = callsOfARun(root, files);
  } catch (error) {
    // Whoever mends the library builds it, too, where it cannot run.
    process.stderr.write(`Nothing is compiled at once, for a run failed: ${error.message}\n`);
    return files;
  }
  return files.map(({ path, text }) => {
    const called = calls.get(basename(path));
    return { path, text: called === undefined ? text : inParentheses(text, called) };
  });
}

/** By the name of the file, where the functions stand that a run calls, as `start:end`. */
function callsOfARun(root, files) {
  const place = mkdtempSync(join(tmpdir(), 'lading-build-'));
  try {
    const lading = join(place, 'node_modules', 'lading');
    mkdirSync(join(lading, 'build'), { recursive: true });
    for (const { path, text } of files) writeFileSync(join(lading, 'build', basename(path)), text);
    cpSync(join(root, 'package.json'), join(lading, 'package.json'));
    symlinkSync(join(root, 'schemas'), join(lading, 'schemas'), 'junction');
    for (const name of ['cdk8s', 'constructs', 'yaml', 'jiti'])
      symlinkSync(join(root, 'node_modules', name), join(place, 'node_modules', name), 'junction');
    const app = join(place, 'app');
    cpSync(join(root, 'bench/apps/cold-lading'), app, { recursive: true });
    const told = join(place, 'told');
    execFileSync(process.execPath, [join(lading, 'build/cli.js'), 'synth', '--quiet'], {
      cwd: app,
      env: { ...plainEnvironment(), NODE_V8_COVERAGE: told },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const scripts = readdirSync(told).flatMap(
      (name) => JSON.parse(readFileSync(join(told, name), 'utf8')).result,
    );
    return new Map(
      scripts
        .filter(({ url }) => url.includes('/lading/build/'))
        .map(({ url, functions }) => [basename(url), new Set(functions.flatMap(placeIfCalled))]),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Nothing that would have the run do something else than anybody's. */
function plainEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:LADING|NODE)_/.test(name)));
}

function placeIfCalled({ ranges: [{ startOffset, endOffset, count }] }) {
  return count > 0 ? [`${startOffset}:${endOffset}`] : [];
}

function inParentheses(text, called) {
  const source = ts.createSourceFile('built.js', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.JS);
  const [strict] = /^(?:#!.*\n)?"use strict";/.exec(text) ?? [''];
  const first = [];
  const rest = [];
  let at = strict.length;
  for (const node of source.statements.filter(ts.isFunctionDeclaration)) {
    const [start, { end }] = [node.getStart(source), node];
    if (!called.has(`${start}:${end}`)) continue;
    const code = text.slice(start, end).replace(/^((?:async )?function\*?) ?[\w$]+/, '$1');
    first.push(`${node.name.text}=(${code})`);
    rest.push(text.slice(at, start));
    at = end;
  }
  // As declarations they were there from the start, whatever calls them.
  const start = first.length > 0 ? `var ${first.join(',\n')};` : '';
  return [strict, start, ...rest, text.slice(at)].join('');
}
