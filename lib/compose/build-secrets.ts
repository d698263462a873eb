import { escapeDollars } from '../docker/escaped';
import { type Place, within } from '../docker/place';
import type { ProjectSecret } from '../docker/project';
import { needVariable } from '../docker/variables';
import type { BuildSecret } from '../model/build';
import { mapList } from '../model/map-list';
import type { ComposeServiceConfigOrSecretEntry } from './api.generated';
import { fromComposeFile } from './project-path';

/**
 * The secrets of a build, by their ids. Each is an entry of the file that says where docker compose finds it: nothing of
 * it is written here.
 */
export function lowerBuildSecrets(
  secrets: Readonly<Record<string, BuildSecret>>,
  place: Place,
): ComposeServiceConfigOrSecretEntry[] {
  return mapList(Object.entries(secrets), ([id, secret]) => ({
    source: escapeDollars(addSecret(id, secret, within(place, id))),
    target: escapeDollars(id),
  }));
}

/** Two builds may mean different things by one id. */
function addSecret(id: string, given: BuildSecret, place: Place): string {
  const { secrets } = place.project;
  const secret = secretOf(id, given, place);
  const known = [`build_${id}`, `build_${place.service}_${id}`].find((name) => {
    const other = secrets.get(name);
    return other === undefined || (other.path === secret.path && other.variable === secret.variable);
  });
  const name = known ?? `build_${place.service}_${id}_`;
  const other = secrets.get(name);
  if (other === undefined) secrets.set(name, secret);
  else other.users.add(place.service);
  return name;
}

function secretOf(id: string, { environment, file }: BuildSecret, place: Place): ProjectSecret {
  const meaning = `the build secret ${id}`;
  const users = new Set([place.service]);
  if (environment === undefined) return { path: fromComposeFile(file, place), meaning, users };
  needVariable({ name: environment, meaning: undefined }, place);
  return { variable: environment, meaning, users };
}
