import { join } from 'node:path';
import { blankText } from '../../diagnostics/blank';
import type { Finding } from '../../diagnostics/finding';
import { type Gathering, gather } from '../../diagnostics/gather';
import type { Origin } from '../../diagnostics/origin';
import { packageRoot } from '../../diagnostics/package-root';
import type { Cluster } from '../../model/cluster';
import type { JsonObject } from '../../model/json';
import type { PolicyLayer } from '../../model/policy';
import { asText, objectIn, textIn } from '../../model/read-json';
import type { InCluster } from '../existing';
import {
  type ComposeInput,
  type ComposeOptions,
  type ComposeToJudge,
  composeToJudge,
  partsOf,
  projectsOf,
} from './check-compose';
import { type Chunk, chunksOf, isLiteral } from './chunk';
import { tracedDocument } from './compose/document';
import type { From, Traced } from './compose/traced';
import type { Input } from './inputs';
import { manifestOf } from './kind-of';
import { type Pointed, spotsOf } from './places';
import { readDocument } from './read-document';
import type { Spot } from './spot';
import { type Accepted, acceptedByObject, acceptedByService, suppressionProblems } from './suppressions';

/** A finding, and the place in a file that it is about. */
export interface Placed {
  readonly finding: Finding;
  readonly file?: string;
  readonly spot?: Spot;
}

export interface Checked {
  readonly findings: readonly Placed[];
  /** What came on standard input, if anything did. */
  readonly input?: string;
  readonly files: number;
  /** Of those that were read, absolute. */
  readonly names: readonly string[];
  readonly objects: number;
  /** Objects of kinds that nobody knows, and documents that are no manifests, which were passed over. */
  readonly ignored: number;
}

export interface CheckOptions {
  readonly versions: readonly string[];
  readonly policy: readonly PolicyLayer[];
  /** Files of definitions of custom resources, which are not checked themselves. */
  readonly definitions: readonly Input[];
  /** What is in the cluster already. */
  readonly existing: InCluster;
  readonly cluster?: Cluster;
  readonly ignoreUnknown: boolean;
  /** Compose files that are one project, in this order. */
  readonly composeFiles: readonly Input[];
  readonly compose: ComposeOptions;
}

/** One whose place is still to be looked up. */
interface Told extends Placed {
  readonly at?: Pointed;
}

/** Where a piece of the validator came from. */
interface Place {
  readonly input: Input;
  readonly chunk: Chunk;
  /** Of the object in its document. */
  readonly pointer: string;
  /** Of what is made of several files: where a place in it was written. */
  readonly from?: (pointer: string) => From;
}

type OriginAt = (path: string, pointer: string, accepted?: Accepted) => Origin;

/** Reads all inputs, and tells what a server or docker compose would have against them. */
export function checkManifests(inputs: readonly Input[], options: CheckOptions): Checked {
  const engine: typeof import('../../validation') = require(join(packageRoot(), 'build', 'validation.js'));
  const own = engine.definitions();
  const gathering = gather();
  /** Of Compose files in which variables stand: what they say by themselves, whatever those are. */
  const inFiles = gather();
  const filled = new Set<Origin>();
  const { versions, policy, cluster } = options;
  for (const each of options.existing.definitions) own.add(each);
  const { objects: existing } = options.existing;
  const given = { versions, policy, cluster, existing };
  const validator = engine.createValidator({ ...given, gathering, definitions: own });
  const places = new Map<Origin, Place>();
  const accepting = new Map<Origin, Accepted>();
  const told: Told[] = [];
  const waiting: { readonly content: JsonObject; readonly place: Place }[] = [];
  const composeInputs = new Map<Input, { readonly input: Input; readonly documents: Traced[] }>();
  let objects = 0;
  let ignored = 0;
  let text: string | undefined;

  for (const input of options.definitions)
    eachDocument(input, (content) => {
      const manifest = manifestOf(content);
      if (manifest.is === 'kubernetes') for (const each of manifest.objects) own.add(each.content);
      return manifest.is === 'kubernetes';
    });
  for (const input of inputs) eachDocument(input, look);
  for (const input of options.composeFiles) eachDocument(input, look);
  const composed =
    options.composeFiles.length > 0
      ? [...composeInputs.values()].filter(({ input }) => options.composeFiles.includes(input))
      : [];
  const alone = [...composeInputs.values()].filter((each) => !composed.includes(each));
  for (const project of [composed, ...projectsOf(alone)]) judgeCompose(project);
  for (const { content, place } of waiting) {
    if (isKnown(content)) judge(content, place);
    else
      unknown(
        place,
        `Nobody has said what a ${asText(content.kind)} of ${asText(content.apiVersion)} looks like.`,
        '/kind',
      );
  }
  validator.finish();
  gathering.tell((finding) => {
    if (!isOfTheFile(finding.code) || !filled.has(finding.origin)) place(finding);
  });
  inFiles.tell((finding) => {
    if (isOfTheFile(finding.code)) place(finding);
  });
  for (const finding of suppressionProblems(
    accepting,
    told.map(({ finding }) => finding),
  ))
    place(finding);
  const all = [...inputs, ...options.composeFiles];
  const names = all.flatMap(({ file }) => file ?? []);
  const spots = spotsOf(told.map(({ at }) => at));
  const findings = told.map(({ finding, file, spot }, index) => ({
    finding,
    file,
    spot: spot ?? spots[index],
  }));
  return { findings, input: text, files: all.length, names, objects, ignored };

  function eachDocument(input: Input, take: (content: unknown, place: Place) => boolean): void {
    const read = input.read();
    if ('fault' in read) {
      tell('manifest/unreadable', input, `${input.name} cannot be read: ${read.fault}`);
      return;
    }
    if (input.file === undefined) text = read.text;
    let found = 0;
    for (const chunk of chunksOf(read.text)) {
      const document = readDocument(chunk);
      if ('content' in document) {
        if (take(document.content, { input, chunk, pointer: '' })) found += 1;
        continue;
      }
      found += 1;
      for (const { message, spot } of document.faults) tell('manifest/unreadable', input, message, spot);
    }
    if (found === 0) tell('manifest/empty', input, `There is nothing in ${input.name}.`);
  }

  function look(content: unknown, place: Place): boolean {
    const manifest = manifestOf(content);
    if (manifest.is === 'nothing') return false;
    if (manifest.is === 'unknown')
      unknown(place, 'This is neither an object of Kubernetes nor a Compose file.', '');
    else if (manifest.is === 'kubernetes')
      for (const each of manifest.objects) {
        own.add(each.content);
        const at = { ...place, pointer: each.pointer };
        if (isKnown(each.content)) judge(each.content, at);
        else waiting.push({ content: each.content, place: at });
      }
    else {
      const { input, chunk } = place;
      const known = composeInputs.get(input) ?? { input, documents: [] };
      composeInputs.set(input, known);
      known.documents.push(tracedDocument(input, chunk, manifest.content));
    }
    return true;
  }

  function isKnown({ apiVersion, kind }: JsonObject): boolean {
    return engine.isKnownKind(textIn(apiVersion) ?? '', textIn(kind) ?? '', own);
  }

  function judge(content: JsonObject, place: Place): void {
    const kind = textIn(content.kind) ?? '';
    const name = textIn(objectIn(content.metadata).name);
    const path = name === undefined ? kind : `${kind}/${name}`;
    const origin = originOf(path, place, acceptedByObject(content));
    const { chunk } = place;
    const letters = isLiteral(chunk) ? chunk.text.length : undefined;
    validator.piece('kubernetes', content, {
      target: 'kubernetes',
      kind: 'object',
      own: false,
      origin,
      letters,
    });
  }

  /** Each project is judged by itself. */
  function judgeCompose(files: readonly ComposeInput[]): void {
    const project = composeToJudge(files, options.compose);
    if (project === undefined) return;
    for (const { code, message, from } of project.complaints)
      told.push({ finding: complaintOf(code, message, from.input), file: from.input.file, at: from });
    const placed = (pointer: string): Place => {
      const from = project.from(pointer);
      return { ...from, from: (within) => project.from(pointer + within) };
    };
    const origins = new Map<string, Origin>();
    const originAt: OriginAt = (path, pointer, accepted) => {
      const origin = origins.get(pointer) ?? originOf(path, placed(pointer), accepted);
      origins.set(pointer, origin);
      return origin;
    };
    judgeParts(project, gathering, originAt);
    if (project.written === undefined) return;
    judgeParts({ ...project, content: project.written }, inFiles, originAt);
    for (const origin of origins.values()) filled.add(origin);
  }

  function judgeParts(project: ComposeToJudge, gathering: Gathering, originAt: OriginAt): void {
    const [judge, fieldsAlone] = [project.isPart ? [] : undefined, []].map((rules) =>
      engine.createValidator({ versions, policy, gathering, rules }),
    );
    const { services, rest } = partsOf(project);
    for (const { name, service, pointer, isIdle } of services) {
      const origin = originAt(`services.${name}`, pointer, acceptedByService(objectIn(service)));
      const source = { target: 'compose', kind: 'service', name, own: false, origin } as const;
      (isIdle ? fieldsAlone : judge)?.piece('compose', service, source);
    }
    const origin = originAt('compose.yaml', '');
    judge?.piece('compose', rest, { target: 'compose', kind: 'file', own: false, origin });
    judge?.finish();
    fieldsAlone?.finish();
  }

  function place(finding: Finding): void {
    const known = places.get(finding.origin);
    if (known === undefined) return void told.push({ finding });
    // One object may stand in the files of several environments.
    const severity = finding.code === 'name/duplicate' ? 'warning' : finding.severity;
    const at = placeAt(known, inDocument(finding));
    told.push({ finding: { ...finding, severity }, file: at.input.file, at });
  }

  function originOf(path: string, place: Place, suppressions: Accepted = []): Origin {
    objects += 1;
    const origin: Origin = { path: blankText(path), construct: 'manifest', suppressions };
    if (suppressions.length > 0) accepting.set(origin, suppressions);
    places.set(origin, place);
    return origin;
  }

  function unknown(place: Place, message: string, pointer: string): void {
    ignored += 1;
    if (options.ignoreUnknown) return;
    told.push({
      finding: complaintOf('manifest/unknown', message, place.input),
      file: place.input.file,
      at: placeAt(place, pointer),
    });
  }

  function tell(
    code: 'manifest/unreadable' | 'manifest/empty',
    input: Input,
    message: string,
    spot?: Spot,
  ): void {
    told.push({ finding: complaintOf(code, message, input), file: input.file, spot });
  }
}

/** What is wrong with the file that says it, and not with what is said. */
function isOfTheFile(code: Finding['code']): boolean {
  return code === 'secret/in-clear' || code === 'secret/in-file';
}

function placeAt(place: Place, pointer: string): From {
  return place.from?.(pointer) ?? { ...place, pointer: place.pointer + pointer };
}

function complaintOf(code: Finding['code'], message: string, { name }: Input): Finding {
  return { code, message, origin: { path: name, construct: 'file', suppressions: [] } };
}

/** The place of a finding in its own object. */
function inDocument({ affected = [] }: Finding): string {
  return affected[0]?.pointer ?? '';
}
