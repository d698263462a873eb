import type { Location } from '../diagnostics/location';
import { type Origin, placedOrigin } from '../diagnostics/origin';
import { positionFinder } from '../diagnostics/position';
import type { PropertyPath } from '../diagnostics/property-path';
import { settle } from '../diagnostics/settle';
import type { Target } from '../model/target';
import type { Watcher } from '../passes/watcher';
import { textKey } from './base/read-base';
import type { Source, Subject } from './subject';
import { fileSubject, madeSubjects, scopeOf } from './subjects';

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
    position({
      affected: [{ target, object: '', pointer: '' }],
      ...settle({ origin: placedOrigin(origin), property }),
    }).location;
  const watcher: Watcher = {
    object(object) {
      const { piece, target, file, text, propertyAt } = object;
      const { form, origin } = piece;
      const source: Source = {
        construct: origin.construct,
        path: origin.path,
        locate: (pointer) => placeOf(origin, target, pointer === '' ? undefined : propertyAt(pointer)),
      };
      targets.add(target);
      const made = madeSubjects(object, source);
      subjects.push(...made);
      if (form === 'document') texts.set(textKey(scopeOf(file, target), text), made);
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
