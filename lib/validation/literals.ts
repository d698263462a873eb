import { optionFor } from '../diagnostics/clear-text';
import type { PropertyPath } from '../diagnostics/property-path';
import { secretKindOf } from '../diagnostics/secret-name';
import type { Config } from '../model/config';
import type { Container, Hook } from '../model/container';
import type { Existing } from '../model/existing';
import type { PartBase } from '../model/part';
import { type Probe, probeKinds } from '../model/probe';
import type { Reference, Text } from '../model/reference';
import { propertyOfFile, simpleVolumes } from '../model/volume';
import { containersOf, type Workload } from '../model/workload';

/** Text of a configuration file; the value of a label or an annotation; an argument of a build; anything else. */
export type LiteralKind = 'file' | 'label' | 'build' | 'value';

/**
 * Is shown a text that the user wrote into the app, with a NUL wherever a reference stands in it; what it is the value
 * of, where it is one; and where it stands: the property that it is in, and its key there.
 */
export type Look = (
  text: string,
  kind: LiteralKind,
  name: string | undefined,
  within: PropertyPath,
  key: string | number,
) => void;

/** Shows every text that a workload hands to its containers, or to whoever looks at it. */
export function literalsOfWorkload(workload: Workload, look: Look): void {
  literalsOfLabels(workload, [], look);
  for (const volume of simpleVolumes(workload.volumes)) {
    if (volume.type !== 'config' || volume.of !== undefined) continue;
    for (const file in volume.files) {
      const content = volume.files[file];
      if (content?.type !== 'text') continue;
      const name = file.slice(file.lastIndexOf('/') + 1);
      inText(content.text, 'file', name, propertyOfFile(volume, file).slice(0, -1), file, look);
    }
  }
  for (const container of containersOf(workload)) literalsOfContainer(container, look);
}

/** Shows every text of what workloads have in common. */
export function literalsOfConfig(config: Config, look: Look): void {
  literalsOfLabels(config, [], look);
  for (const key in config.data) {
    const content = config.data[key];
    if (content?.type === 'text')
      inText(content.text, key.includes('.') ? 'file' : 'value', key, ['data'], key, look);
  }
}

/** Shows what developers use in the place of a secret: meant for everybody, unless it is a credential by its form. */
export function literalsOfSources({ sources = {} }: Existing, look: Look): void {
  for (const key in sources) {
    const development = sources[key]?.compose?.development;
    if (development !== undefined)
      look(development, 'value', undefined, ['keys', key, 'compose'], 'development');
  }
}

/** Those that every part has; `property` says where they stand in the construct's. */
export function literalsOfLabels(
  { labels, annotations }: Pick<PartBase, 'labels' | 'annotations'>,
  property: PropertyPath,
  look: Look,
): void {
  inLabels(labels, [...property, 'labels'], look);
  inLabels(annotations, [...property, 'annotations'], look);
}

function inLabels(values: Readonly<Record<string, string>>, within: PropertyPath, look: Look): void {
  for (const key in values) look(values[key] ?? '', 'label', key.slice(key.indexOf('/') + 1), within, key);
}

function literalsOfContainer(container: Container, look: Look): void {
  const { property, build, env, command, args, healthCommand, postStart, preStop } = container;
  inTexts(env, 'value', [...property, 'env'], look);
  if (build?.args) inTexts(build.args, 'build', [...property, 'build', 'args'], look);
  if (command) inWords(command, [...property, 'command'], look);
  if (args) inWords(args, [...property, 'args'], look);
  if (healthCommand) inWords(healthCommand, [...property, 'healthCommand'], look);
  if (postStart) inHook(postStart, [...property, 'postStart'], look);
  if (preStop) inHook(preStop, [...property, 'preStop'], look);
  for (const kind of probeKinds) {
    const probe = container[kind];
    if (probe) inProbe(probe, [...property, kind], look);
  }
}

function inHook(hook: Hook, property: PropertyPath, look: Look): void {
  if (hook.type === 'exec') inWords(hook.command, [...property, 'command'], look);
  // Left out of a model with errors.
  if (hook.type === 'httpGet' && hook.path) look(hook.path, 'value', undefined, property, 'path');
}

function inProbe({ action }: Probe, property: PropertyPath, look: Look): void {
  if (action.type === 'exec') inWords(action.command, [...property, 'command'], look);
  if (action.type !== 'httpGet') return;
  if (action.path) look(action.path, 'value', undefined, property, 'path');
  inTexts(action.headers, 'value', [...property, 'headers'], look);
}

function inTexts(
  texts: Readonly<Record<string, Text>>,
  kind: LiteralKind,
  within: PropertyPath,
  look: Look,
): void {
  for (const name in texts) inText(texts[name] ?? '', kind, name, within, name, look);
}

function inWords(words: readonly Text[], within: PropertyPath, look: Look): void {
  words.forEach((word, index) => {
    inText(word, 'value', optionFor(words[index - 1]), within, index, look);
  });
}

function inText(
  text: Text,
  kind: LiteralKind,
  name: string | undefined,
  within: PropertyPath,
  key: string | number,
  look: Look,
): void {
  if (typeof text === 'string') {
    look(text, kind, name, within, key);
    return;
  }
  if (text.length > 1) look(text.map(printPart).join(''), kind, name, within, key);
  // A piece of a longer text is not what the name speaks of.
  const own = text.length > 1 ? undefined : name;
  for (const part of text) {
    if (typeof part === 'string') continue;
    if (part.kind === 'perTarget')
      for (const value of Object.values(part.values)) inText(value, kind, own, within, key, look);
    if (part.kind === 'variable' && part.default !== undefined)
      look(part.default, kind, nameOf(own, part), within, key);
    // Meant for everybody, unless it is a credential by its form.
    if (part.kind === 'secret' && part.of === undefined && part.sources?.compose?.development !== undefined)
      look(part.sources.compose.development, kind, undefined, within, key);
    if (part.kind === 'url') look(part.path, kind, undefined, within, key);
  }
}

/** A variable's default is called by where it stands, or by the variable: by that which promises a secret. */
function nameOf(name: string | undefined, variable: { readonly name: string }): string {
  return name !== undefined && secretKindOf(name) !== undefined ? name : variable.name;
}

function printPart(part: string | Reference): string {
  return typeof part === 'string' ? part : '\0';
}
