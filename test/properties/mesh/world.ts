import { at } from '../../constructs/make';

/** The objects of one namespace, as an evaluator reads them. */
export interface World {
  readonly objects: readonly unknown[];
  of(kind: string): readonly unknown[];
}

export function worldOf(objects: Readonly<Record<string, unknown>>): World {
  const all = Object.values(objects);
  return { objects: all, of: (kind) => all.filter((object) => at(object, 'kind') === kind) };
}

/** A request of one workload to another, by the name of the Service of that. */
export interface Call {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function nameOf(object: unknown): string {
  return String(at(object, 'metadata', 'name'));
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** The labels of the pods of a workload. */
export function podLabels(name: string, { of }: World): Readonly<Record<string, unknown>> {
  const workload = of('Deployment').find((object) => nameOf(object) === name);
  return record(at(workload, 'spec', 'template', 'metadata', 'labels'));
}

export function fits(selector: unknown, labels: Readonly<Record<string, unknown>>): boolean {
  const wanted = record(at(selector, 'matchLabels'));
  return Object.entries(wanted).every(([key, value]) => labels[key] === value);
}

export function accountOf(name: string, { of }: World): string {
  const workload = of('Deployment').find((object) => nameOf(object) === name);
  return String(at(workload, 'spec', 'template', 'spec', 'serviceAccountName'));
}
