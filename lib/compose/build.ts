import { posix } from 'node:path';
import { type Escaped, escapeDollars } from '../docker/escaped';
import { type Place, within } from '../docker/place';
import { valueText } from '../docker/text';
import type { Build } from '../model/container';
import type { ComposeServiceBuild } from './api.generated';

/** The context is rewritten for where compose.yaml lies; the Dockerfile's path starts at the context on Compose too. */
export function lowerBuild(build: Build, place: Place): ComposeServiceBuild {
  const result: ComposeServiceBuild = { context: escapeDollars(fromComposeFile(build.context, place)) };
  if (build.dockerfile !== undefined) result.dockerfile = escapeDollars(build.dockerfile);
  if (build.target !== undefined) result.target = escapeDollars(build.target);
  if (build.args !== undefined) result.args = lowerArgs(build.args, within(place, 'build', 'args'));
  return result;
}

/** Addresses of repositories (`https://…`, `git@…`) and absolute paths mean the same everywhere. */
function fromComposeFile(context: string, place: Place): string {
  if (/^([a-z][a-z0-9+.-]*:\/\/|[\w.-]+@|\/)/i.test(context)) return context;
  const path = posix.join(place.project.projectPath, context);
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function lowerArgs(args: NonNullable<Build['args']>, place: Place): Record<string, Escaped> {
  const lowered: Record<string, Escaped> = {};
  for (const [name, text] of Object.entries(args)) {
    const value = valueText(text, within(place, name));
    if (value !== undefined) lowered[name] = value;
  }
  return lowered;
}
