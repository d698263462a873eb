import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import { shown } from '../diagnostics/shown';
import type { MadeObject } from '../passes/watcher';
import type { Applied } from './base/applied';
import { labelOf } from './subject';
import { madeSubjects } from './subjects';
import { unchangedSince } from './unchanged';
import { type WrongPlaces, wrongPlaces } from './wrong-places';

/** What looks at nothing but the construct that it tells of: that is as wrong as it was where its output is as it was. */
const ofOneConstruct: ReadonlySet<Code> = new Set<Code>([
  'file/not-found',
  'image/data-not-kept',
  'image/little-memory',
  'image/needs-looser-defaults',
  'image/not-replicated',
  'parity/patched',
  'pod/not-rescheduled',
  'probe/no-health-tool',
  'scale/no-variable',
  'secret/in-clear',
  'variable/reserved',
  'volume/access-mode',
  'volume/decimal-mode',
  'volume/two-owners',
]);

/** Says of findings whether what was applied had them already. */
export interface KnownBefore {
  /** @param project Of several environments or apps, whose it is. */
  see(made: MadeObject, project: string, versions: readonly string[]): void;
  /** For what has been seen since the last time. */
  take(project: string): (finding: Finding) => boolean;
}

/**
 * A finding was there before where the same rules tell it of the same place, or of the place that the same property became;
 * where the index lists the same gap; and where what it is about has not changed since.
 */
export function knownBefore(applied: Applied): KnownBefore {
  const since = unchangedSince(applied);
  let wrong: WrongPlaces | undefined;
  let properties = new Set<string>();
  return {
    see(made, project, versions) {
      since.see(made);
      wrong ??= wrongPlaces(applied, { project, versions });
      for (const subject of madeSubjects(made)) {
        const { target, namespace } = subject;
        for (const { code, pointer } of wrong.within({ target, object: labelOf(subject), namespace })) {
          const property = made.propertyAt(pointer);
          if (property !== undefined) properties.add(propertyKey(code, made.piece.origin.path, property));
        }
      }
    },
    take(project) {
      const unchanged = since.take(project);
      const gaps = gapsIn(applied, project);
      const [places, known] = [wrong, properties];
      wrong = undefined;
      properties = new Set();
      return (finding) => {
        const { code, affected = [], origin, property } = finding;
        if (unchanged(ofOneConstruct.has(code) ? origin.path : '')) return true;
        if (affected.length === 0) return known.has(propertyKey(code, origin.path, property ?? []));
        return (
          gapKeys(finding).every((key) => gaps.has(key)) ||
          affected.every((place) => places?.has(code, place))
        );
      };
    },
  };
}

function propertyKey(code: Code, path: string, property: readonly (string | number)[]): string {
  return [code, path, ...property].join('\0');
}

function gapsIn({ gaps }: Applied, project: string): ReadonlySet<string> {
  const own = gaps.filter((each) => each.project === project);
  return new Set(
    own.map(({ gap: { code, target, construct, field, note } }) =>
      [code, target, construct, field, note].join('\0'),
    ),
  );
}

/** A finding as the index would list it, for each field and target. */
function gapKeys({
  code,
  affected = [],
  origin,
  fields,
  property = [],
  message,
}: Finding): readonly string[] {
  const listed = fields ?? [property.join('.')];
  return affected.flatMap(({ target }) =>
    listed.map((field) => [code, target, origin.path, field, shown(message)].join('\0')),
  );
}
