import type { ContainerContext } from '../docker/context';
import { lowerEnvFiles } from '../docker/env-files';
import { escapeDollars } from '../docker/escaped';
import { within } from '../docker/place';
import type { ComposeEnvFileEntry } from './api.generated';
import { floorHas } from './floor';

/**
 * The files of variables, each line taken letter by letter, as `kubectl create secret --from-env-file` takes it: a `$` in
 * a password is a `$` on both targets.
 */
export function lowerEnvFile(context: ContainerContext): ComposeEnvFileEntry[] | undefined {
  const files = lowerEnvFiles(context);
  if (files === undefined) return undefined;
  if (!floorHas(context.project.prepared.app.compose.floor, 'rawEnvFiles')) {
    report(context);
    return files;
  }
  return files.map(({ path, required }) => ({ path, format: escapeDollars('raw'), required }));
}

function report({ project, place, name }: ContainerContext): void {
  project.prepared.report({
    code: 'parity/approximated',
    message: `docker compose ${project.prepared.app.compose.floor} reads files of variables by rules of its own: it fills in what stands after a \`$\`, and drops quotes.`,
    origin: place.origin,
    property: within(place, 'envFrom').property,
    affected: [{ target: 'compose', object: `services.${name}`, pointer: '/env_file' }],
    fix: "Put values into single quotes there; or let the app need docker compose 2.30: `compose: { floor: '2.30' }`.",
  });
}
