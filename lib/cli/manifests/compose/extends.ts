import { dirname, resolve } from 'node:path';
import { merged, NotMergeable } from './merge';
import { rebased } from './rebase';
import { isRemote, type Scope } from './scope';
import { isNothing, mapOf, type Traced, textOf } from './traced';

/** A file with its services as they are when each has what it extends. */
export function withExtends(file: Traced, scope: Scope): Traced {
  const services = mapOf(file).get('services');
  if (services === undefined || !('entries' in services) || !('entries' in file)) return file;
  const names = [...services.entries.keys()];
  if (!names.some((name) => mapOf(services.entries.get(name)).has('extends'))) return file;
  const done = names.map((name): [string, Traced] => {
    const service = extended(name, services.entries, scope, []);
    return [name, service ?? { value: null, from: services.from }];
  });
  return {
    ...file,
    entries: new Map([...file.entries, ['services', { ...services, entries: new Map(done) }]]),
  };
}

/** A service over what it extends; nothing where there is no such service. */
function extended(
  name: string,
  services: ReadonlyMap<string, Traced>,
  scope: Scope,
  seen: readonly string[],
): Traced | undefined {
  const service = services.get(name);
  const extension = mapOf(service).get('extends');
  if (service === undefined || extension === undefined || isNothing(extension)) return service;
  // What it cannot be stays, and is judged as any other field.
  if (!isMeant(extension)) return service;
  const { complain } = scope;
  const own = without(service, 'extends');
  const wanted = textOf(extension) ?? textOf(mapOf(extension).get('service')) ?? '';
  const file = textOf(mapOf(extension).get('file'));
  const key = `${file === undefined ? scope.file : resolve(scope.folder, file)}\0${wanted}`;
  if (seen.includes(key)) {
    complain({
      code: 'compose/invalid',
      message: `The Compose service "${name}" extends itself, by way of "${wanted}".`,
      from: extension.from,
    });
    return own;
  }
  const other = file === undefined ? { services, scope } : servicesOf(file, extension, scope);
  if (other === undefined) return own;
  if (!other.services.has(wanted)) {
    const where = file === undefined ? '' : ` in ${file}`;
    complain({
      code: 'compose/invalid',
      message: `The Compose service "${name}" extends "${wanted}", which is not there${where}.`,
      from: extension.from,
    });
    return own;
  }
  const found = extended(wanted, other.services, other.scope, [...seen, key]);
  if (found === undefined || isNothing(found)) return own;
  const base = rebased(found, ['services', '*'], { from: other.scope.folder, to: scope.folder });
  try {
    return merged(base, own, ['services', name]);
  } catch (error) {
    if (!(error instanceof NotMergeable)) throw error;
    complain({ code: 'compose/invalid', message: error.message, from: error.at.from });
    return own;
  }
}

/** `web`, `{ service: web }` or `{ service: web, file: other.yaml }`. */
function isMeant(extension: Traced): boolean {
  if (textOf(extension) !== undefined) return true;
  const [service, file] = ['service', 'file'].map((key) => mapOf(extension).get(key));
  const isFileMeant = file === undefined || isNothing(file) || textOf(file) !== undefined;
  return textOf(service) !== undefined && isFileMeant;
}

function servicesOf(
  file: string,
  extension: Traced,
  scope: Scope,
): { readonly services: ReadonlyMap<string, Traced>; readonly scope: Scope } | undefined {
  const { folder, read, complain, prepare } = scope;
  if (isRemote(file)) {
    complain({
      code: 'manifest/not-merged',
      message: `${file} lies elsewhere, and is not read.`,
      from: extension.from,
    });
    return undefined;
  }
  const path = resolve(folder, file);
  const documents = read(path);
  if ('fault' in documents) {
    complain({
      code: 'manifest/unreadable',
      message: `${file} cannot be read: ${documents.fault}`,
      from: extension.from,
    });
    return undefined;
  }
  const services = new Map(documents.flatMap((each) => [...mapOf(mapOf(prepare(each)).get('services'))]));
  return { services, scope: { ...scope, folder: dirname(path), file: path } };
}

function without(node: Traced, key: string): Traced {
  if (!('entries' in node)) return node;
  return { ...node, entries: new Map([...node.entries].filter(([each]) => each !== key)) };
}
