import { Ingress, Service, secret, WebApp, Worker } from 'lading';
import { byName, each, image, web, worker } from './parts.mjs';

/** What many parts of an app share. */
export default {
  'references-to-one': (chart, count) => {
    const db = new WebApp(chart, 'db', web);
    worker(chart, { env: byName(count, (n) => [`URL_${n}`, db.url(`/${n}`)]) });
  },
  'references-to-ports': (chart, count) => {
    const one = new WebApp(chart, 'web', {
      image,
      ports: each(count, (n) => ({ name: `p-${n}`, port: 1024 + n })),
    });
    worker(chart, { env: byName(count, (n) => [`URL_${n}`, one.url('/', `p-${n}`)]) });
  },
  'services-of-one': (chart, count) => {
    const one = worker(chart, { ports: [{ name: 'http', port: 8080 }] });
    each(count, (n) => new Service(chart, `service-${n}`, { selects: one, ports: [{ port: 8080 }] }));
  },
  'service-ports': (chart, count) => {
    const one = worker(chart, { ports: [{ name: 'http', port: 8080 }] });
    new Service(chart, 'all', { selects: one, ports: each(count, (n) => ({ port: 1024 + n, to: 8080 })) });
  },
  'service-ports-by-name': (chart, count) => {
    const one = worker(chart, { ports: each(count, (n) => ({ name: `p-${n}`, port: 1024 + n })) });
    new Service(chart, 'all', {
      type: 'LoadBalancer',
      selects: one,
      ports: each(count, (n) => ({ port: 1024 + n, to: `p-${n}` })),
    });
  },
  'routes-to-one': (chart, count) => {
    const service = new WebApp(chart, 'web', web);
    each(count, (n) => new Ingress(chart, `route-${n}`, { host: 'acme.dev', path: `/${n}`, service }));
  },
  'routes-to-ports-of-one': (chart, count) => {
    const service = new WebApp(chart, 'web', {
      image,
      ports: each(count, (n) => ({ name: `p-${n}`, port: 1024 + n })),
    });
    each(
      count,
      (n) => new Ingress(chart, `route-${n}`, { host: 'acme.dev', path: `/${n}`, service, port: `p-${n}` }),
    );
  },
  'workloads-of-one-secret': (chart, count) =>
    each(count, (n) => new Worker(chart, `w-${n}`, { image, env: { KEY: secret('one', 'key') } })),
  'workloads-after-one': (chart, count) => {
    const db = new WebApp(chart, 'db', web);
    each(
      count,
      (n) => new Worker(chart, `w-${n}`, { image, env: { DB: db.host, PORT: db.port }, startAfter: [db] }),
    );
  },
};
