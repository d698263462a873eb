import type { ContainerContext } from './context';
import type { Escaped } from './escaped';
import { within } from './place';
import { valueText } from './text';

/** A value that Docker cannot say is left out, so that the program's own default can step in. */
export function lowerEnv({ container, place }: ContainerContext): Record<string, Escaped> | undefined {
  const environment: Record<string, Escaped> = {};
  let any = false;
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
