import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { type Fields, isFields, listAt, parseJson } from '../host/json';

/** A sample or an example: found by its `expected` folder. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  /** The Kubernetes minors that its output claims to be valid for. */
  readonly versions: readonly string[];
  readonly objects: readonly Fields[];
  /** The folder of compose.yaml, where there is one. */
  readonly compose?: string;
}

const project = join(__dirname, '../../..');

export function findCases(): Case[] {
  return ['test/samples', 'examples'].flatMap((room) => {
    const folder = join(project, room);
    const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'expected')));
    return names.flatMap((name) => casesIn(`${room}/${name}`, join(folder, name, 'expected')));
  });
}

/** An app with environments has a folder for each. */
function casesIn(name: string, folder: string): Case[] {
  const apart = readdirSync(folder).filter((each) => existsSync(join(folder, each, 'lading.json')));
  if (existsSync(join(folder, 'lading.json')) || apart.length === 0) return [readCase(name, folder)];
  return apart.map((each) => readCase(`${name}/${each}`, join(folder, each)));
}

/** Reads what a synthesis has written to a folder. */
export function readCase(name: string, folder: string): Case {
  const manifests = join(folder, 'kubernetes');
  const compose = join(folder, 'compose');
  const index = join(folder, 'lading.json');
  let objects: readonly Fields[] | undefined;
  return {
    name,
    folder,
    versions: existsSync(index)
      ? listAt(parseJson(readFileSync(index, 'utf8')), 'kubernetes', 'versions').map(String)
      : [],
    // Most steps ask a few cases of all for them.
    get objects() {
      objects ??= existsSync(manifests) ? manifestsIn(manifests) : [];
      return objects;
    },
    compose: existsSync(join(compose, 'compose.yaml')) ? compose : undefined,
  };
}

function manifestsIn(folder: string): Fields[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((name) => readObjects(readFileSync(join(folder, name), 'utf8')));
}

export function readObjects(text: string): Fields[] {
  return parseAllDocuments(text)
    .map((document): unknown => document.toJS())
    .filter(isFields);
}

/** What our own report leaves to a server: it may refuse it. */
export function isLeftToServers({ folder }: Case): boolean {
  const report = join(folder, 'diagnostics.txt');
  return existsSync(report) && readFileSync(report, 'utf8').includes('kubernetes/rule-unknown');
}
