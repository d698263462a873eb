import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * `node --import lading/register app.ts`: Node runs TypeScript from here on. It is how `cdk8s synth`, which knows
 * commands only, runs the app that `lading synth` loads by itself.
 */
const hooks = join(dirname(require.resolve('jiti')), 'jiti-hooks.mjs');
register(pathToFileURL(hooks).href);
