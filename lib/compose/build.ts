import { type Escaped, escapeAll, escapeDollars } from '../docker/escaped';
import { type Place, within } from '../docker/place';
import { valueText } from '../docker/text';
import type { Build } from '../model/build';
import type { ComposeServiceBuild } from './api.generated';
import { lowerBuildSecrets } from './build-secrets';
import { fromComposeFile, isAddress } from './project-path';

/** The context is rewritten for where compose.yaml lies; the Dockerfile's path starts at the context on Compose too. */
export function lowerBuild(build: Build, service: Place): ComposeServiceBuild {
  const place = within(service, 'build');
  const { dockerfile, target, args, secrets, ssh, platforms, cacheFrom, cacheTo, additionalContexts } = build;
  const result: ComposeServiceBuild = { context: lowerContext(build.context, place) };
  if (dockerfile !== undefined) result.dockerfile = escapeDollars(dockerfile);
  if (target !== undefined) result.target = escapeDollars(target);
  if (args !== undefined) result.args = lowerArgs(args, within(place, 'args'));
  if (secrets !== undefined) result.secrets = lowerBuildSecrets(secrets, within(place, 'secrets'));
  if (ssh?.length) result.ssh = ssh.map((key) => escapeDollars(lowerKey(key, place)));
  if (platforms?.length) result.platforms = escapeAll(platforms);
  if (cacheFrom?.length) result.cache_from = escapeAll(cacheFrom);
  if (cacheTo?.length) result.cache_to = escapeAll(cacheTo);
  if (additionalContexts !== undefined) {
    const contexts = Object.entries(additionalContexts);
    result.additional_contexts = Object.fromEntries(
      contexts.map(([name, context]) => [name, lowerContext(context, place)]),
    );
  }
  return result;
}

function lowerContext(context: string, place: Place): Escaped {
  return escapeDollars(isAddress(context) ? context : fromComposeFile(context, place));
}

/** `<id>=<path of a key>`, or the id of an agent. */
function lowerKey(key: string, place: Place): string {
  const [id = '', ...path] = key.split('=');
  return path.length === 0 ? key : `${id}=${fromComposeFile(path.join('='), place)}`;
}

function lowerArgs(args: NonNullable<Build['args']>, place: Place): Record<string, Escaped> {
  const lowered: Record<string, Escaped> = {};
  for (const [name, text] of Object.entries(args)) {
    const value = valueText(text, within(place, name));
    if (value !== undefined) lowered[name] = value;
  }
  return lowered;
}
