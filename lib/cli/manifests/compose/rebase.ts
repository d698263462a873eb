import { isAbsolute, join, relative } from 'node:path';
import { rowOf } from '../../../model/read-json';
import { isRemote } from './scope';
import { type Traced, textOf } from './traced';

type Change = (text: string) => string;
type Rebase = (node: Traced, move: Change) => Traced;

const paths: Rebase = (node, move) => changed(node, move);
const contexts: Rebase = (node, move) => changed(node, (text) => contextAt(text, move));

/** Where Compose files name paths, by the way to them; `*` stands for a name, and for the entries of a list. */
const places: Readonly<Record<string, Rebase>> = {
  'services.*.build': (node, move) => ('value' in node ? contexts(node, move) : node),
  'services.*.build.context': contexts,
  'services.*.build.additional_contexts': (node, move) =>
    named(node, (text) => (text.startsWith('service:') ? text : contextAt(text, move))),
  'services.*.build.ssh': named,
  'services.*.env_file': (node, move) => ('items' in node ? node : paths(node, move)),
  'services.*.env_file.*': (node, move) => ('entries' in node ? node : paths(node, move)),
  'services.*.env_file.*.path': paths,
  'services.*.label_file': paths,
  'services.*.develop.watch.*.path': paths,
  'services.*.volumes.*': mount,
  'configs.*.file': paths,
  'secrets.*.file': paths,
  'volumes.*': bound,
};

/** Longer than the way to any of them. */
const deepest = 6;

/**
 * A project of one folder, or a part of it, as it is said in another: paths start there.
 *
 * @param path The way to the part: `['services', '*']`.
 * @param from Absolute, and so is `to`.
 */
export function rebased(
  node: Traced,
  path: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
): Traced {
  if (from === to) return node;
  const lead = relative(to, from);
  return walk(node, path, (text) => moved(text, lead));
}

function walk(node: Traced, path: readonly string[], move: Change): Traced {
  const rebase = rowOf(places, path.join('.'));
  const own = rebase === undefined ? node : rebase(node, move);
  if (path.length === deepest) return own;
  if ('items' in own) return { ...own, items: own.items.map((each) => walk(each, [...path, '*'], move)) };
  if (!('entries' in own)) return own;
  return {
    ...own,
    entries: new Map(
      [...own.entries].map(([key, each]) => [
        key,
        walk(each, [...path, path.length === 1 ? '*' : key], move),
      ]),
    ),
  };
}

function moved(text: string, lead: string): string {
  if (text === '' || text.startsWith('~') || isAbsolute(text) || /^[A-Za-z]:[\\/]/.test(text)) return text;
  const path = join(lead, text);
  return path.startsWith('.') ? path : `./${path}`;
}

function contextAt(text: string, move: Change): string {
  return text.includes('://') || isRemote(text) ? text : move(text);
}

/** A text, or each of several. */
function changed(node: Traced, change: Change): Traced {
  if ('items' in node) return { ...node, items: node.items.map((each) => changed(each, change)) };
  const text = textOf(node);
  return text === undefined ? node : { ...node, value: change(text) };
}

/** `name=text` in a list, and the values of a map. */
function named(node: Traced, change: Change): Traced {
  if ('entries' in node)
    return {
      ...node,
      entries: new Map([...node.entries].map(([key, each]) => [key, changed(each, change)])),
    };
  return changed(node, (text) => text.replace(/(?<=^[^=]*=).*/s, change));
}

/** `./data:/data`, or a map of the type bind. */
function mount(node: Traced, move: Change): Traced {
  if (!('entries' in node))
    return changed(node, (text) => {
      const [source = ''] = /^\.[^:]*(?=:|$)/.exec(text) ?? [];
      return source === '' ? text : move(source) + text.slice(source.length);
    });
  return textOf(node.entries.get('type')) === 'bind' ? withChanged(node, 'source', move) : node;
}

/** A volume that is a folder of the host. */
function bound(node: Traced, move: Change): Traced {
  if (!('entries' in node) || textOf(node.entries.get('driver')) !== 'local') return node;
  const options = node.entries.get('driver_opts');
  if (options === undefined || !('entries' in options) || textOf(options.entries.get('o')) !== 'bind')
    return node;
  const entries = new Map(node.entries).set('driver_opts', withChanged(options, 'device', move));
  return { ...node, entries };
}

function withChanged(
  node: Extract<Traced, { readonly entries: unknown }>,
  key: string,
  change: Change,
): Traced {
  const value = node.entries.get(key);
  if (value === undefined) return node;
  return { ...node, entries: new Map(node.entries).set(key, changed(value, change)) };
}
