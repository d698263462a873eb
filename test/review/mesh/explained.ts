import type { Chart } from 'lading';
import { isCollection, isMap, isPair, isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { synthesizeInto } from '../../../lib/constructs/run/synthesize-into';
import { stepsOf } from '../../../lib/diagnostics/json-pointer';
import { memoryOutput } from '../../../lib/emit/memory-output';
import type { Target } from '../../../lib/model/target';
import { openReview } from '../../../lib/review';
import type { MeshExplained } from '../../../lib/review/mesh/explain';
import type { ExplainedTarget, Place, Way } from '../../../lib/review/mesh/explanation';

export interface Explained extends MeshExplained {
  readonly files: ReadonlyMap<string, string>;
  on(target: Target): ExplainedTarget;
}

/** What `lading mesh explain` knows of a member of the app that a chart stands in. */
export function explained(chart: Chart, name: string, targets?: readonly Target[]): Explained {
  const { watcher, finish } = openReview({ explain: name }, () => undefined);
  const output = memoryOutput();
  const { diagnostics } = synthesizeInto(chart.node.root, output, { out: 'dist', watcher, targets });
  const errors = diagnostics.filter(({ severity, suppressed }) => severity === 'error' && !suppressed);
  expect(errors.map(({ message }) => message)).toEqual([]);
  const found = finish('dist').explained;
  if (found === undefined) throw new Error('nothing was explained');
  const files = new Map([...output.files].map(([path, data]) => [path, data.toString()]));
  return {
    ...found,
    files,
    on(target) {
      const [explanation] = found.explanations;
      const there = explanation?.targets.find((each) => each.target === target);
      if (there === undefined) throw new Error(`nothing is explained on ${target}`);
      return there;
    },
  };
}

/** `web: requests GET /items at 8080`, with the objects that say so. */
export function shown({ peer, name, may, http, grpc, port, saidBy }: Way): string {
  const asked = http ?? grpc;
  const what = asked === undefined ? may : `${may} ${JSON.stringify(asked)}`;
  const places = saidBy.map(({ object, pointer }) => `${object}${pointer}`);
  return `${peer} ${name ?? ''}: ${what} at ${port} (${places.join(', ')})`;
}

/** On which line a reader of YAML that is not ours finds a place, in the file as it was written. */
export function lineIn(files: ReadonlyMap<string, string>, { object, pointer, file }: Place): number {
  if (file.endsWith('.cfg')) return lineInSection(files.get(file) ?? '', stepsOf(pointer));
  const { counter, documents } = parsed(files.get(file) ?? '');
  const [kind, name] = object.split('/');
  const own = documents.filter(
    (each) => each.get('kind') === kind && each.getIn(['metadata', 'name']) === name,
  );
  const [document] = own.length > 0 ? own : documents;
  const isService = object.startsWith('services.');
  const steps = [...(isService ? ['services', object.slice('services.'.length)] : []), ...stepsOf(pointer)];
  let at: unknown = document?.contents;
  let offset = 0;
  for (const step of steps) {
    if (isMap(at)) {
      const pair = at.items.find((each) => isPair(each) && String(each.key) === step);
      if (pair === undefined) throw new Error(`${object}${pointer} is not there`);
      offset = startOf(pair.key);
      at = pair.value;
    } else if (isSeq(at)) {
      at = at.items[Number(step)];
      offset = startOf(at);
    } else throw new Error(`${object}${pointer} is not there`);
  }
  return counter.linePos(offset).line;
}

/** In a file of HAProxy: so many lines below the one that begins the section. */
function lineInSection(text: string, [head, index]: readonly string[]): number {
  const begin = text.split('\n').indexOf(head ?? '');
  if (begin === -1) throw new Error(`${head} is not there`);
  return begin + 2 + Number(index);
}

const known = new Map<string, ReturnType<typeof parse>>();

/** Whoever looks for one place looks for others. */
function parsed(text: string): ReturnType<typeof parse> {
  const found = known.get(text) ?? parse(text);
  known.clear();
  known.set(text, found);
  return found;
}

function parse(text: string) {
  const counter = new LineCounter();
  return { counter, documents: parseAllDocuments(text, { lineCounter: counter }) };
}

function startOf(node: unknown): number {
  const range = isCollection(node) || hasRange(node) ? node.range : undefined;
  return range?.[0] ?? -1;
}

function hasRange(node: unknown): node is { readonly range: readonly [number, number, number] } {
  return typeof node === 'object' && node !== null && 'range' in node;
}
