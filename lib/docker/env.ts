import { contentAt } from '../model/config';
import type { EnvSource } from '../model/env-source';
import { keyOf } from '../model/secret';
import type { ContainerContext } from './context';
import type { Escaped } from './escaped';
import { inService, type Place, within } from './place';
import { liesInFile } from './reference';
import { contentText, valueText } from './text';
import { useVariable, variableFor } from './variables';

/** A value that Docker cannot say is left out, so that the program's own default can step in. */
export function lowerEnv(context: ContainerContext): Record<string, Escaped> | undefined {
  const { container, place } = context;
  const environment: Record<string, Escaped> = {};
  let any = false;
  for (const source of container.envFrom ?? []) any = addAll(source, environment, context) || any;
  for (const name of Object.keys(container.env)) {
    const text = container.env[name];
    if (text === undefined) continue;
    const value = valueText(text, typeof text === 'string' ? place : within(place, 'env', name));
    if (value === undefined) continue;
    environment[name] = value;
    any = true;
  }
  return any ? environment : undefined;
}

/** What the kubelet takes for the name of a variable; it passes over other keys. */
const name = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/;

/** Adds all keys that the app itself knows: of a Config, or of a Secret whose variables no file holds. */
function addAll(source: EnvSource, environment: Record<string, Escaped>, context: ContainerContext): boolean {
  const { config, secret, prefix = '', envFile } = source;
  if (config === undefined && (secret === undefined || envFile !== undefined)) return false;
  const { envFrom = [] } = context.container;
  const own = envFrom.indexOf(source);
  if (envFrom.slice(own).some((each) => each.envFile !== undefined)) reportOrder(source, context);
  const place = within(context.place, 'envFrom', own);
  const keys = secret?.keys ?? Object.keys(config?.data ?? {});
  for (const key of keys) {
    if (!name.test(prefix + key)) continue;
    const value = secret === undefined ? configText(config, key, place) : secretText(source, key, place);
    if (value !== undefined) environment[prefix + key] = value;
  }
  return keys.length > 0;
}

function configText(config: EnvSource['config'], key: string, place: Place): Escaped | undefined {
  const content = config && contentAt(config, key);
  return content && contentText(content, { ...place, origin: config.origin, property: ['data', key] });
}

/** What may be missing is empty where nobody gives the variable a value: nothing there could leave it out. */
function secretText({ secret, optional }: EnvSource, key: string, place: Place): Escaped | undefined {
  if (secret === undefined) return undefined;
  const reference = keyOf(secret, key);
  if (optional !== true) return valueText([reference], place);
  return liesInFile(reference, place)
    ? undefined
    : useVariable({ ...variableFor(reference, place), default: '' }, place);
}

function reportOrder({ name }: EnvSource, { place, name: service }: ContainerContext): void {
  place.project.prepared.report({
    code: 'parity/approximated',
    message: `On ${place.project.dialect.label} a value of "${name}" counts also where a file of variables after it has another one.`,
    origin: place.origin,
    property: within(place, 'envFrom').property,
    affected: [inService(place, service, '/environment')],
    fix: 'Name it last.',
  });
}
