import { blankText } from '../../diagnostics/blank';
import type { Location } from '../../diagnostics/location';
import { type Origin, placedOrigin } from '../../diagnostics/origin';
import type { PropertyPath } from '../../diagnostics/property-path';
import { settle } from '../../diagnostics/settle';
import type { AppModel } from '../../model/app';
import { objectIn, textIn } from '../../model/read-json';
import type { Target } from '../../model/target';
import type { Prepared } from '../../passes/prepare';
import type { BytesPiece, ObjectPiece } from '../../passes/target-room';
import { visitFields } from '../../passes/visit-fields';
import type { Watcher } from '../../passes/watcher';
import type { Diff } from '../change';
import type { NotComparable } from '../diff';
import { graphOf, workloadId } from '../graph/graph-of';
import { accessOf } from './access-of';
import { areaOf } from './areas';
import { changedLines } from './changed-lines';
import { codeReader, type Spot } from './code';
import { concealer } from './concealer';
import { linePointers } from './line-pointers';
import type { PageApp, PageDocument, PagePart } from './page';
import { withoutSecrets } from './without-secrets';

interface OpenDocument extends Omit<PageDocument, 'text' | 'changed'> {
  readonly raw: string;
  /** Of each line, what it says; kept where it will be compared. */
  readonly pointers?: readonly string[];
}

interface OpenPart {
  readonly origin: Origin;
  /** The origin itself, or one around it that has a line. */
  readonly placed: Origin;
  readonly node?: string;
  readonly spots: Spot[];
  readonly numbers: Map<string, number>;
  readonly documents: OpenDocument[];
  readonly uses: Map<string, Set<Target>>;
}

/** More of a file nobody reads beside the line that it comes from; in letters. */
const most = 100_000;

/** Keeps what a synthesis makes of one app, with the line that each line of it comes from. */
export function pageCollector(
  app: AppModel,
  prepared: Prepared,
  isCompared = false,
): Required<Pick<Watcher, 'object' | 'bytes'>> & { finish(diff?: Diff | NotComparable): PageApp } {
  const conceal = concealer();
  const code = codeReader(app.projectFolder, conceal);
  const parts = new Map<string, OpenPart>();
  const access = accessOf(app, prepared);
  const graph = graphOf(app, prepared);
  for (const workload of app.workloads) {
    partOf(workload.origin, workloadId(workload));
    for (const target of app.targets) if (workload.targets.includes(target)) use(workload, target);
  }
  for (const each of [...app.services, ...app.routes])
    for (const target of app.targets) if (each.targets.includes(target)) use(each, target);

  function use(part: Parameters<typeof visitFields>[0], target: Target): void {
    const { uses } = partOf(part.origin);
    visitFields(part, {
      target,
      visit(field) {
        const area = areaOf(field);
        const on = uses.get(area);
        if (on === undefined) uses.set(area, new Set([target]));
        else on.add(target);
      },
    });
  }

  function partOf(origin: Origin, node?: string): OpenPart {
    const known = parts.get(origin.path);
    if (known !== undefined) return known;
    const made: OpenPart = {
      origin,
      placed: placedOrigin(origin),
      node,
      spots: [],
      numbers: new Map(),
      documents: [],
      uses: new Map(),
    };
    parts.set(origin.path, made);
    return made;
  }

  /** The number of the place that a property is written at; 0 where that is the construct as a whole. */
  function placeOf(
    part: OpenPart,
    origin: Origin,
    target: Target,
    property: PropertyPath | undefined,
  ): number {
    const found = [property, ...otherwise(origin, property)].flatMap(
      (each) => spotOf(origin, target, each) ?? [],
    );
    const [spot] = found;
    if (spot === undefined) return 0;
    const { file, line, column } = spot;
    const key = `${line}:${column}:${file}`;
    const known = part.numbers.get(key);
    if (known !== undefined) return known;
    part.spots.push(spot);
    part.numbers.set(key, part.spots.length);
    return part.spots.length;
  }

  /** Nothing where it is not written as a property: the construct as a whole is to blame then. */
  function spotOf(origin: Origin, target: Target, property: PropertyPath | undefined): Spot | undefined {
    if (property === undefined) return undefined;
    const affected = [{ target, object: '', pointer: '' }];
    const said = settle({ origin: placedOrigin(origin), property });
    const { location, length = 1 } = code.position({ ...said, affected });
    if (location === undefined || isSame(location, code.position({ origin: said.origin }).location))
      return undefined;
    return { ...location, length };
  }

  return {
    object({ piece, target, file, text, propertyAt }) {
      if (text === '') return;
      const part = partOf(piece.origin);
      const raw = cut(piece.form === 'entry' ? text.replaceAll(/^ {2}/gm, '') : text);
      const pointers = linePointers(objectIn(piece.object), piece.form === 'entry' ? 1 : 0);
      const isKnown = text.split('\n').length - 1 === pointers.length;
      const numbers = new Map<string, number>();
      const numberAt = (pointer: string): number => {
        const known = numbers.get(pointer);
        if (known !== undefined) return known;
        const number = pointer === '' ? 0 : placeOf(part, piece.origin, target, propertyAt(pointer));
        numbers.set(pointer, number);
        return number;
      };
      const lines = isKnown ? pointers.map(numberAt) : [];
      const object = labelOf(piece);
      add(part, { target, file, object, raw, lines, ...(isCompared && isKnown && { pointers }) });
    },
    bytes(piece, target, file) {
      if (piece.form === 'example') return;
      const part = partOf(piece.origin);
      const place = placeOf(part, piece.origin, target, piece.property);
      const raw = contentOf(piece);
      add(part, {
        target,
        file,
        object: file.slice(file.lastIndexOf('/') + 1),
        raw,
        lines: raw.split('\n').map(() => place),
      });
    },
    finish(diff) {
      const changedIn = changedLines(diff);
      // Code is read before anything is shown: what is a secret there is none of its output's either.
      for (const { placed, spots } of parts.values()) code.read(placed, spots);
      return {
        name: app.name,
        ...(app.environment !== undefined && { environment: app.environment }),
        targets: app.targets,
        graph: withoutSecrets(graph),
        access: withoutSecrets(access),
        parts: [...parts].map(([path, part]) => finished(path, part, changedIn)),
        files: code.files,
        excerpts: code.excerpts,
      };
    },
  };

  function add(part: OpenPart, document: OpenDocument): void {
    conceal.learn(document.raw, 'a.yaml');
    part.documents.push(document);
  }

  function finished(
    path: string,
    { origin, placed, node, spots, documents, uses }: OpenPart,
    changedIn: ReturnType<typeof changedLines>,
  ): PagePart {
    const { excerpts, places } = code.codeOf(placed, spots);
    return {
      path: blankText(path),
      construct: origin.construct,
      ...(node !== undefined && { node: blankText(node) }),
      code: excerpts,
      places,
      documents: documents.map(({ raw, pointers, ...document }) => {
        const changed = changedIn({ ...document, raw, pointers });
        return {
          ...withoutSecrets(document),
          text: conceal.shown(raw, 'a.yaml'),
          ...(changed.length > 0 && { changed }),
        };
      }),
      uses: Object.fromEntries(
        [...uses].map(([area, on]) => [
          area,
          Object.fromEntries([...on].map((target) => [target, 'kept'] as const)),
        ]),
      ),
      gaps: [],
    };
  }
}

/** What constructs that ask for less call it. */
function otherwise({ part }: Origin, property: PropertyPath | undefined): readonly PropertyPath[] {
  if (property?.[0] !== 'ports') return [];
  return part === undefined ? [['port']] : [['publish']];
}

function isSame(one: Location, other: Location | undefined): boolean {
  return one.line === other?.line && one.column === other.column && one.file === other.file;
}

function labelOf({ form, section = '', kind, name, file, object }: ObjectPiece): string {
  if (form === 'keys') return file;
  if (form === 'entry') return `${section}.${name}`;
  return `${kind}/${textIn(objectIn(objectIn(object).metadata).name) ?? name}`;
}

function contentOf({ content }: BytesPiece): string {
  if (typeof content !== 'string') return `(${content.length} bytes)`;
  return cut(content);
}

function cut(text: string): string {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf('\n', most))}\n(${text.length} letters in all)\n`;
}
