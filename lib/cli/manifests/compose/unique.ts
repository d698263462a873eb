import { rowOf } from '../../../model/read-json';
import { isNothing, type Traced } from './traced';

type KeyOf = (node: Traced) => string | undefined;

const byName: KeyOf = (node) => textAt(node)?.replace(/=.*$/s, '');
const byTarget: KeyOf = (node) => {
  if ('entries' in node) return textAt(node.entries.get('target'));
  // A letter and a slash are a drive.
  const [, source, target] = /^((?:[A-Za-z]:[\\/])?[^:]*)(?::([^:]*))?/.exec(textAt(node) ?? '') ?? [];
  return target ?? source;
};
const byMount =
  (folder: string): KeyOf =>
  (node) => {
    if (!('entries' in node)) return `${folder}/${textAt(node)}`;
    return textAt(node.entries.get('target')) ?? `${folder}/${textAt(node.entries.get('source'))}`;
  };

/** What makes two entries of a list the same, by the path of the list below a service or a network. */
const keys: Readonly<Record<string, KeyOf>> = {
  'networks.labels': byName,
  'networks.ipam.options': byName,
  'services.annotations': byName,
  'services.build.args': byName,
  'services.build.additional_contexts': byName,
  'services.build.tags': byName,
  'services.build.labels': byName,
  'services.build.extra_hosts': (node) => textAt(node),
  'services.cap_add': byName,
  'services.cap_drop': byName,
  'services.configs': byMount(''),
  'services.deploy.labels': byName,
  'services.devices': byTarget,
  'services.dns': byName,
  'services.dns_opt': byName,
  'services.dns_search': byName,
  'services.environment': byName,
  'services.env_file': (node) => ('entries' in node ? textAt(node.entries.get('path')) : textAt(node)),
  'services.expose': (node) => textAt(node),
  'services.extra_hosts': (node) => textAt(node),
  'services.labels': byName,
  'services.links': byName,
  'services.ports': portOf,
  'services.profiles': byName,
  'services.security_opt': byName,
  'services.secrets': byMount('/run/secrets'),
  'services.sysctls': byName,
  'services.tmpfs': byName,
  'services.volumes': byTarget,
};

/** Of entries that are the same the last one, at the place of the first. */
export function unique(node: Traced, path: readonly string[]): Traced {
  const keyOf = rowOf(keys, path.filter((_, at) => at !== 1).join('.')) ?? aliasesKey(path);
  if (keyOf === undefined || !('items' in node)) return node;
  const found = new Map<string, Traced>();
  for (const [at, each] of node.items.entries()) found.set(keyOf(each) ?? `\0${at}`, each);
  return { ...node, items: [...found.values()] };
}

function aliasesKey(path: readonly string[]): KeyOf | undefined {
  const isList = path[4] === 'aliases' || path[4] === 'link_local_ips';
  return path[0] === 'services' && path[2] === 'networks' && isList ? byName : undefined;
}

/** The short form and the long one are one port; ranges are left as they are. */
function portOf(node: Traced): string | undefined {
  if ('entries' in node) {
    const [host, published, target, protocol] = ['host_ip', 'published', 'target', 'protocol'].map((key) =>
      textAt(node.entries.get(key)),
    );
    return portKey(host, published, target, protocol);
  }
  const text = textAt(node) ?? '';
  const short = /^(?:(?:(.+):)?(\d*):)?(\d+)(?:\/(\w+))?$/.exec(text);
  if (short === null) return text;
  const [, host, published, target, protocol] = short;
  return portKey(host, published === '' ? undefined : published, target, protocol);
}

function portKey(host = '0.0.0.0', published = '', target = '', protocol = 'tcp'): string {
  return `${host}:${published}:${target}/${protocol}`;
}

function textAt(node: Traced | undefined): string | undefined {
  return node === undefined || !('value' in node) || isNothing(node) ? undefined : String(node.value);
}
