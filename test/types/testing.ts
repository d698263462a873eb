import { App, Chart, WebApp, Worker } from 'lading';
import {
  assertAllows,
  assertHasComposeService,
  assertHasObject,
  assertMatchesManifests,
  assertReports,
  type LadingMatchers,
  type MadePiece,
  synthesize,
} from 'lading/testing';

const app = new App();
const chart = new Chart(app, 'shop');
const image = 'ghcr.io/acme/web:1.0.0';
const web = new WebApp(chart, 'web', { image, port: 8080 });
const mailer = new Worker(chart, 'mailer', { image });

/** As `expect.any` of each runner is typed. */
declare const anything: { asymmetricMatch(other: unknown): boolean };
declare const expected: LadingMatchers<void>;

for (const each of [app, chart, web, synthesize(app, { targets: ['compose'] })])
  assertReports(each, 'probe/port-not-found');
const pieces: readonly MadePiece[] = synthesize(web).pieces;
expected.toReport('probe/port-not-found', { at: 'web', severity: 'error', message: /htp/ });
expected.toHaveObject('Deployment/web', {
  spec: { replicas: 2, template: { spec: { containers: [{ name: anything, image: /web/ }] } } },
});
expected.toHaveObject('Deployment/shop/web', {
  metadata: { labels: { a: 'b' } },
  spec: { paused: undefined },
});
expected.toHaveObject('Service/web', { spec: { ports: [{ targetPort: 'http' }] } });
expected.toHaveObject('IngressRoute/web', { spec: { anything: true } });
expected.toHaveComposeService('web', { read_only: true, environment: { A: 'b$$c' }, image: anything });
expected.toAllow(web, mailer, { port: 'http', target: 'kubernetes' });
assertAllows(app, 'web', 'shop/mailer', { port: 8080 });
assertMatchesManifests(app, new URL('file:///web.yaml'));

// @ts-expect-error no such code
expected.toReport('probe/port-notfound');
// @ts-expect-error no such severity
expected.toReport('probe/port-not-found', { severity: 'fatal' });
// @ts-expect-error an object has a kind
expected.toHaveObject('web');
// @ts-expect-error a Deployment has no ports
expected.toHaveObject('Deployment/web', { spec: { ports: [] } });
// @ts-expect-error a number of replicas
assertHasObject(app, 'Deployment/web', { spec: { replicas: '2' } });
// @ts-expect-error a service of Compose has no such key
assertHasComposeService(app, 'web', { readOnly: true });
// @ts-expect-error no such target
expected.toAllow(web, mailer, { target: 'nomad' });
// @ts-expect-error what is tested is an app, or in one
synthesize('app');
// @ts-expect-error nothing can be changed
pieces.push();
