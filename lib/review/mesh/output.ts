import { pointerTo } from '../../diagnostics/json-pointer';
import type { JsonObject } from '../../model/json';
import { objectIn } from '../../model/read-json';
import type { MadeObject, Watcher } from '../../passes/watcher';
import type { Place } from './explanation';
import { jsonLine, linesOf, yamlLine } from './lines';
import { readSections } from './sections';

/** An object of the output that may let somebody through. */
export interface Written {
  readonly object: JsonObject;
  place(...steps: readonly (string | number)[]): Place;
}

/** What an app has written, as far as it says who may call whom. */
export interface Output {
  ofKind(kind: string): readonly Written[];
  /** A service of Compose. */
  service(name: string): Written | undefined;
  /** The configuration of a proxy on Compose, by the folder that it is in. */
  proxy(folder: string): Written | undefined;
}

const kinds = new Set([
  'NetworkPolicy',
  'CiliumNetworkPolicy',
  'AuthorizationPolicy',
  'Server',
  'HTTPRoute',
  'MeshTLSAuthentication',
  'NetworkAuthentication',
]);

/** Keeps of one app what says who may call whom. */
export function outputOf(): { readonly output: Output; readonly watcher: Pick<Watcher, 'object' | 'bytes'> } {
  const lines = new Map<string, number>();
  const objects = new Map<string, Written[]>();
  const services = new Map<string, Written>();
  const files = new Map<string, { readonly file: string; readonly text: string }>();
  const proxies = new Map<string, Written>();
  const readProxy = (folder: string): Written | undefined => {
    const found = files.get(folder);
    if (found === undefined) return undefined;
    const { file, text } = found;
    const name = `mesh/${folder}/${file.slice(file.lastIndexOf('/') + 1)}`;
    const proxy = name.endsWith('.cfg')
      ? writtenInSections(text, name, file)
      : writtenInJson(text, name, file);
    proxies.set(folder, proxy);
    return proxy;
  };
  const nextLine = ({ file, lead, text }: MadeObject): number => {
    const first = (lines.get(file) ?? 0) + linesOf(lead);
    lines.set(file, first + linesOf(text));
    return first + 1;
  };
  return {
    output: {
      ofKind: (kind) => objects.get(kind) ?? [],
      service: (name) => services.get(name),
      proxy: (folder) => proxies.get(folder) ?? readProxy(folder),
    },
    watcher: {
      object(made) {
        const { piece, target, file } = made;
        const first = nextLine(made);
        if (piece.form === 'entry' && target === 'compose' && piece.section === 'services') {
          const object = objectIn(piece.object);
          const name = `services.${piece.name}`;
          const line = (pointer: string) => first + (pointer === '' ? 0 : 1 + yamlLine(object, pointer));
          services.set(piece.name, written(object, name, file, line));
        } else if (target === 'kubernetes' && kinds.has(piece.kind)) {
          const object = objectIn(piece.object);
          const name = `${piece.kind}/${piece.name}`;
          const all = objects.get(piece.kind) ?? [];
          all.push(written(object, name, file, (pointer) => first + yamlLine(object, pointer)));
          objects.set(piece.kind, all);
        }
      },
      bytes({ content }, target, file) {
        const [, folder] = /(?:^|\/)mesh\/([^/]+)\/(?:envoy\.json|haproxy\.cfg)$/.exec(file) ?? [];
        if (target === 'compose' && folder !== undefined)
          files.set(folder, { file, text: content.toString() });
      },
    },
  };
}

function writtenInJson(text: string, name: string, file: string): Written {
  const object = objectIn(JSON.parse(text));
  return written(object, name, file, (pointer) => 1 + jsonLine(object, pointer));
}

function writtenInSections(text: string, name: string, file: string): Written {
  const { sections, lineOf } = readSections(text);
  return written(sections, name, file, lineOf);
}

function written(
  object: JsonObject,
  name: string,
  file: string,
  lineOf: (pointer: string) => number,
): Written {
  return {
    object,
    place(...steps) {
      const pointer = pointerTo('', ...steps);
      return { object: name, pointer, file, line: lineOf(pointer) };
    },
  };
}
