import { isObject, type JsonObject } from '../../model/json';

/** What a document is. */
export type Manifest =
  /** A document without content, or a list of nothing. */
  | { readonly is: 'nothing'; readonly isList?: true }
  | {
      readonly is: 'kubernetes';
      readonly objects: readonly { readonly pointer: string; readonly content: JsonObject }[];
    }
  | { readonly is: 'compose'; readonly content: JsonObject }
  | { readonly is: 'unknown' };

const sections = ['services', 'networks', 'volumes', 'configs', 'secrets'];
const composeKeys = new Set([...sections, 'include', 'models', 'version', 'name']);

export function manifestOf(content: unknown): Manifest {
  if (content === null || content === undefined) return { is: 'nothing' };
  if (!isObject(content)) return { is: 'unknown' };
  const { apiVersion, kind, items } = content;
  if (typeof apiVersion === 'string' && typeof kind === 'string' && apiVersion !== '' && kind !== '') {
    const isList =
      kind.endsWith('List') && Array.isArray(items) && items.every((item) => item === null || isObject(item));
    if (!isList) return { is: 'kubernetes', objects: [{ pointer: '', content }] };
    const objects = items.flatMap((item, index) => {
      // What is empty there is an object without anything, to those who read the list.
      const content = itemOf(isObject(item) ? item : {}, apiVersion, kind);
      const within = manifestOf(content);
      if (within.is === 'nothing') return [];
      const all = within.is === 'kubernetes' ? within.objects : [{ pointer: '', content }];
      return all.map((each) => ({ ...each, pointer: `/items/${index}${each.pointer}` }));
    });
    return objects.length === 0 ? { is: 'nothing', isList: true } : { is: 'kubernetes', objects };
  }
  const isCompose =
    (sections.some((key) => isObject(content[key])) || Array.isArray(content.include)) &&
    Object.keys(content).every((key) => composeKeys.has(key) || key.startsWith('x-'));
  return isCompose ? { is: 'compose', content } : { is: 'unknown' };
}

/** An entry of a list of one kind need not say which. */
function itemOf(item: JsonObject, apiVersion: string, kind: string): JsonObject {
  if (kind === 'List' || (item.apiVersion !== undefined && item.kind !== undefined)) return item;
  return { apiVersion, kind: kind.slice(0, -'List'.length), ...item };
}
