import { dirname, join } from 'node:path';
import { nearest } from '../../diagnostics/did-you-mean';
import type { Location } from '../../diagnostics/location';
import { findUp } from '../../diagnostics/package-root';
import type { SynthesisError } from '../../diagnostics/synthesis-error';
import { mayDecide } from '../../files/ownership';
import { isOption, type OptionName, type OptionSpec, options } from '../option-table';
import { stop } from '../problem';
import { readText } from '../read-text';
import { type Entry, type PolicyEntry, policyKey } from './entry';
import { readPlain } from './plain';

/** A value of the file, for the option that it stands for. */
export interface ConfigValue {
  readonly value: string;
  readonly location: Location;
  readonly length: number;
}

export interface Config {
  /** The folder of cdk8s.yaml; where there is none, the one that was asked about. */
  readonly folder: string;
  readonly values: ReadonlyMap<OptionName, ConfigValue>;
  /** What it says of policy, where that is more than the name of a preset. */
  readonly policy: readonly PolicyEntry[];
}

const fileName = 'cdk8s.yaml';

/** Reads the nearest cdk8s.yaml from `start` upward. Keys that are not ours are cdk8s' own, and left alone. */
export function readConfig(start: string): Config {
  const folder = findUp(start, fileName);
  if (folder === undefined) return { folder: start, values: new Map(), policy: [] };
  const file = join(folder, fileName);
  if (folder !== start && !mayDecide(file, start)) throw notOurs(file);
  const text = readText(file);
  const entries = readPlain(text) ?? loadParser().readParsed(text, file);
  const values = new Map<OptionName, ConfigValue>();
  const policy: PolicyEntry[] = [];
  for (const entry of entries) {
    const { key, value, line, column, length } = entry;
    if (key.startsWith(policyKey)) {
      const path = key.slice(policyKey.length).split('.');
      policy.push({ path, value, location: { file, line, column }, length });
      continue;
    }
    const option = optionOf(entry, file);
    if (option !== undefined) values.set(option, { value, location: { file, line, column }, length });
  }
  return { folder, values, policy };
}

/** `app:` is a command that is run: anybody's file in a shared folder above must not become ours to obey. */
function notOurs(file: string): SynthesisError {
  return stop(
    'config/not-ours',
    `${file} belongs neither to you nor to the owner of the folder that you are in, so Lading does not obey it.`,
    { fix: `If it is the right one, run in its own folder: cd ${dirname(file)}` },
  );
}

/** Only where the file needs it: the parser takes as long to load as everything else. */
function loadParser(): typeof import('./parsed') {
  return require('./parsed');
}

function optionOf({ key, line, column }: Entry, file: string): OptionName | undefined {
  if (key === 'app') return 'app';
  if (key === 'lading')
    throw stop('config/invalid', '`lading` must be a map of keys and values.', {
      location: { file, line, column },
    });
  if (!key.startsWith('lading.')) return undefined;
  const known = new Map<string, OptionName>();
  for (const [name, spec] of Object.entries<OptionSpec>(options)) {
    if (spec.key !== undefined && isOption(name)) known.set(spec.key, name);
  }
  const said = key.slice('lading.'.length);
  const own = said === 'kubernetes.versions' ? 'kubernetes' : said;
  const option = known.get(own);
  if (option !== undefined) return option;
  const suggestion = nearest(own, known.keys());
  const source = readText(file).split('\n')[line - 1] ?? '';
  throw stop('config/invalid', `cdk8s.yaml has no key "${own}" below \`lading\`.`, {
    location: { file, line, column: Math.max(1, source.indexOf(own) + 1) },
    length: Math.max(1, own.length),
    suggestion,
    fix: `The keys are ${[...known.keys()].join(', ')}.`,
  });
}
