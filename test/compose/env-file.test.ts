import type { EnvSource } from '../../lib/model/env-source';
import { codes, container, workload } from '../model/parts';
import { lower, lowerAll, makeWorld } from './make';

const from = (...envFrom: EnvSource[]) => workload('web', { containers: [container({ envFrom })] });
const db: EnvSource = { from: 'secret', name: 'db', envFile: 'db.env' };

test('files stand in their order, as the app has them seen from compose.yaml', () => {
  const web = from(
    { from: 'config', name: 'web', envFile: './config/web.env' },
    { ...db, optional: true, prefix: 'DB_' },
    { ...db, envFile: '/etc/db$1.env' },
  );
  expect(lower(web).env_file).toEqual([
    { path: '../../config/web.env', format: 'raw', required: true },
    { path: '../../db.env', format: 'raw', required: false },
    { path: '/etc/db$$1.env', format: 'raw', required: true },
  ]);
});

test('a file that stands for several is named once, where it is read last', () => {
  const other: EnvSource = { from: 'config', name: 'web', envFile: 'web.env' };
  expect(lower(from(db, other, { ...db, name: 'more', optional: true })).env_file).toEqual([
    { path: '../../web.env', format: 'raw', required: true },
    { path: '../../db.env', format: 'raw', required: true },
  ]);
});

test('what Compose has no file for is left out', () => {
  expect(lower(from({ from: 'secret', name: 'db' }))).not.toHaveProperty('env_file');
});

test('an older docker compose reads them by its own rules, which is told', () => {
  const world = makeWorld({ compose: { floor: '2.29' } });
  expect(lower(from(db), world).env_file).toEqual([{ path: '../../db.env', required: true }]);
  expect(codes(world)).toEqual(['parity/approximated']);
});

test('a hook has no files of variables, and would inherit those of its service', () => {
  const init = container({
    name: 'tune',
    image: 'acme/tune:1',
    privileged: true,
    allowPrivilegeEscalation: true,
  });
  const servicesOf = (own: Partial<typeof init>, main: Partial<typeof init>) =>
    Object.keys(
      lowerAll(workload('web', { initContainers: [{ ...init, ...own }], containers: [container(main)] })),
    );
  expect(servicesOf({}, {})).toEqual(['web']);
  expect(servicesOf({ envFrom: [db] }, {})).toEqual(['web-tune', 'web']);
  expect(servicesOf({}, { envFrom: [db] })).toEqual(['web-tune', 'web']);
});
