import type { Finding } from '../diagnostics/finding';
import type { JsonObject } from '../model/json';
import { objectIn } from '../model/read-json';
import type { MadeObject, Watcher } from '../passes/watcher';
import { defaultVersions, definitions, parseVersions, type Update, updates } from '../validation';
import { readApplied } from './base/applied';
import type { Base } from './base/base';
import type { ReadYaml } from './base/read-base';
import { type KnownBefore, knownBefore } from './known-before';
import type { Subject } from './subject';
import { documentSubject, scopeOf } from './subjects';

/** What was applied, as what is made now is held against it. */
interface Earlier {
  readonly objects: ReadonlyMap<string, JsonObject>;
  /** The one namespace that all objects are in which say any. */
  readonly namespace?: string;
  /** The one app or environment that all are of. */
  readonly project?: string;
  readonly known: KnownBefore;
}

/** Holds what an app makes against what runs: tells which changes a server would refuse, and what was wrong before already. */
export function against(base: Base, readYaml: ReadYaml): Watcher {
  let earlier: Earlier | undefined;
  let versions: readonly string[] = parseVersions(defaultVersions) ?? [];
  let found: Finding[] = [];
  /** Of several environments or apps, whose turn it is. */
  let project = '';
  const defined = definitions();
  return {
    begin(out) {
      if (earlier !== undefined) return;
      const applied = readApplied(base, out, readYaml);
      const objects = new Map(applied.objects.map((subject) => [keyOf(subject), subject.object]));
      const namespace = onlyOne(applied.objects.flatMap((subject) => subject.namespace ?? []));
      const project = onlyOne(applied.objects.map((subject) => subject.project ?? ''));
      earlier = { objects, namespace, project, known: knownBefore(applied) };
      for (const object of objects.values()) defined.add(object);
      const [unreadable] = applied.unreadable;
      if (unreadable !== undefined)
        found.push(
          nothing(
            `${base.type === 'file' ? base.name : `In ${base.name}, ${unreadable}`} cannot be read as YAML.`,
          ),
        );
      else if (applied.objects.length + applied.projects.length === 0)
        found.push(nothing(`There is nothing in ${base.name} to compare with.`));
    },
    app(app) {
      versions = app.kubernetes.versions;
    },
    object(made) {
      const { piece, target, file } = made;
      project = scopeOf(file, target);
      earlier?.known.see(made, project, versions);
      if (target !== 'kubernetes') return;
      for (const subject of documentSubject(file, objectIn(piece.object))) {
        const before = earlier && objectBefore(subject, earlier);
        if (before === undefined) continue;
        for (const update of updates(before, subject.object, defined))
          found.push(
            update.reason === 'unknown-rule' ? untold(update, subject, made) : refused(update, subject, made),
          );
      }
    },
    bytes() {},
    complete(findings) {
      const own = found;
      found = [];
      if (earlier === undefined) return [...findings, ...own];
      const isKnown = earlier.known.take(project);
      const marked = findings.map((finding) =>
        isKnown(finding) ? Object.assign({}, finding, { before: base.name }) : finding,
      );
      return [...marked, ...own];
    },
  };
}

/**
 * What is made need not say a namespace where `kubectl get -n shop` has said one of all that runs, nor be in the folder that a
 * whole checkout has it in.
 */
function objectBefore(subject: Subject, { objects, namespace, project }: Earlier): JsonObject | undefined {
  const projects = [
    subject.project,
    '',
    ...(subject.project === '' && project !== undefined ? [project] : []),
  ];
  for (const each of projects)
    for (const within of [subject.namespace, subject.namespace ?? namespace]) {
      const before = objects.get(keyOf({ ...subject, project: each, namespace: within }));
      if (before !== undefined) return before;
    }
  return undefined;
}

function onlyOne(all: readonly string[]): string | undefined {
  const [first, ...more] = new Set(all);
  return more.length === 0 ? first : undefined;
}

/** One object of one of several environments or apps. */
function keyOf({ project, group, kind, namespace = '', name }: Subject): string {
  return [project, group, kind, namespace, name].join('\0');
}

function refused(update: Update, subject: Subject, made: MadeObject): Finding {
  const { reason, recreate } = update;
  return {
    code: 'update/refused',
    reason,
    ...placed(update, subject, made),
    consequence: 'The server refuses the change, and the object stays as it is.',
    fix:
      reason === 'left-over'
        ? 'kubectl replace puts the whole object in its place, with nothing left of what was filled in.'
        : `Keep it as it was, or delete the object before it is applied: ${recreate}`,
  };
}

/** What only a server can tell. */
function untold(update: Update, subject: Subject, made: MadeObject): Finding {
  return {
    code: 'kubernetes/rule-unknown',
    ...placed(update, subject, made),
    consequence: 'The server may refuse the change; then the object stays as it is.',
    fix: 'kubectl apply --dry-run=server asks the server that has the object.',
  };
}

function placed({ message, pointer }: Update, { kind, name, namespace }: Subject, made: MadeObject) {
  const { file, piece, propertyAt } = made;
  return {
    message,
    origin: piece.origin,
    property: piece.own && !piece.patched ? propertyAt(pointer) : piece.patchProperty,
    affected: [{ target: 'kubernetes' as const, object: `${kind}/${name}`, pointer, namespace, file }],
  };
}

function nothing(message: string): Finding {
  return {
    code: 'option/invalid',
    message,
    origin: { path: '', construct: '', suppressions: [] },
    fix: '--against <folder, file or commit> of what was applied',
  };
}
