import { dirname, join, resolve } from 'node:path';
import { diagnose } from '../../diagnostics/diagnose';
import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Finding } from '../../diagnostics/finding';
import { count } from '../../diagnostics/summary';
import { checkOutput } from '../../emit/check-output';
import { type MemoryOutput, memoryOutput } from '../../emit/memory-output';
import { type CommitOptions, type IndexContent, type Output, openOutput } from '../../emit/output';
import { readKept } from '../../emit/output/output-index';
import { type Target, targetNames } from '../../model/target';
import { identityOf } from '../../passes/acceptance';
import { parseVersions } from '../../validation/versions';
import { originOf } from '../tree/origin';
import { acrossEnvironments } from './across-environments';
import { appRegistry } from './app-registry';
import { below, type Changes, joinChanges, unchanged } from './changes';
import { outdirOf, refusals } from './refusals';
import { type Place, type Share, sharesOf } from './shares';
import { staleAcceptances } from './stale-acceptances';
import type { AppGap, SynthRequest, SynthResult } from './synth-request';
import { aboutApp, type Synthesized, synthesizeInto } from './synthesize-into';
import { watcherBelow } from './watcher-below';

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
  schedules: {},
  gaps: [],
};

/** Synthesizes every app that the program has made, for the command line: all of them, or nothing is written. */
export function synthesizeForCommandLine(options: SynthRequest): SynthResult {
  const roots = [...appRegistry().apps];
  const shares = sharesOf(roots);
  const refused = refusals(options, roots, shares);
  if (refused.length > 0) return { ...nothing, diagnostics: [...diagnose(refused), ...foundIn(shares)] };
  const out = options.out ?? resolve(outdirOf(roots[0]));
  const open: OpenShare[] = [];
  const abort = (): void => {
    for (const { output } of open) output.abort();
  };
  appRegistry().abandon = abort;
  try {
    for (const share of shares) open.push(openShare(share, join(out, share.environment), options.mode));
    const done = open.map((share) => synthesizeShare(share, options));
    const result = together(done, out, options);
    const { errors, warnings } = count(result.diagnostics);
    const refusedBy = errors > 0 || warnings > (options.maxWarnings ?? warnings);
    if (refusedBy || options.mode === 'parity' || options.mode === 'review') return result;
    if (options.mode === 'text') return { ...result, text: done.map(textOf).join('') };
    return { ...result, ...joinChanges(done.map((share) => changesOf(share, options))) };
  } finally {
    abort();
  }
}

interface OpenShare extends Share {
  readonly out: string;
  readonly memory: MemoryOutput;
  readonly output: Output;
}

interface DoneShare extends OpenShare {
  readonly apps: readonly Synthesized[];
}

function openShare(share: Share, out: string, mode: SynthRequest['mode']): OpenShare {
  const memory = memoryOutput();
  return { ...share, out, memory, output: mode === 'files' ? openOutput(out) : memory };
}

function synthesizeShare(share: OpenShare, options: SynthRequest): DoneShare {
  const { places, output, out, environment } = share;
  return {
    ...share,
    apps: places.map((place) => synthesizePlace(place, output, { ...options, out, environment })),
  };
}

/** What was found in all of them. */
function together(shares: readonly DoneShare[], out: string, options: SynthRequest): SynthResult {
  const apps = shares.flatMap((share) => share.apps);
  const gaps = options.mode === 'parity' || options.acceptances?.length ? acceptableIn(apps) : [];
  const found = shares.map(({ environment, apps }) => ({
    environment,
    diagnostics: apps.flatMap(({ diagnostics }) => diagnostics),
  }));
  const named = (app: Synthesized) =>
    app.environment === undefined ? app.name : `${app.environment}/${app.name}`;
  const whole = options.environments === undefined && apps.every(({ isWhole, failed }) => isWhole && !failed);
  return {
    ...nothing,
    out,
    diagnostics: [...acrossEnvironments(found), ...(whole ? staleAcceptances(options, apps, gaps) : [])],
    workloads: apps.reduce((sum, { workloads }) => sum + workloads, 0),
    parity: Object.fromEntries(apps.map((app) => [named(app), app.parity])),
    schedules:
      options.mode === 'parity' ? Object.fromEntries(apps.map((app) => [named(app), app.schedules()])) : {},
    gaps,
  };
}

/** Each gap once that somebody may have accepted: two environments may show the same one. */
function acceptableIn(apps: readonly Synthesized[]): AppGap[] {
  const all = apps.flatMap((app) => app.acceptable().map((gap) => ({ app: app.name, ...gap })));
  return [...new Map(all.map((gap) => [`${gap.app}\0${identityOf(gap)}`, gap])).values()];
}

/** Takes effect, or is compared. Paths are relative to the whole output. */
function changesOf({ environment, out, memory, output, apps }: DoneShare, options: SynthRequest): Changes {
  const { overwrite, mode } = options;
  const targets = [...new Set(apps.flatMap((app) => app.targets))];
  const commit: CommitOptions = { kept: readKept(out, targets), overwrite };
  const committed = output.commit(indexOf(apps), commit);
  const changes =
    mode === 'check' ? { ...unchanged, ...check(out, memory, commit) } : { ...unchanged, ...committed };
  return environment === '' ? changes : below(environment, changes);
}

function synthesizePlace(
  { root, folder }: Place,
  output: Output,
  options: SynthRequest & { readonly out: string; readonly environment: string },
): Synthesized {
  const {
    out,
    environment,
    targets,
    cluster,
    existing,
    definitions,
    policy,
    strict,
    acceptances,
    baseline,
    placeNotes,
  } = options;
  const versions = options.versions === undefined ? undefined : parseVersions(options.versions);
  const own: Output = { ...output, file: (path, ...more) => output.file(folder + path, ...more) };
  const watcher = watcherBelow(
    appRegistry().watcher,
    `${environment === '' ? '' : `${environment}/`}${folder}`,
  );
  watcher?.begin?.(environment === '' ? out : dirname(out));
  const synthesized = synthesizeInto(root, own, {
    out: join(out, folder),
    targets,
    cluster,
    existing,
    definitions,
    policy,
    strict,
    acceptances,
    baseline,
    placeNotes,
    versions,
    watcher,
  });
  const app = { ...synthesized, manifests: synthesized.manifests.map((path) => folder + path) };
  if (app.manifests.length > 0 || app.failed) return app;
  const finding: Finding = {
    code: 'app/nothing',
    message: `The app has nothing in it that could be written${targets === undefined ? '' : ` for ${listed(targets)}`}.`,
    origin: originOf(root),
    fix: 'Put a chart in it, and in the chart what runs: a WebApp, a Worker, a StatefulApp, a Job.',
  };
  return { ...app, diagnostics: [...app.diagnostics, ...diagnose([finding])], failed: true };
}

/** What is wrong with the apps themselves, whatever keeps them from being written together. */
function foundIn(shares: readonly Share[]): Diagnostic[] {
  const of = ({ root }: Place) => synthesizeInto(root, memoryOutput(), { out: 'dist' }).diagnostics;
  return acrossEnvironments(
    shares.map(({ environment, places }) => ({ environment, diagnostics: places.flatMap(of) })),
  );
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
function textOf({ memory: { files }, apps }: DoneShare): string {
  return apps
    .flatMap(({ manifests }) => manifests.map((path) => String(files.get(path) ?? '')))
    .reduce((all, text) => (all === '' || text.startsWith('---') ? all + text : `${all}---\n${text}`), '');
}

function listed(targets: readonly Target[]): string {
  return targets.map((target) => targetNames[target]).join(' and ');
}
