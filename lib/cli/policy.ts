import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DataSite } from '../diagnostics/location';
import { packageRoot } from '../diagnostics/package-root';
import { synthesisError } from '../diagnostics/synthesis-error';
import { isRuleCode } from '../model/custom-rule';
import type { PolicyLayer } from '../model/policy';
import type { RuleFile } from '../model/rule-file';
import type { PolicyEntry } from './config/entry';
import { problem, stop } from './problem';

/** What a file says of policy. */
export interface ConfiguredPolicy {
  readonly layer: PolicyLayer;
  /** The files of rules that it names. */
  readonly ruleFiles: readonly RuleFile[];
}

/** What cdk8s.yaml says of policy, below `lading.policy`; all that is wrong with it is told at its lines. */
export function policyOfConfig(all: readonly PolicyEntry[], folder: string): ConfiguredPolicy {
  const isFiles = ({ path }: PolicyEntry): boolean => path[0] === 'custom' && path.length === 1;
  const entries = all.filter((entry) => !isFiles(entry));
  const ruleFiles = all.filter(isFiles).flatMap((entry) => ruleFilesOf(entry, folder));
  const engine: typeof import('../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const texts = entries.map(({ path, value }) => ({ path, text: value }));
  const { layer, faults } = engine.readPolicy(engine.policyFromTexts(texts));
  if (faults.length === 0) return { layer: { ...layer, sites: sitesOf(entries) }, ruleFiles };
  throw synthesisError(
    faults.map(({ at, message, suggestion, fix }) => {
      const entry = entryAt(entries, at);
      const { location, length } = entry ?? {};
      return problem('config/invalid', message, { location, length, suggestion, fix });
    }),
  );
}

function ruleFilesOf({ value, location, length }: PolicyEntry, folder: string): RuleFile[] {
  return value
    .split(',')
    .map((name) => name.trim())
    .map((name) => {
      const file = resolve(folder, name);
      if (statSync(file, { throwIfNoEntry: false })?.isFile())
        return { file, name, site: { ...location, length } };
      throw stop('config/invalid', `There is no file "${name}" that could export rules.`, {
        location,
        length,
      });
    });
}

/** Where it first says something of each rule of somebody's own. */
function sitesOf(entries: readonly PolicyEntry[]): Record<string, DataSite> {
  const sites: Record<string, DataSite> = {};
  for (const { path, location, length } of entries) {
    const [key, code] = path;
    if (key === 'rules' && isRuleCode(code)) sites[code] ??= { ...location, length };
  }
  return sites;
}

/** The entry that says what lies at a place, or the first one within it. */
function entryAt(entries: readonly PolicyEntry[], at: readonly (string | number)[]): PolicyEntry | undefined {
  const steps = at.filter((step) => typeof step === 'string').flatMap((step) => step.split('.'));
  for (let length = steps.length; length > 0; length--) {
    const found = entries.find(({ path }) =>
      steps.slice(0, length).every((step, index) => path[index] === step),
    );
    if (found !== undefined) return found;
  }
  return entries[0];
}
