import { join, resolve } from 'node:path';
import { App as Cdk8sApp } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { diagnose } from '../../diagnostics/diagnose';
import type { Finding } from '../../diagnostics/finding';
import { count } from '../../diagnostics/summary';
import { checkOutput } from '../../emit/check-output';
import { type MemoryOutput, memoryOutput } from '../../emit/memory-output';
import { type CommitOptions, type IndexContent, type Output, openOutput } from '../../emit/output';
import { readKept } from '../../emit/output/output-index';
import { type Target, targetNames } from '../../model/target';
import { defaultTargets } from '../../targets';
import { kubernetesVersions } from '../../validation/schema';
import { parseVersions } from '../props/versions';
import { collect } from '../tree/collect';
import { originOf } from '../tree/origin';
import { appRegistry } from './app-registry';
import { staleAcceptances } from './stale-acceptances';
import type { SynthRequest, SynthResult } from './synth-request';
import { aboutApp, type Synthesized, synthesizeInto } from './synthesize-into';

const nothing: SynthResult = {
  diagnostics: [],
  workloads: 0,
  out: '',
  written: [],
  unchanged: [],
  deleted: [],
  left: [],
  aside: [],
  stale: [],
  text: '',
  parity: {},
  gaps: [],
};

/** Synthesizes every app that the program has made, for the command line: all of them, or nothing is written. */
export function synthesizeForCommandLine(options: SynthRequest): SynthResult {
  const roots = [...appRegistry().apps];
  const places = placesOf(roots);
  const refused = [
    ...versionFindings(options, roots),
    ...sameNameFindings(places),
    ...otherFolderFindings(options, roots),
  ];
  if (refused.length > 0) return { ...nothing, diagnostics: diagnose(refused) };
  const out = options.out ?? resolve(outdirOf(roots[0]));
  const memory = memoryOutput();
  const output = options.mode === 'files' ? openOutput(out) : memory;
  appRegistry().abandon = () => output.abort();
  try {
    const apps = places.map((place) => synthesizePlace(place, output, { ...options, out }));
    const gaps = apps.flatMap((app) => app.gaps.map((gap) => ({ app: app.name, ...gap })));
    const result: SynthResult = {
      ...nothing,
      out,
      diagnostics: [
        ...apps.flatMap(({ diagnostics }) => diagnostics),
        ...(apps.some(({ failed }) => failed) ? [] : staleAcceptances(options, gaps)),
      ],
      workloads: apps.reduce((sum, { workloads }) => sum + workloads, 0),
      parity: Object.fromEntries(apps.map(({ name, parity }) => [name, parity])),
      gaps,
    };
    const { errors, warnings } = count(result.diagnostics);
    const refusedBy = errors > 0 || warnings > (options.maxWarnings ?? warnings);
    if (refusedBy || options.mode === 'parity') return result;
    if (options.mode === 'text') return { ...result, text: textOf(memory, apps) };
    const { targets = defaultTargets, overwrite } = options;
    const commit: CommitOptions = { kept: readKept(out, targets), overwrite };
    const committed = output.commit(indexOf(apps), commit);
    return options.mode === 'check'
      ? { ...result, ...check(out, memory, commit) }
      : { ...result, ...committed };
  } finally {
    output.abort();
  }
}

/** An app, its name, and the part of the output that is its own. */
interface Place {
  readonly root: IConstruct;
  readonly name: string;
  readonly folder: string;
}

/** One app has the output to itself; of several, each has the folder of its name. */
function placesOf(roots: readonly IConstruct[]): Place[] {
  if (roots.length === 1) return roots.map((root) => ({ root, name: '', folder: '' }));
  return roots.map((root) => {
    const { name } = collect(root).app;
    return { root, name, folder: `${name}/` };
  });
}

function synthesizePlace(
  { root, folder }: Place,
  output: Output,
  options: SynthRequest & { readonly out: string },
): Synthesized {
  const { out, targets, strict, acceptances, placeNotes } = options;
  const versions = options.versions === undefined ? undefined : parseVersions(options.versions);
  const own: Output = { ...output, file: (path, ...more) => output.file(folder + path, ...more) };
  const synthesized = synthesizeInto(root, own, {
    out: join(out, folder),
    targets,
    strict,
    acceptances,
    placeNotes,
    versions,
  });
  const app = { ...synthesized, manifests: synthesized.manifests.map((path) => folder + path) };
  if (app.manifests.length > 0 || app.failed) return app;
  const finding: Finding = {
    code: 'app/nothing',
    message: `The app has nothing in it that could be written${targets === undefined ? '' : ` for ${listed(targets)}`}.`,
    origin: originOf(root),
    fix: 'Put a chart in it, and a WebApp or a Worker in the chart.',
  };
  return { ...app, diagnostics: [...app.diagnostics, ...diagnose([finding])], failed: true };
}

function versionFindings({ versions }: SynthRequest, [root]: readonly IConstruct[]): Finding[] {
  if (versions === undefined || root === undefined || parseVersions(versions) !== undefined) return [];
  const [first, last] = [kubernetesVersions[0], kubernetesVersions.at(-1)];
  const message = `Lading knows Kubernetes ${first} to ${last}; it cannot validate for ${versions}.`;
  return [{ code: 'option/invalid', message, origin: { path: '', construct: 'App', suppressions: [] } }];
}

/** Where an app says that it goes. A tree without an app of cdk8s at its root says nothing. */
function outdirOf(root: IConstruct | undefined): string {
  return root instanceof Cdk8sApp ? root.outdir : 'dist';
}

/** All apps of a program are one output, which takes effect as a whole. */
function otherFolderFindings({ out }: SynthRequest, [first, ...others]: readonly IConstruct[]): Finding[] {
  if (out !== undefined) return [];
  const folder = outdirOf(first);
  return others.flatMap((root): Finding[] => {
    if (resolve(outdirOf(root)) === resolve(folder)) return [];
    const message = `This app goes to "${outdirOf(root)}" and the first one to "${folder}", but what a program makes is written to one folder, each app in one of its name.`;
    const fix = 'Give all of them the same outdir, or say --out.';
    return [{ code: 'option/invalid', message, origin: originOf(root), fix }];
  });
}

function sameNameFindings(places: readonly Place[]): Finding[] {
  return places.flatMap(({ root, name }, index): Finding[] => {
    const first = places.findIndex((other) => other.name === name);
    if (first === index) return [];
    const message = `Two apps are named "${name}"; each needs a name of its own for its part of the output.`;
    return [{ code: 'name/duplicate', message, origin: originOf(root), fix: "new App({ name: '…' })" }];
  });
}

function indexOf(apps: readonly Synthesized[]): IndexContent {
  const [first, ...more] = apps;
  return first !== undefined && more.length === 0 ? aboutApp(first) : { apps: apps.map(aboutApp) };
}

function check(
  out: string,
  { files, executables }: MemoryOutput,
  options: CommitOptions,
): Pick<SynthResult, 'stale' | 'changes' | 'unchanged' | 'left'> {
  const { changes, unchanged, left } = checkOutput(out, files, options, executables);
  return { stale: changes.map(({ path }) => path), changes, unchanged, left };
}

/** What `kubectl apply -f -` and `docker compose -f -` read: the manifests, without the files beside them. */
function textOf({ files }: MemoryOutput, apps: readonly Synthesized[]): string {
  return apps
    .flatMap(({ manifests }) => manifests.map((path) => String(files.get(path) ?? '')))
    .reduce((all, text) => (all === '' || text.startsWith('---') ? all + text : `${all}---\n${text}`), '');
}

function listed(targets: readonly Target[]): string {
  return targets.map((target) => targetNames[target]).join(' and ');
}
