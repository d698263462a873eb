import { mapList } from '../model/map-list';
import type { Text } from '../model/reference';
import type { FileContent } from '../model/volume';
import { type Escaped, escapeDollars, joinEscaped } from './escaped';
import type { Place } from './place';
import { type Part, resolve } from './reference';
import { useVariable } from './variables';

/** Prints a text as a value of the manifest; nothing when a part of it cannot be said there. */
export function valueText(text: Text, place: Place): Escaped | undefined {
  if (typeof text === 'string') return escapeDollars(text);
  const printed: Escaped[] = [];
  let lost = false;
  for (const part of resolve(text, place)) {
    if (typeof part === 'string') printed.push(escapeDollars(part));
    else if ('lost' in part) lost = true;
    else printed.push(useVariable(part, place));
  }
  return lost ? undefined : joinEscaped(printed);
}

/** Prints what a file holds as a value; nothing where it is no text, or cannot be said. */
export function contentText(content: FileContent, place: Place): Escaped | undefined {
  if (content.type === 'text') return valueText(content.text, place);
  const found = place.project.prepared.readFile(content, place);
  return typeof found.content === 'string' ? escapeDollars(found.content) : undefined;
}

/** Prints each text of a command; what cannot be said stays in it as an empty word, so that the others keep their places. */
export function valueTexts(texts: readonly Text[], place: Place): Escaped[] {
  return mapList(texts, (text) => valueText(text, place) ?? escapeDollars(''));
}

/** Prints a text as the content of a file, which the container gets letter by letter. */
export function fileText(text: Text, place: Place): string {
  if (typeof text === 'string') return text;
  let printed = '';
  for (const part of resolve(text, place))
    printed += typeof part === 'string' ? part : literalOf(part, place);
  return printed;
}

function literalOf(part: Exclude<Part, string>, place: Place): string {
  if ('lost' in part) return '';
  if (part.reference.kind === 'variable' && part.default !== undefined) return part.default;
  const { project, origin, property } = place;
  if (part.reference.kind === 'secret') {
    project.prepared.report({
      code: 'secret/in-config',
      message: `The secret "${part.reference.name}/${part.reference.key}" cannot be used here: it would be written in the clear.`,
      origin,
      property,
      fix: 'Give it to the container as an env value or a secret file, and read it there.',
    });
  } else {
    project.prepared.report({
      code: 'variable/no-value',
      message: `A file cannot read the variable "${part.name}": ${project.dialect.label} fills in variables in its own file only.`,
      origin,
      property,
      fix: 'Give the variable a default, or hand it to the container as an env value.',
    });
  }
  return '';
}
