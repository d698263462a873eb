import { lowerEnvSource } from '../../lib/kubernetes/env-from';
import { placeIn } from './make';

test.each([
  [{ from: 'config', name: 'web' }, { configMapRef: { name: 'web' } }],
  [{ from: 'secret', name: 'db', envFile: 'db.env' }, { secretRef: { name: 'db' } }],
  [
    { from: 'secret', name: 'db', prefix: 'DB_', optional: true },
    { prefix: 'DB_', secretRef: { name: 'db', optional: true } },
  ],
  [{ from: 'config', name: 'web', optional: false }, { configMapRef: { name: 'web' } }],
] as const)('%j becomes %j', (source, expected) => {
  expect(lowerEnvSource(source, placeIn())).toEqual(expected);
});
