import type { EnvSource } from '../model/env-source';
import type { ContainerContext } from './context';
import type { Escaped } from './escaped';
import { inService, within } from './place';
import { contentText, valueText } from './text';

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

/** Adds all that a Config of the app holds. */
function addAll(
  { config, prefix = '' }: EnvSource,
  environment: Record<string, Escaped>,
  { container, place, name: service }: ContainerContext,
): boolean {
  if (config === undefined) return false;
  const { envFrom = [] } = container;
  const own = envFrom.findIndex((source) => source.config === config);
  if (envFrom.slice(own).some(({ envFile }) => envFile !== undefined)) {
    place.project.prepared.report({
      code: 'parity/approximated',
      message: `On ${place.project.dialect.label} a value of "${config.name}" counts also where a file of variables after it has another one.`,
      origin: place.origin,
      property: within(place, 'envFrom').property,
      affected: [inService(place, service, '/environment')],
      fix: 'Name it last.',
    });
  }
  for (const key of Object.keys(config.data)) {
    const content = config.data[key];
    if (content === undefined || !name.test(prefix + key)) continue;
    const value = contentText(content, { ...place, origin: config.origin, property: ['data', key] });
    if (value !== undefined) environment[prefix + key] = value;
  }
  return Object.keys(config.data).length > 0;
}
