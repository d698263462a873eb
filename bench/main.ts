import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { measureAxes } from './axes';
import { measureCold } from './cold';
import { measureMany } from './many';
import { targetTable } from './markdown';
import { measureMeshes } from './mesh';
import { measurePacked } from './packed';
import { versionOf } from './project';
import { measureReview } from './review';
import { round } from './statistics';

/**
 * `npm run bench`: measures the built package beside its peers, in one run, and keeps the figures in RESULTS.md.
 * `--quick` is for development: fewer rounds, smaller sizes, nothing is kept. `--axes` measures what may grow alone, and
 * `--mesh` meshes alone, and both keep the other figures as they are; `--review` shows what reviewing costs, and keeps nothing.
 */
function main(): void {
  const quick = process.argv.includes('--quick');
  const few = quick ? 500 : 2000;
  if (process.argv.includes('--axes')) {
    keepSection(growth, [aboutGrowth, measureAxes(few)], quick);
    return;
  }
  if (process.argv.includes('--mesh')) {
    keepSection(meshes, [aboutMeshes, measureMeshes()], quick);
    return;
  }
  if (process.argv.includes('--review')) {
    const { text, targets } = measureReview(quick ? 1 : 5);
    process.stdout.write(`${targetTable(targets)}\n\n${text}\n`);
    return;
  }
  const measuredOn = machine();
  tell('Cold starts …');
  const cold = measureCold(quick ? 3 : 15);
  tell('Many workloads …');
  const many = measureMany(
    quick ? { small: 200, large: 2000, rounds: 1 } : { small: 1000, large: 10_000, rounds: 3 },
  );
  tell('Reviewing …');
  const review = measureReview(quick ? 1 : 5);
  const packed = measurePacked();
  tell('Meshes …');
  const mesh = measureMeshes();
  tell('What may grow …');
  const axes = measureAxes(few);
  const targets = [...cold.targets, ...many.targets, ...review.targets, ...packed.targets];
  const results = [
    '# What it costs',
    measuredOn,
    'Every figure is the median of runs in fresh processes, with the least and the most; the programs take turns, round after round. Ours are validated for Kubernetes 1.35 to 1.37 and written for both targets; cdk8s-plus writes the Kubernetes half, unvalidated.',
    '## Wanted and measured',
    targetTable(targets),
    '## Cold start',
    cold.text,
    '## Many workloads',
    'Without the time to load the program; CPU time counts all threads, those of the garbage collector too.',
    many.text,
    '## Reviewing a change',
    review.text,
    meshes,
    aboutMeshes,
    mesh,
    growth,
    aboutGrowth,
    axes,
    '## Size',
    packed.text,
  ].join('\n\n');
  process.stdout.write(`${results}\n`);
  if (!quick) writeFileSync(file, `${results}\n`);
}

const file = join(__dirname, 'RESULTS.md');
const growth = '## What may grow';
const aboutGrowth =
  'An app of one workload, or of one kind of part, that holds more and more of one thing: one run of each, of which starting the engine is about 60 ms. Where findings are many, nothing is written.';
const meshes = '## Meshes';
const aboutMeshes =
  'Each member calls five others, and asks them for one path where its backend looks into requests. Written for the target of that backend, validated, and without the time to load the program, in one run of each; beside it the same app without a mesh.';

/** Puts these figures alone into what was measured before, in the place of those that were there. */
function keepSection(title: string, content: readonly string[], quick: boolean): void {
  const section = [title, ...content].join('\n\n');
  process.stdout.write(`${section}\n`);
  if (quick) return;
  const sections = readFileSync(file, 'utf8').split(/^(?=## )/m);
  const isKnown = sections.some((each) => each.startsWith(`${title}\n`));
  const kept = sections.flatMap((each) => {
    if (each.startsWith(`${title}\n`)) return [`${section}\n\n`];
    // A section that is new comes before the size, which is the last.
    return !isKnown && each.startsWith('## Size\n') ? [`${section}\n\n`, each] : [each];
  });
  writeFileSync(file, kept.join(''));
}

function machine(): string {
  const [load = Number.NaN] = loadavg();
  const cores = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const packages = ['lading', 'cdk8s', 'cdk8s-plus-34', 'cdk8s-cli'].map(
    (name) => `${name} ${versionOf(name)}`,
  );
  return `Measured by \`npm run bench\` on ${cores.length} cores (${cores[0]?.model ?? 'unknown'}; load average ${round(load, 1)} before the first run), ${memory} GiB of memory, Node ${process.versions.node}: ${packages.join(', ')}.`;
}

function tell(step: string): void {
  process.stderr.write(`${step}\n`);
}

main();
