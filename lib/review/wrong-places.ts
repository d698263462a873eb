import type { Code } from '../diagnostics/catalogue';
import type { Affected } from '../diagnostics/finding';
import { gather } from '../diagnostics/gather';
import { objectIn } from '../model/read-json';
import { createValidator, type Source } from '../validation';
import { type Applied, projectOf } from './base/applied';

/** Where the rules find something wrong in what was applied. */
export interface WrongPlaces {
  has(code: Code, place: Affected): boolean;
  /** All of an object. */
  within(object: Pick<Affected, 'target' | 'object' | 'namespace'>): readonly WrongPlace[];
}

export interface WrongPlace {
  readonly code: Code;
  readonly pointer: string;
}

/** @param project Of several environments or apps, whose places are asked for. Manifests that lie in no output are everybody's. */
export function wrongPlaces(
  { objects, projects }: Applied,
  { project, versions }: { readonly project: string; readonly versions: readonly string[] },
): WrongPlaces {
  const gathering = gather();
  const validator = createValidator({ versions, gathering });
  for (const { file, object, kind, name, project: whose = '' } of objects)
    if (whose === project || whose === '') {
      const source = sourceOf(`${file}/${kind}/${name}`, { target: 'kubernetes', kind: 'object' });
      validator.piece('kubernetes', object, source);
    }
  for (const each of projects) {
    if (projectOf(each) !== project) continue;
    const { target, file, content } = each;
    const { services, ...rest } = content;
    for (const [name, service] of Object.entries(objectIn(services)))
      validator.piece(target, service, sourceOf(`${file}/${name}`, { target, kind: 'service', name }));
    validator.piece(target, rest, sourceOf(file, { target, kind: 'file' }));
  }
  validator.finish();
  const known = new Map<string, WrongPlace[]>();
  gathering.tell(({ code, affected = [] }) => {
    for (const place of affected) {
      const places = known.get(keyOf(place)) ?? [];
      known.set(keyOf(place), places);
      places.push({ code, pointer: place.pointer });
    }
  });
  const within: WrongPlaces['within'] = (object) => known.get(keyOf(object)) ?? [];
  return {
    has: (code, place) => within(place).some((each) => each.code === code && each.pointer === place.pointer),
    within,
  };
}

function sourceOf(path: string, rest: Pick<Source, 'target' | 'kind' | 'name'>): Source {
  return { ...rest, own: false, origin: { path, construct: 'manifest', suppressions: [] } };
}

function keyOf({
  target,
  object,
  namespace = '',
}: Pick<Affected, 'target' | 'object' | 'namespace'>): string {
  return [target, object, namespace].join('\0');
}
