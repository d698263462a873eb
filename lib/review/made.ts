import type { Location } from '../diagnostics/location';
import type { Origin } from '../diagnostics/origin';
import { positionFinder } from '../diagnostics/position';
import type { PropertyPath } from '../diagnostics/property-path';
import { objectIn } from '../model/read-json';
import type { Target } from '../model/target';
import type { Watcher } from '../passes/watcher';
import { textKey } from './base/read-base';
import type { Source, Subject } from './subject';
import { documentSubject, fileSubject, partSubject, projectSubjects, scopeOf } from './subjects';

/** What an app makes now. */
export interface Made {
  readonly subjects: readonly Subject[];
  /** Those of them that are documents of their own, by their text; see `textKey`. */
  readonly texts: ReadonlyMap<string, readonly Subject[]>;
  readonly targets: ReadonlySet<Target>;
}

/** Keeps what a synthesis makes. */
export function collector(): { readonly watcher: Watcher; readonly made: Made } {
  const subjects: Subject[] = [];
  const texts = new Map<string, readonly Subject[]>();
  const targets = new Set<Target>();
  const position = positionFinder();
  const placeOf = (origin: Origin, target: Target, property?: PropertyPath): Location | undefined =>
    position({ origin: placed(origin), property, affected: [{ target, object: '', pointer: '' }] }).location;
  const watcher: Watcher = {
    object({ piece, target, file, text, propertyAt }) {
      const { form, section = '', name, origin } = piece;
      const object = objectIn(piece.object);
      const source: Source = {
        construct: origin.construct,
        path: origin.path,
        locate: (pointer) => placeOf(origin, target, pointer === '' ? undefined : propertyAt(pointer)),
      };
      targets.add(target);
      if (form === 'document') {
        const made = documentSubject(file, object, source);
        subjects.push(...made);
        texts.set(textKey(scopeOf(file, target), text), made);
      } else if (form === 'entry') {
        subjects.push(partSubject({ target, file, kind: section, name, object, source }));
      } else subjects.push(...projectSubjects(target, file, object, source));
    },
    bytes({ content, form, origin, property }, target, file) {
      const { construct, path } = origin;
      const source: Source = { construct, path, locate: () => placeOf(origin, target, property) };
      // It is made anew of what the rest says.
      if (form !== 'example') subjects.push(fileSubject(target, file, content, source));
    },
  };
  return { watcher, made: { subjects, texts, targets } };
}

/** The construct itself, or the nearest around it of which a line is known. */
function placed(origin: Origin): Origin {
  let at: Origin | undefined = origin;
  while (at !== undefined && at.site === undefined) at = at.parent;
  return at ?? origin;
}
