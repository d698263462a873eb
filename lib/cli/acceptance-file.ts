import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppGap } from '../constructs/run/synth-request';
import { printYaml } from '../emit/yaml';
import { replaceFile } from '../files/replace-file';
import { type Acceptance, identityOf } from '../passes/acceptance';
import { readText } from './read-text';

/** Beside cdk8s.yaml: reviewed and committed like the app itself. */
export const acceptanceFile = 'lading.parity.yaml';

/** What a project has accepted, with the place of each. Nothing where there is no such file. */
export function readAcceptances(folder: string): readonly Acceptance[] {
  const file = join(folder, acceptanceFile);
  const text = textOf(file);
  if (text === undefined) return [];
  // Most projects have none, and the parser takes as long to load as everything else.
  const { parseAcceptances }: typeof import('./parse-acceptances') = require('./parse-acceptances');
  return parseAcceptances(text, file);
}

export interface Accepted {
  readonly all: readonly Acceptance[];
  readonly added: number;
  readonly dropped: number;
}

/** Accepts every gap that there is: reasons that were given before stay, what is no gap any more goes. */
export function acceptGaps(gaps: readonly AppGap[], before: readonly Acceptance[], reason: string): Accepted {
  const isOnly = new Set(gaps.map(({ app }) => app)).size < 2;
  const known = new Map(before.map((each) => [`${each.app ?? ''}\0${identityOf(each)}`, each.reason]));
  const reasonOf = (gap: AppGap) =>
    known.get(`\0${identityOf(gap)}`) ?? known.get(`${gap.app}\0${identityOf(gap)}`);
  const all = gaps.map((gap): Acceptance => {
    const { construct, target, code, field, note } = gap;
    const entry = { construct, target, code, field, note, reason: reasonOf(gap) ?? reason };
    return isOnly ? entry : { app: gap.app, ...entry };
  });
  const added = gaps.filter((gap) => reasonOf(gap) === undefined).length;
  return { all, added, dropped: before.length - (gaps.length - added) };
}

const head = `# yaml-language-server: $schema=node_modules/lading/schemas/lading-parity-yaml.json
# Gaps between the targets that somebody has read: lading synth --strict lets them pass. lading parity --accept
# adds what is new and takes out what is gone; reasons can be edited here.
`;

/** Old or new, never half. */
export function writeAcceptances(folder: string, accepted: readonly Acceptance[]): void {
  const file = join(folder, acceptanceFile);
  const text = head + printYaml({ accepted });
  if (textOf(file) === text) return;
  replaceFile(file, text);
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readText(file) : undefined;
}
