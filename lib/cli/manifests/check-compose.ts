import { basename, dirname, join } from 'node:path';
import { pointerTo } from '../../diagnostics/json-pointer';
import { isObject, type JsonObject } from '../../model/json';
import { objectIn, textIn } from '../../model/read-json';
import type { MergeComplaint } from './compose/complaint';
import { readComposeFile } from './compose/document';
import type { Lookup } from './compose/interpolate';
import { type ComposeFile, composeProject, lookupIn } from './compose/project';
import { type From, fromAt, isGiven, type Traced, untraced } from './compose/traced';
import { fileInput, type Input } from './inputs';
import { overridesOther } from './not-merged';

/** What docker compose is told beside its files. */
export interface ComposeOptions {
  /** Files of variables, absolute; none where nobody names any. */
  readonly envFiles: readonly string[];
  /** Default: services of every profile. */
  readonly profiles?: readonly string[];
  readonly environment: Lookup;
  /** Where relative paths are named from; absolute. */
  readonly folder: string;
}

/** A project that is about to be judged. */
export interface ComposeToJudge {
  readonly content: JsonObject;
  /** The same as the files themselves say it, where variables have made something else of it. */
  readonly written?: JsonObject;
  /** Where a place in it was written. */
  from(pointer: string): From;
  /** The services that nobody runs, for no profile of theirs was asked for: by their fields alone. */
  readonly idle: readonly string[];
  /** Something of it is not here, so that only what each field may be is checked. */
  readonly isPart: boolean;
  readonly complaints: readonly MergeComplaint[];
}

/** One Compose file among the inputs. */
export interface ComposeInput {
  readonly input: Input;
  readonly documents: readonly Traced[];
}

const mains = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const override = /^(?:docker-)?compose\.override\.ya?ml$/;

/** Files that docker compose takes together: one that overrides another goes with it. */
export function projectsOf(inputs: readonly ComposeInput[]): ComposeInput[][] {
  const byFile = new Map(inputs.map((each) => [each.input.file, [each]]));
  const projects: ComposeInput[][] = [];
  for (const each of inputs) {
    const { file } = each.input;
    const main =
      file !== undefined && override.test(basename(file))
        ? mains.map((name) => byFile.get(join(dirname(file), name))).find((found) => found !== undefined)
        : undefined;
    if (main !== undefined) main.push(each);
  }
  for (const each of inputs) {
    const project = byFile.get(each.input.file) ?? [];
    const isMerged = projects.some((known) => known.includes(each)) || project[0] !== each;
    const isOverride = [...byFile.values()].some((other) => other[0] !== each && other.includes(each));
    if (!isMerged && !isOverride) projects.push(project);
  }
  return projects;
}

/** Makes of files what docker compose would. */
export function composeToJudge(
  files: readonly ComposeInput[],
  options: ComposeOptions,
): ComposeToJudge | undefined {
  const [first] = files;
  const [document] = first?.documents ?? [];
  if (first === undefined || document === undefined) return undefined;
  const { file = '' } = first.input;
  const folder = file === '' ? options.folder : dirname(file);
  const known = new Map(files.map(({ input, documents }) => [input.file, documents]));
  const envFiles = options.envFiles.length > 0 ? options.envFiles : [join(folder, '.env')];
  const { project, complaints } = composeProject(
    files.map(({ input, documents }): ComposeFile => ({ documents, file: input.file ?? '' })),
    {
      folder,
      lookup: lookupIn(envFiles, options.environment),
      isComplete: options.envFiles.length > 0,
      read: (path) => known.get(path) ?? readComposeFile(fileInput(path, options.folder)),
    },
  );
  return project && judged(project, complaints, unmergedOf(document, first.input), options);
}

/** A file that overrides another one is not whole by itself. */
function unmergedOf(document: Traced, { name }: Input): MergeComplaint[] {
  const message = overridesOther(name);
  return message === undefined ? [] : [{ code: 'manifest/not-merged', message, from: fromAt(document, '') }];
}

function judged(
  project: Traced,
  complaints: readonly MergeComplaint[],
  unmerged: readonly MergeComplaint[],
  { profiles }: ComposeOptions,
): ComposeToJudge {
  const content = untraced(project);
  const all = [...unmerged, ...complaints];
  const services = objectIn(objectIn(content).services);
  const idle =
    profiles === undefined ? [] : Object.keys(services).filter((name) => !isRun(services[name], profiles));
  return {
    content: withoutProfiles(objectIn(content), profiles),
    written: isGiven(project) ? objectIn(untraced(project, 'written')) : undefined,
    from: (pointer) => fromAt(project, pointer),
    idle,
    isPart: all.length > 0,
    complaints: all,
  };
}

function isRun(service: unknown, asked: readonly string[]): boolean {
  const { profiles } = objectIn(service);
  if (!Array.isArray(profiles) || profiles.length === 0 || asked.includes('*')) return true;
  return profiles.some((profile) => asked.includes(textIn(profile) ?? ''));
}

/** Who has said which profiles there are has no use for them any more. */
function withoutProfiles(content: JsonObject, profiles: readonly string[] | undefined): JsonObject {
  if (profiles === undefined || !isObject(content.services)) return content;
  const services = Object.entries(content.services).map(([name, service]) => {
    const { profiles: _, ...rest } = objectIn(service);
    return [name, isObject(service) ? rest : service];
  });
  return { ...content, services: Object.fromEntries(services) };
}

/** The parts of a project, as the validator takes them. */
export function partsOf({ content, idle }: Pick<ComposeToJudge, 'content' | 'idle'>): {
  readonly services: readonly {
    readonly name: string;
    readonly service: unknown;
    readonly pointer: string;
    readonly isIdle: boolean;
  }[];
  readonly rest: JsonObject;
} {
  const { services, ...rest } = content;
  return {
    services: Object.entries(objectIn(services)).map(([name, service]) => {
      return { name, service, pointer: pointerTo('', 'services', name), isIdle: idle.includes(name) };
    }),
    rest,
  };
}
