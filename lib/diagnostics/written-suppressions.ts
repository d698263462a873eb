import type { Suppression } from './origin';

/** Begins the annotations of an object by which a finding is accepted. */
const prefix = 'suppress.lading.dev/';

/** A suppression that stands in a manifest, and under which key. */
export interface WrittenSuppression extends Suppression {
  readonly key: string;
}

/**
 * `suppress.lading.dev/image.no-tag: Built here.`, and of a single container `suppress.lading.dev/image.no-tag.proxy`: no
 * code has a dot in it, and neither has the name of a container.
 */
export function suppressionsIn(annotations: Readonly<Record<string, unknown>>): WrittenSuppression[] {
  return Object.entries(annotations).flatMap(([key, reason]) => {
    if (!key.startsWith(prefix)) return [];
    const [area = '', what = '', container] = key.slice(prefix.length).split('.');
    return [{ key, code: `${area}/${what}`, container, reason: typeof reason === 'string' ? reason : '' }];
  });
}
