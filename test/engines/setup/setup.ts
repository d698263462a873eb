import { buildAll } from './build';
import { makeDebian } from './debian';
import { getDefinitions } from './definitions';
import { getEnvoy } from './envoy';
import { getHaproxy } from './haproxy';
import { installPackages } from './packages';

/** Brings everything that the engines are made of into the cache; all that needs the network happens here. */
export async function setUp(cache: string): Promise<void> {
  await installPackages();
  await buildAll(cache);
  await getDefinitions(cache);
  await getEnvoy(cache);
  await getHaproxy(cache);
  await makeDebian(cache);
}
