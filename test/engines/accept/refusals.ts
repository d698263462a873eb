import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { prepareProject } from '../docker/compose';
import type { Fields } from '../host/json';
import { readObjects } from './cases';
import type { Judge } from './kubernetes';

/** What a sample's error is about, as an engine would get it: each object, and each project, must be refused. */
export interface Refusal {
  readonly sample: string;
  /** The codes of the errors that Lading reports; empty when it reports none. */
  readonly codes: readonly string[];
  readonly objects: readonly Fields[];
  readonly projects: readonly string[];
}

const room = join(__dirname, '../refused');
const samples = join(__dirname, '../../samples');

/** Each sample that expects an error; those whose rule is no engine's have nothing to refuse. */
export function findRefusals(): Refusal[] {
  const names = new Set(
    [...readdirSync(samples), ...readdirSync(room)].filter((name) => name.startsWith('errors-')),
  );
  return [...names].sort().map((sample) => {
    const folder = join(room, sample);
    const files = existsSync(folder) ? readdirSync(folder).sort() : [];
    return {
      sample,
      codes: codesOf(sample),
      objects: files
        .filter((name) => name.endsWith('.k8s.yaml'))
        .flatMap((name) => readObjects(readFileSync(join(folder, name), 'utf8'))),
      projects: files.filter((name) => name.endsWith('compose.yaml')).map((name) => join(folder, name)),
    };
  });
}

function codesOf(sample: string): string[] {
  const report = join(samples, sample, 'expected/diagnostics.txt');
  if (!existsSync(report)) return [];
  const found = readFileSync(report, 'utf8').matchAll(/^error {2}(\S+)$/gm);
  return [...new Set([...found].map(([, code = '']) => code))];
}

/** The server refuses every object; one that it takes is a disagreement. */
export async function refuseObjects(judge: Judge, { codes, objects }: Refusal): Promise<string> {
  if (codes.length === 0) throw new Error('Lading reports no error');
  for (const [index, object] of objects.entries()) {
    const complaints = await judge.complaints([object]);
    if (complaints.length === 0)
      throw new Error(`the server takes object ${index + 1}, Lading reports ${codes}`);
  }
  return `${codes.join(', ')}: ${objects.length} objects refused`;
}

/** docker compose refuses every project; one that it takes is a disagreement. */
export async function refuseProjects(
  program: string,
  { codes, projects }: Refusal,
  scratch: string,
): Promise<string> {
  if (codes.length === 0) throw new Error('Lading reports no error');
  for (const file of projects) {
    const folder = mkdtempSync(join(scratch, 'refused-'));
    mkdirSync(join(folder, 'source'));
    cpSync(file, join(folder, 'source/compose.yaml'));
    const project = prepareProject(program, join(folder, 'source'), join(folder, 'project'));
    const taken = await project.compose(['config', '--quiet']).then(
      () => true,
      () => false,
    );
    if (taken) throw new Error(`docker compose takes ${file}, Lading reports ${codes.join(', ')}`);
  }
  return `${codes.join(', ')}: ${projects.length} projects refused`;
}
