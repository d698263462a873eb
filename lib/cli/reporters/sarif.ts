import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entryOf } from '../../diagnostics/catalogue';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { FileChange } from '../../emit/changes';
import { bodyOf, fromRoot, lineOf, meanings, type Told } from './told';

const schema = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const stale = 'not-up-to-date';

/**
 * SARIF 2.1.0, for code scanning. What has a place in a file is a result; what has none, such as an option that does not
 * exist, is a notification, since scanners refuse a whole report for one result without a place.
 */
export function sarifReport({ version, diagnostics, exitCode, changes, out, root }: Told): string {
  const rules = new Map<string, object>();
  const placed = diagnostics.filter(({ location }) => location !== undefined);
  const results = [
    ...placed.map((diagnostic) => resultOf(diagnostic, root, rules)),
    ...changes.flatMap((change) => aboutChange(change, out, root, rules)),
  ];
  const run = {
    tool: { driver: { name: 'Lading', version, rules: [...rules.values()] } },
    invocations: [
      {
        executionSuccessful: exitCode < 2,
        exitCode,
        toolExecutionNotifications: diagnostics
          .filter(({ location, suppressed }) => location === undefined && suppressed === undefined)
          .map(notificationOf),
      },
    ],
    columnKind: 'utf16CodeUnits',
    results,
  };
  return `${JSON.stringify({ $schema: schema, version: '2.1.0', runs: [run] }, undefined, 2)}\n`;
}

function resultOf(diagnostic: Diagnostic, root: string, rules: Map<string, object>): object {
  const { code, severity, reason, location, length, suppressed, accepted, affected, more } = diagnostic;
  const { line: startLine = 1, column: startColumn = 1 } = location ?? {};
  const endColumn = length === undefined ? {} : { endColumn: startColumn + length };
  return {
    ...ruleOf(code, entryOf(code).title, rules, more === undefined ? { explained: code } : { more }),
    level: severity,
    message: { text: bodyOf(diagnostic) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: artifact(location?.file ?? '', root),
          region: { startLine, startColumn, ...endColumn },
        },
        ...logical(diagnostic),
      },
    ],
    ...suppression(suppressed, accepted),
    ...(reason === undefined && affected.length === 0 ? {} : { properties: { reason, affected } }),
  };
}

function notificationOf(diagnostic: Diagnostic): object {
  const { logicalLocations } = logical(diagnostic);
  return {
    descriptor: { id: diagnostic.code },
    level: diagnostic.severity,
    message: { text: bodyOf(diagnostic) },
    ...(logicalLocations === undefined ? {} : { locations: [{ logicalLocations }] }),
  };
}

/** The construct, or the object of a manifest. */
function logical({ path, construct }: Diagnostic): { readonly logicalLocations?: readonly object[] } {
  return path === '' ? {} : { logicalLocations: [{ fullyQualifiedName: path, kind: construct }] };
}

/** What the app suppresses stands in its source, what a team has accepted in a file of its own. */
function suppression(suppressed: string | undefined, accepted: string | undefined): object {
  const justification = suppressed ?? accepted;
  if (justification === undefined) return {};
  return { suppressions: [{ kind: suppressed === undefined ? 'external' : 'inSource', justification }] };
}

function aboutChange(
  { path, kind, hunks }: FileChange,
  out: string,
  root: string,
  rules: Map<string, object>,
): object[] {
  const artifactLocation = artifact(join(out, path), root);
  const places = hunks.length === 0 ? [1] : hunks.map(lineOf);
  return places.map((startLine) => ({
    ...ruleOf(stale, 'A file is not what the app says', rules),
    level: 'error',
    message: { text: `${meanings[kind]} lading synth writes it.` },
    locations: [{ physicalLocation: { artifactLocation, region: { startLine } } }],
  }));
}

/** Each rule stands in the report once. */
function ruleOf(
  id: string,
  title: string,
  rules: Map<string, object>,
  { explained = '', more = '' }: { readonly explained?: string; readonly more?: string } = {},
): object {
  if (!rules.has(id)) {
    // Lading has no page about rules of somebody's own.
    const isExplained = explained !== '' && !explained.startsWith('custom/');
    const help = isExplained ? { help: { text: `lading explain ${explained}` } } : {};
    const page = more.length < 2000 && URL.canParse(more) ? { helpUri: more } : {};
    rules.set(id, { id, shortDescription: { text: title }, ...help, ...page });
  }
  return { ruleId: id, ruleIndex: [...rules.keys()].indexOf(id) };
}

function artifact(file: string, root: string): object {
  const path = fromRoot(root, file);
  if (path.startsWith('../') || path === '' || /^[A-Za-z]:/.test(path))
    return { uri: pathToFileURL(file).href };
  return { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}
