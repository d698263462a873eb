import { pointerTo } from '../../../../diagnostics/json-pointer';
import type { JsonObject } from '../../../../model/json';
import { objectIn, textIn } from '../../../../model/read-json';
import { EvaluationFault, type Run, runOf } from '../../../cel/evaluation';
import { isA, keyOf, type Value } from '../../../cel/value';
import type { RawProblem } from '../../raw-problem';
import type { CustomKind } from '../custom-index';
import { resolve } from '../place';
import type { CelRule, Structural } from '../structural';
import { hasRules } from './has-rules';
import { isAsked, judge, type Subject } from './rule';
import { escaped, typed } from './typed';

/** What all rules of an object may cost together: some tenths of a second. A server takes its time as well. */
const steps = 2_000_000;

/**
 * What the rules in CEL of a definition have against an object.
 * @param before the object as it stands, where it is changed: the rules about changes are asked then, and no others.
 */
export function checkRules(object: JsonObject, custom: CustomKind, before?: JsonObject): RawProblem[] {
  const { schema, shared } = custom;
  if (!hasName(object)) return [];
  const problems: RawProblem[] = [];
  const root = rootOf(resolve(schema, shared));
  const visit: Visit = {
    shared,
    rules: custom.rules(),
    run: runOf(steps),
    isChange: before !== undefined,
    problems,
  };
  try {
    const value = typed(named(object), root, shared);
    walk(value, before && typed(named(before), root, shared), root, '', visit);
  } catch (error) {
    if (!(error instanceof EvaluationFault)) throw error;
    // A time that nobody can read: the schema tells of it.
  }
  return problems;
}

/** What has none is refused anyway, and another one tells of it. */
function hasName({ metadata: own }: JsonObject): boolean {
  const { name, generateName } = objectIn(own);
  return typeof (name ?? generateName) === 'string';
}

interface Visit {
  readonly shared: readonly Structural[];
  readonly rules: readonly CelRule[];
  readonly run: Run;
  readonly isChange: boolean;
  readonly problems: RawProblem[];
}

const text: Structural = { type: 'string' };

const metadata: Structural = { type: 'object', properties: { name: text, generateName: text } };
const roots = new WeakMap<Structural, Structural>();

/** With what rules may ask of any object, beside what its definition says. */
function rootOf(schema: Structural): Structural {
  const known = roots.get(schema);
  if (known !== undefined) return known;
  const root = { ...schema, properties: { ...schema.properties, apiVersion: text, kind: text, metadata } };
  roots.set(schema, root);
  return root;
}

/** As a server has it before it asks: with a name where there is only the start of one, and without a status, which it drops. */
function named({ status: _, ...object }: JsonObject): JsonObject {
  const { generateName, name } = objectIn(object.metadata);
  const start = textIn(generateName);
  return name !== undefined || start === undefined
    ? object
    : { ...object, metadata: { generateName, name: `${start}00000` } };
}

function walk(
  value: Value,
  before: Value | undefined,
  unresolved: Structural,
  path: string,
  visit: Visit,
): void {
  const schema = resolve(unresolved, visit.shared);
  if (value === null || !hasRules(schema, visit.shared)) return;
  for (const number of schema['x-kubernetes-validations'] ?? []) {
    const rule = visit.rules[number];
    if (rule) ask(rule, { value, before, isChange: visit.isChange }, path, visit);
  }
  const { additionalProperties: rest, items } = schema;
  if (isA(value, 'list') && items !== undefined)
    value.items.forEach((item, at) => {
      walk(item, correlated(item, before), items, pointerTo(path, at), visit);
    });
  if (!isA(value, 'map')) return;
  const old = isA(before, 'map') ? before.entries : undefined;
  for (const { name, key, field } of ruledFields(schema, visit.shared)) {
    const entry = value.entries.get(key);
    if (entry) walk(entry[1], old?.get(key)?.[1], field, pointerTo(path, name), visit);
  }
  if (schema.properties !== undefined || typeof rest !== 'object') return;
  for (const [key, [name, each]] of value.entries)
    walk(each, old?.get(key)?.[1], rest, pointerTo(path, String(name)), visit);
}

interface RuledField {
  readonly name: string;
  /** What it is found by in a value. */
  readonly key: string;
  readonly field: Structural;
}

const ruled = new WeakMap<Structural, readonly RuledField[]>();

/** The fields of an object that rules hold for, or for something in them. */
function ruledFields(schema: Structural, shared: readonly Structural[]): readonly RuledField[] {
  const known = ruled.get(schema);
  if (known !== undefined) return known;
  const fields = Object.entries(schema.properties ?? {})
    .filter(([, field]) => hasRules(field, shared))
    .map(([name, field]) => ({ name, key: keyOf(escaped(name)) ?? '', field }));
  ruled.set(schema, fields);
  return fields;
}

function ask(rule: CelRule, subject: Subject, path: string, visit: Visit): void {
  if (!isAsked(rule, subject)) return;
  const verdict = judge(rule, subject, visit.run);
  if (verdict.is === 'kept') return;
  const keyword = verdict.is === 'broken' ? 'rule' : 'unknown-rule';
  visit.problems.push({
    instancePath: path + stepsIn(rule.fieldPath),
    keyword,
    params: { expected: verdict.why },
  });
}

/** Only where entries have keys does one know which of them stood there before. */
function correlated(item: Value, before: Value | undefined): Value | undefined {
  if (!isA(before, 'list') || !Array.isArray(before.identity) || !isA(item, 'map')) return undefined;
  const keys = before.identity.map((name) => keyOf(escaped(name)) ?? '');
  const identity = (one: Value): string =>
    JSON.stringify(keys.map((key) => (isA(one, 'map') ? (keyOf(one.entries.get(key)?.[1]) ?? null) : null)));
  return before.items.find((one) => identity(one) === identity(item));
}

/** `.spec.port` → `/spec/port`; what is written otherwise stays with the whole. */
function stepsIn(fieldPath: string | undefined): string {
  return fieldPath !== undefined && /^(?:\.\w+)+$/.test(fieldPath.slice(0, 500))
    ? fieldPath.replaceAll('.', '/')
    : '';
}
