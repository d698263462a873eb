import type { Affected, Finding } from '../diagnostics/finding';
import { gather } from '../diagnostics/gather';
import type { JsonObject } from '../model/json';
import { objectIn, textIn } from '../model/read-json';
import type { MadeObject, Watcher } from '../passes/watcher';
import { createValidator, defaultVersions, parseVersions, type Update, updates } from '../validation';
import type { Base } from './base/base';
import { kubernetesObjects } from './base/kubernetes-objects';
import type { ReadYaml } from './base/read-base';
import type { Subject } from './subject';
import { documentSubject } from './subjects';

/** Holds what an app makes against what runs: tells which changes a server would refuse, and what was wrong before already. */
export function against(base: Base, readYaml: ReadYaml): Watcher {
  let earlier: ReadonlyMap<string, JsonObject> | undefined;
  let subjects: readonly Subject[] = [];
  let versions: readonly string[] = parseVersions(defaultVersions) ?? [];
  let found: Finding[] = [];
  return {
    begin(out) {
      if (earlier !== undefined) return;
      const read = kubernetesObjects(base, out, readYaml);
      subjects = read.subjects;
      earlier = new Map(subjects.map((subject) => [keyOf(subject), subject.object]));
      const [unreadable] = read.unreadable;
      if (unreadable !== undefined)
        found.push(nothing(`In ${base.name}, ${unreadable} cannot be read as YAML.`));
      else if (subjects.length === 0)
        found.push(nothing(`There is no object of Kubernetes in ${base.name} to compare with.`));
    },
    app(app) {
      versions = app.kubernetes.versions;
    },
    object(made) {
      const { piece, target, file } = made;
      if (target !== 'kubernetes') return;
      for (const subject of documentSubject(file, objectIn(piece.object))) {
        const before = earlier?.get(keyOf(subject)) ?? earlier?.get(keyOf({ ...subject, project: '' }));
        if (before === undefined) continue;
        for (const update of updates(before, subject.object)) found.push(refused(update, subject, made));
      }
    },
    bytes() {},
    complete(findings) {
      const own = found;
      found = [];
      return [...marked(findings), ...own];
    },
  };

  /** Most apps have nothing wrong in them, and nobody asks then. */
  function marked(findings: readonly Finding[]): readonly Finding[] {
    if (!findings.some(({ affected = [] }) => affected.some(({ target }) => target === 'kubernetes')))
      return findings;
    const wrong = wrongIn(subjects, versions);
    return findings.map((finding) => {
      const places = (finding.affected ?? []).filter(({ target }) => target === 'kubernetes');
      const isKnown = places.length > 0 && places.every((place) => wrong.has(placeKey(finding.code, place)));
      return isKnown ? { ...finding, before: base.name } : finding;
    });
  }
}

/** One object of one of several environments or apps. */
function keyOf({ project, group, kind, namespace = '', name }: Subject): string {
  return [project, group, kind, namespace, name].join('\0');
}

function refused(update: Update, { kind, name, namespace }: Subject, made: MadeObject): Finding {
  const { reason, message, pointer, recreate } = update;
  const { file, piece, propertyAt } = made;
  return {
    code: 'update/refused',
    reason,
    message,
    origin: piece.origin,
    property: piece.own && !piece.patched ? propertyAt(pointer) : piece.patchProperty,
    affected: [{ target: 'kubernetes', object: `${kind}/${name}`, pointer, namespace, file }],
    consequence: 'The server refuses the change, and the object stays as it is.',
    fix:
      reason === 'left-over'
        ? 'kubectl replace puts the whole object in its place, with nothing left of what was filled in.'
        : `Keep it as it was, or delete the object before it is applied: ${recreate}`,
  };
}

/** Where something is wrong in what runs, by the same rules. */
function wrongIn(subjects: readonly Subject[], versions: readonly string[]): ReadonlySet<string> {
  const gathering = gather();
  const validator = createValidator({ versions, gathering });
  for (const { file, object, kind, name } of subjects)
    validator.piece('kubernetes', object, {
      target: 'kubernetes',
      kind: 'object',
      own: false,
      origin: { path: `${file}/${kind}/${name}`, construct: 'manifest', suppressions: [] },
    });
  validator.finish();
  const wrong = new Set<string>();
  gathering.tell(({ code, affected = [] }) => {
    for (const place of affected) wrong.add(placeKey(code, place));
  });
  return wrong;
}

function placeKey(code: string, { object, pointer, namespace = '' }: Affected): string {
  return [code, object, textIn(namespace) ?? '', pointer].join('\0');
}

function nothing(message: string): Finding {
  return {
    code: 'option/invalid',
    message,
    origin: { path: '', construct: '', suppressions: [] },
    fix: '--against <folder, file or commit> of what was applied',
  };
}
