import {
  assertAllows,
  assertDenies,
  assertHasComposeService,
  assertHasObject,
  assertHasSwarmService,
  assertReports,
  assertSynthesizes,
  synthesize,
} from 'lading/testing';
import { messageOf, shop, stackOf } from './shop';

const { app, web, api, mailer } = shop();
const broken = shop({}, { port: 'htp' }).app;

test.each([
  ['assertSynthesizes', () => assertSynthesizes(app), () => assertSynthesizes(broken)],
  ['assertSynthesizes, strict', () => assertSynthesizes(app), () => assertSynthesizes(app, { strict: true })],
  [
    'assertReports',
    () => assertReports(broken, 'probe/port-not-found', { at: 'web' }),
    () => assertReports(broken, 'probe/port-not-found', { at: 'api' }),
  ],
  [
    'assertHasObject',
    () => assertHasObject(app, 'Deployment/web', { spec: { replicas: 1 } }),
    () => assertHasObject(app, 'Deployment/web', { spec: { replicas: 2 } }),
  ],
  [
    'assertHasComposeService',
    () => assertHasComposeService(app, 'web', { read_only: true }),
    () => assertHasComposeService(app, 'web', { read_only: false }),
  ],
  [
    'assertHasSwarmService',
    () => assertHasSwarmService(synthesize(app, { targets: ['swarm'] }), 'web'),
    () => assertHasSwarmService(app, 'web'),
  ],
  ['assertAllows', () => assertAllows(app, web, api), () => assertAllows(app, mailer, api)],
  ['assertDenies', () => assertDenies(app, mailer, api), () => assertDenies(app, api, web)],
])('%s throws an AssertionError at the line of the test, or nothing', (_, good, bad) => {
  expect(messageOf(good)).toBe('nothing was thrown');
  expect(bad).toThrow(expect.objectContaining({ code: 'ERR_ASSERTION' }));
  const [first] = stackOf(bad).match(/^ {4}at .*/m) ?? [];
  expect(first).toContain('assertions.test.ts');
});
