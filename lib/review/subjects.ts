import type { FileData } from '../model/file-data';
import type { JsonObject } from '../model/json';
import { objectIn, textIn } from '../model/read-json';
import type { Target } from '../model/target';
import type { MadeObject } from '../passes/watcher';
import type { Source, Subject } from './subject';

/** Sections of a file of Docker's whose entries are compared one by one. */
const sections = ['services', 'volumes', 'networks', 'configs', 'secrets'];

/** An object of Kubernetes; a list holds several. */
export function documentSubject(file: string, object: JsonObject, source?: Source): Subject[] {
  const { apiVersion, kind, metadata, items } = object;
  if (Array.isArray(items) && textIn(kind)?.endsWith('List'))
    return items.flatMap((item) => documentSubject(file, objectIn(item), source));
  const { name, generateName, namespace } = objectIn(metadata);
  const version = textIn(apiVersion) ?? '';
  return [
    {
      target: 'kubernetes',
      file,
      group: version.includes('/') ? version.slice(0, version.indexOf('/')) : '',
      kind: textIn(kind) ?? 'object',
      name: textIn(name) ?? textIn(generateName) ?? '',
      namespace: textIn(namespace),
      project: scopeOf(file, 'kubernetes'),
      object,
      source,
    },
  ];
}

/** The parts of a file of Docker's, or of a stretch of it; what is in no section stands for the project. */
export function projectSubjects(
  target: Target,
  file: string,
  content: JsonObject,
  source?: Source,
): Subject[] {
  const project = scopeOf(file, target);
  const rest = Object.entries(content).filter(([key]) => !sections.includes(key));
  const parts = sections.flatMap((kind) =>
    Object.entries(objectIn(content[kind])).map(([name, object]) =>
      partSubject({ target, file, kind, name, object: objectIn(object), source }),
    ),
  );
  if (rest.length === 0) return parts;
  const whole: Subject = {
    target,
    file,
    group: '',
    kind: 'project',
    name: '',
    project,
    object: Object.fromEntries(rest),
    source,
  };
  return [whole, ...parts];
}

function partSubject(
  part: Pick<Subject, 'target' | 'file' | 'kind' | 'name' | 'object' | 'source'>,
): Subject {
  return { group: '', project: scopeOf(part.file, part.target), ...part };
}

/** The parts of what an app makes. */
export function madeSubjects({ piece, target, file }: MadeObject, source?: Source): Subject[] {
  const { form, section = '', name } = piece;
  const object = objectIn(piece.object);
  if (form === 'document') return documentSubject(file, object, source);
  if (form === 'entry') return [partSubject({ target, file, kind: section, name, object, source })];
  return projectSubjects(target, file, object, source);
}

/** A file that is copied beside a manifest. */
export function fileSubject(target: Target, file: string, content: FileData, source?: Source): Subject {
  return {
    target,
    file,
    group: '',
    kind: 'file',
    name: file.slice(scopeOf(file, target).length),
    project: scopeOf(file, target),
    object: {},
    content,
    source,
  };
}

/** What comes before a target's own folder: of several environments or apps, whose file it is. */
export function scopeOf(file: string, target: Target): string {
  const folder = `${target}/`;
  if (file.startsWith(folder)) return '';
  const at = file.indexOf(`/${folder}`);
  return at === -1 ? '' : file.slice(0, at + 1);
}
