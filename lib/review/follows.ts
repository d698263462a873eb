import { isObject } from '../model/json';
import { listIn, textIn } from '../model/read-json';
import type { Difference } from './compare/difference';
import type { Pair } from './pairs';
import { labelOf, type Subject } from './subject';

/** Says of a difference which other object has caused it; of a service that is as it was, whether one rolls it. */
export interface Follows {
  of(subject: Subject, difference: Difference): string | undefined;
  ofUnchanged(subject: Subject): string | undefined;
}

/** The label by which docker compose recreates a container when a file changes that it reads. */
const hashLabel = 'dev.lading.config-hash';

/** Names that say what is in an object change with it, and so does everything that has them in it. */
export function followsIn(pairs: readonly Pair[], all: readonly Subject[]): Follows {
  const names = new Map<string, { readonly to: string; readonly label: string }>();
  const files = new Map<string, string>();
  for (const { renamed, before, after } of pairs) {
    if (before === undefined || after === undefined) continue;
    if (renamed !== undefined && before.name !== after.name)
      names.set(before.name, { to: after.name, label: labelOf(after) });
    if (after.kind === 'file' && before.content !== after.content) files.set(after.file, labelOf(after));
  }
  const sources = new Map<string, string>();
  for (const subject of files.size > 0 ? all : []) {
    if (subject.kind !== 'configs' && subject.kind !== 'secrets') continue;
    const label = files.get(pathFrom(subject, textIn(subject.object.file)));
    if (label !== undefined) sources.set(sourceKey(subject, subject.name), label);
  }

  return {
    of(subject, { steps, before, after }) {
      if (subject.target !== 'kubernetes') {
        if (steps.at(-1)?.key === hashLabel) return readBy(subject);
        if (subject.kind === 'configs' && steps.at(-1)?.key === 'name')
          return sources.get(sourceKey(subject, subject.name));
      }
      return names.size === 0 ? undefined : byName(before, after);
    },
    ofUnchanged: (subject) => (subject.target === 'swarm' ? readBy(subject) : undefined),
  };

  function byName(before: unknown, after: unknown): string | undefined {
    let text = JSON.stringify(before ?? after);
    const newer = JSON.stringify(after ?? before);
    for (const [from, { to, label }] of names) {
      // An entry of a list of names goes, and another one comes.
      if (before === undefined && after === to) return label;
      if (after === undefined && before === from) return label;
      if (!text.includes(from)) continue;
      text = text.replaceAll(from, to);
      if (text === newer) return label;
    }
    return undefined;
  }

  function readBy(subject: Subject): string | undefined {
    const labels = [...listIn(subject.object.configs), ...listIn(subject.object.secrets)].flatMap((entry) => {
      const source = isObject(entry) ? entry.source : entry;
      return typeof source === 'string' ? (sources.get(sourceKey(subject, source)) ?? []) : [];
    });
    return labels.length > 0 ? [...new Set(labels)].join(', ') : undefined;
  }
}

function sourceKey({ target, project = '' }: Pick<Subject, 'target' | 'project'>, source: string): string {
  return `${target}\0${project}\0${source}`;
}

/** The path of a file that stands beside the manifest, within the output. */
function pathFrom({ file }: Subject, path = ''): string {
  return file.slice(0, file.lastIndexOf('/') + 1) + path.replace(/^\.\//, '');
}
