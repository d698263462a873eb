import { withoutEnd } from '../diagnostics/without-end';
import { plainName } from '../model/plain-name';

/** What a name was probably meant to be, for whatever takes such names. */
export type NearName = (name: string, longest: number) => string | undefined;

/** A letter comes first in what all take: where digits did, nothing of them is left out. */
export const nearLabel: NearName = (name, longest) =>
  plainName(/^[^\p{L}]*\d/u.test(name) ? `app-${name}` : name, Math.min(longest, 63));

/** A host is told apart from the URL around it. */
export const nearHost: NearName = (name) => {
  const [, host = ''] = /^\s*(?:[a-z][a-z\d+.-]*:)?(?:\/\/)?([^\s/:?#]+)/i.exec(name) ?? [];
  const parts = host.toLowerCase().replaceAll('_', '-').split('.');
  return parts.map((part) => withoutEnd(part.replace(/^-+/, ''), '-')).join('.');
};

/** A name in which any letters stand, with `-` for what does not. */
export const nearKey: NearName = (name, longest) =>
  name
    .replace(/[^-._A-Za-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');

export const nearVariable: NearName = (name) =>
  /[A-Za-z0-9]/.test(name) ? name.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^(?=\d)/, '_') : undefined;

/** Nothing is proposed. */
export const nearNone: NearName = () => undefined;
