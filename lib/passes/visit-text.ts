import { contentAt } from '../model/config';
import type { Field } from '../model/fields';
import type { Reference, Text } from '../model/reference';
import { targets } from '../model/target';
import type { FileContent } from '../model/volume';
import { visitField, type Walk } from './walk';

/** A key that holds references: one text, a list of texts, or texts by name. */
export type TextKeys<T> = {
  [K in keyof T]-?: HoldsText<NonNullable<T[K]>> extends true ? K : never;
}[keyof T];
type HoldsText<V, T = readonly Reference[]> = T extends V
  ? true
  : readonly T[] extends V
    ? true
    : Readonly<Record<string, T>> extends V
      ? true
      : false;

const fields = {
  host: 'reference.host',
  port: 'reference.port',
  url: 'reference.url',
  secret: 'reference.secret',
  config: 'reference.config',
  variable: 'reference.variable',
  field: 'reference.field',
  perTarget: 'reference.perTarget',
} as const satisfies { readonly [K in Reference['kind']]: Field & `reference.${K}` };

const contents = { text: 'file.text', file: 'file.file' } as const satisfies {
  readonly [K in FileContent['type']]: Field;
};

/** Visits the references of a text. */
export function visitText(walk: Walk, text: Text | undefined): void {
  if (text === undefined || typeof text === 'string') return;
  for (const part of text) {
    if (typeof part === 'string') continue;
    visitField(walk, fields[part.kind], part);
    if (part.kind === 'config') visitContent(walk, part.of && contentAt(part.of, part.key));
    if (part.kind !== 'perTarget') continue;
    for (const target of targets) {
      if (walk.target === undefined || walk.target === target) visitText(walk, part.values[target]);
    }
  }
}

/** Visits what a file holds, or one key of a configuration. */
export function visitContent(walk: Walk, content: FileContent | undefined): void {
  if (content === undefined) return;
  visitField(walk, contents[content.type], content);
  if (content.type === 'text') visitText(walk, content.text);
}

export function visitTexts(walk: Walk, name: string, texts: readonly Text[] | undefined): void {
  if (texts === undefined) return;
  walk.property.push(name);
  for (const text of texts) visitText(walk, text);
  walk.property.pop();
}

export function visitTextMap(
  walk: Walk,
  name: string,
  texts: Readonly<Record<string, Text>> | undefined,
): void {
  if (texts === undefined) return;
  walk.property.push(name);
  for (const key in texts) {
    walk.property.push(key);
    visitText(walk, texts[key]);
    walk.property.pop();
  }
  walk.property.pop();
}
