import { App, Chart, container, Pod, Service, Worker } from 'lading';

const chart = new Chart(new App(), 'shop');
const image = 'ghcr.io/acme/web:1.0.0';

const web = new Pod(chart, 'web', {
  containers: [container({ image, port: 8080 })],
  restart: 'on-failure',
  compose: { restart: 'no' },
  patch: { pod: { spec: { activeDeadlineSeconds: 60 } } },
});
new Service(chart, 'front', { selects: web, ports: [{ port: 80, to: 8080 }] });
new Worker(chart, 'mailer', { image, startAfter: [web] });
// @ts-expect-error it has containers
new Pod(chart, 'empty', {});
// @ts-expect-error there is one
new Pod(chart, 'scaled', { containers: [{ image }], scale: 2 });
// @ts-expect-error it does not roll
new Pod(chart, 'rolling', { containers: [{ image }], rollout: 'recreate' });
// @ts-expect-error it makes no Deployment
new Pod(chart, 'patched', { containers: [{ image }], patch: { deployment: {} } });
// @ts-expect-error nothing of it has an address
new Worker(chart, 'caller', { image, calls: [web] });
