import { dirname, resolve } from 'node:path';
import { nearest } from '../diagnostics/did-you-mean';
import { type Cluster, type IpFamily, ipFamilies } from '../model/cluster';
import { type PolicyLayer, type PolicyPreset, policyPresets } from '../model/policy';
import type { RuleFile } from '../model/rule-file';
import { targets as allTargets, type Target } from '../model/target';
import type { Flags } from './arguments';
import type { BaselineRun } from './baseline';
import { type Config, type ConfigValue, readConfig } from './config/config';
import type { Environment } from './environment';
import type { InCluster } from './existing';
import { type Format, formats, isFormat } from './format';
import type { Given } from './given';
import { type OptionName, type OptionSpec, options } from './option-table';
import { stop } from './problem';

/** What a command is to do: flags before the environment before cdk8s.yaml before the defaults. */
export interface Settings {
  /** The folder of cdk8s.yaml: the program runs there. */
  readonly folder: string;
  /** As it is written: a file or a command. */
  readonly app?: string;
  /** Where a file that `app` names lies: the working folder for one that was typed, else the folder of cdk8s.yaml. */
  readonly appFolder: string;
  /** Absolute. */
  readonly out: string;
  /** Somebody has named `out`; otherwise the app has the say, and `out` is where it goes if that is silent, too. */
  readonly isOutGiven: boolean;
  /** Default: those that the library writes by default. */
  readonly targets?: readonly Target[];
  /** Default: all that the app has. */
  readonly environments?: readonly string[];
  /** `1.36` or `1.35-1.37`; the app's own where it is missing. */
  readonly versions?: string;
  /** What is said of policy beside the app; empty where nobody says anything. */
  readonly policy: readonly PolicyLayer[];
  /** What is known of the cluster; the app's own where it is missing. */
  readonly cluster?: Cluster;
  /** What is in the cluster already; empty where nobody says. */
  readonly existing: InCluster;
  /** Files that export policy rules of somebody's own. */
  readonly ruleFiles: readonly RuleFile[];
  /** Missing where nobody asks for one. */
  readonly baseline?: BaselineRun;
  readonly check: boolean;
  readonly strict: boolean;
  readonly overwrite: boolean;
  readonly maxWarnings?: number;
  /** How many diagnostics are shown in full. */
  readonly maxDiagnostics?: number;
  /** Seconds. */
  readonly timeout: number;
  readonly format?: Format;
  /** Where the report goes instead of to stdout; absolute. */
  readonly outputFile?: string;
  readonly stdout: boolean;
  readonly quiet: boolean;
}

export function readSettings(flags: Flags, environment: Environment, folder: string): Settings {
  const config = readConfig(folder);
  const find = (name: OptionName) =>
    fromFlag(flags, name, folder) ??
    fromEnvironment(environment, name, folder) ??
    fromConfig(config.values.get(name), name);
  const [app, out, outputFile] = [find('app'), find('out'), find('output-file')];
  return {
    folder: config.folder,
    app: app?.text,
    appFolder: app?.base ?? config.folder,
    out: out ? resolve(out.base, out.text) : resolve(config.folder, 'dist'),
    isOutGiven: out !== undefined,
    targets: read(find('target'), targetList),
    environments: read(find('env'), nameList),
    versions: read(find('kubernetes'), versions),
    ...policyLayers(config, read(find('policy'), presetList)),
    cluster: clusterOf(read(find('ip-families'), families), read(find('feature-gates'), gates)),
    existing: existingIn(find('existing')),
    baseline: baselineOf(flags, folder, config),
    check: flags.has('check'),
    overwrite: flags.has('overwrite'),
    strict: read(find('strict'), truth) ?? false,
    maxWarnings: read(find('max-warnings'), wholeNumber),
    maxDiagnostics: read(find('max-diagnostics'), wholeNumber),
    timeout: read(find('timeout'), seconds) ?? 60,
    format: read(find('format'), format),
    outputFile: outputFile && resolve(outputFile.base, outputFile.text),
    stdout: flags.has('stdout'),
    quiet: flags.has('quiet'),
  };
}

function fromFlag(flags: Flags, name: OptionName, base: string): Given | undefined {
  const value = flags.get(name);
  return value === undefined ? undefined : { text: String(value), name: `--${name}`, base };
}

function fromEnvironment(environment: Environment, option: OptionName, base: string): Given | undefined {
  const spec: OptionSpec = options[option];
  const text = spec.env === undefined ? undefined : environment[spec.env];
  return text && spec.env ? { text, name: spec.env, base } : undefined;
}

function fromConfig(value: ConfigValue | undefined, option: OptionName): Given | undefined {
  if (value === undefined) return undefined;
  const { key }: OptionSpec = options[option];
  const { location, length } = value;
  const name = key === undefined ? option : `lading.${key}`;
  return { text: value.value, name, base: dirname(location.file), location, length };
}

/** What a text says, or what it should have said. */
type Reading<T> =
  | { readonly value: T }
  | { readonly value?: undefined; readonly expected: string; readonly suggestion?: string };

function read<T>(given: Given | undefined, reader: (text: string) => Reading<T>): T | undefined {
  if (given === undefined) return undefined;
  const reading = reader(given.text);
  if (!('expected' in reading)) return reading.value;
  const { name, text, location, length } = given;
  const { expected, suggestion } = reading;
  const more = suggestion === undefined || location ? '' : ` Did you mean ${suggestion}?`;
  const message = `${name} is "${text}", but must be ${expected}.${more}`;
  throw stop(location ? 'config/invalid' : 'option/invalid', message, { location, length, suggestion });
}

function targetList(text: string): Reading<readonly Target[]> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !allTargets.some((target) => target === name));
  if (unknown === undefined) return { value: allTargets.filter((target) => names.includes(target)) };
  const expected = `one or more of ${allTargets.join(', ')}`;
  return { expected, suggestion: nearest(unknown, allTargets) };
}

function nameList(text: string): Reading<readonly string[]> {
  const names = text.split(',').map((name) => name.trim());
  return names.includes('') ? { expected: 'a name, or several with commas between them' } : { value: names };
}

function presetList(text: string): Reading<readonly PolicyPreset[]> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !policyPresets.some((preset) => preset === name));
  if (unknown === undefined)
    return { value: names.flatMap((name) => policyPresets.find((preset) => preset === name) ?? []) };
  const expected = `one or more of ${policyPresets.join(', ')}`;
  return { expected, suggestion: nearest(unknown, policyPresets) };
}

/** The presets of a flag or a variable are laid over what the file says of single rules. */
function policyLayers(
  { policy, folder }: Config,
  presets: readonly PolicyPreset[] | undefined,
): Pick<Settings, 'policy' | 'ruleFiles'> {
  const asked = presets === undefined ? [] : [{ presets }];
  if (policy.length === 0) return { policy: asked, ruleFiles: [] };
  const { policyOfConfig }: typeof import('./policy') = require('./policy');
  const { layer, ruleFiles } = policyOfConfig(policy, folder);
  return { policy: [layer, ...asked], ruleFiles };
}

/** Reads the files: whatever is wrong with them is told first. */
function existingIn(given: Given | undefined): InCluster {
  if (given === undefined) return { objects: [], definitions: [] };
  const { readExisting }: typeof import('./existing') = require('./existing');
  return readExisting(given);
}

function baselineOf(flags: Flags, folder: string, config: Config): BaselineRun | undefined {
  if (!flags.has('baseline') && !flags.has('update-baseline')) return undefined;
  const { baselineRun }: typeof import('./baseline') = require('./baseline');
  return baselineRun(flags, folder, config.folder);
}

function versions(text: string): Reading<string> {
  const fine = /^\d+\.\d+(?:-\d+\.\d+)?$/.test(text);
  return fine ? { value: text } : { expected: 'a version or a range, 1.36 or 1.35-1.37' };
}

function clusterOf(
  ipFamilies: Cluster['ipFamilies'],
  featureGates: Cluster['featureGates'],
): Cluster | undefined {
  if (ipFamilies === undefined && featureGates === undefined) return undefined;
  return { ...(ipFamilies && { ipFamilies }), ...(featureGates && { featureGates }) };
}

function families(text: string): Reading<readonly IpFamily[]> {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !ipFamilies.some((family) => family === name));
  if (unknown === undefined) return { value: ipFamilies.filter((family) => names.includes(family)) };
  return { expected: 'IPv4, IPv6 or both', suggestion: nearest(unknown, ipFamilies) };
}

/** As servers take it: `A=true,B=false`. */
function gates(text: string): Reading<Readonly<Record<string, boolean>>> {
  const entries = text.split(',').map((each) => each.trim().split('='));
  const found: Record<string, boolean> = {};
  for (const [name = '', value, ...more] of entries) {
    if (!/^[A-Za-z]\w{0,99}$/.test(name) || (value !== 'true' && value !== 'false') || more.length > 0)
      return { expected: 'names of gates with true or false, such as EnvFiles=false' };
    found[name] = value === 'true';
  }
  return { value: found };
}

function truth(text: string): Reading<boolean> {
  if (['true', '1'].includes(text)) return { value: true };
  return ['false', '0'].includes(text) ? { value: false } : { expected: 'true or false' };
}

function wholeNumber(text: string): Reading<number> {
  return /^\d{1,9}$/.test(text) ? { value: Number(text) } : { expected: 'a whole number' };
}

/** A day at most: timers of Node end soon after. They count milliseconds. */
function seconds(text: string): Reading<number> {
  const value = Number(text);
  const fine = /^(?:\d+\.?\d*|\.\d+)$/.test(text) && value >= 0.001 && value <= 86_400;
  return fine ? { value } : { expected: 'a number of seconds, from 0.001 to 86400' };
}

function format(text: string): Reading<Format> {
  if (isFormat(text)) return { value: text };
  return { expected: `one of ${formats.join(', ')}`, suggestion: nearest(text, formats) };
}
