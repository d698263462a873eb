import { Chart, Deployment, field, Service, secretFiles, WebApp, Worker } from 'lading';
import { byName, each, image, web, worker } from './parts.mjs';

/** What is wrong in many places: each has a finding, but where it is suppressed. */
export default {
  'wrong-workloads': (chart, count) =>
    each(count, (n) => new Worker(chart, `w-${n}`, { image, memroy: n, env: { A: undefined } })),
  'wrong-values-of-one': (chart, count) =>
    worker(chart, { env: byName(count, (n) => [`KEY_${n}`, undefined]) }),
  'unknown-props-of-one': (chart, count) =>
    worker(
      chart,
      byName(count, (n) => [`unknown${n}`, n]),
    ),
  'wrong-containers-in-a-patch': (chart, count) =>
    worker(chart, {
      patch: {
        deployment: {
          spec: { template: { spec: { containers: each(count, (n) => ({ name: `c-${n}`, image: 3 })) } } },
        },
      },
    }),
  'suppressions-of-one': (chart, count) =>
    worker(chart, {
      compose: { env: byName(count, (n) => [`A_${n}`, field('metadata.name')]) },
      suppress: each(count, (n) => ({
        code: 'parity/not-expressible',
        field: `compose.env.A_${n}`,
        reason: 'told',
      })),
    }),
  'ports-that-lead-nowhere': (chart, count) => {
    const one = worker(chart, { ports: each(count, (n) => ({ name: `p-${n}`, port: 1024 + n })) });
    new Service(chart, 'all', {
      selects: one,
      ports: each(count, (n) => ({ name: `s-${n}`, port: 1024 + n, to: `pp-${n}` })),
    });
  },
  'undeclared-secrets': (chart, count) =>
    each(
      count,
      (n) =>
        new Worker(chart, `w-${n}`, {
          image,
          volumes: { '/keys': secretFiles(`s-${n}`, { a: 'a' }) },
          patch: { compose: { secrets: [{ source: `s-${n}_b` }] } },
        }),
    ),
  'renamed-services': (chart, count) =>
    each(count, (n) => {
      const one = new WebApp(chart, `web-${n}`, {
        ...web,
        patch: { service: { metadata: { name: `other-${n}` } } },
      });
      new Worker(chart, `w-${n}`, { image, env: { A: one.host } });
    }),
  'wrong-namespaces': (chart, count) =>
    each(
      count,
      (n) => new Worker(new Chart(chart.node.root, `c-${n}`, { namespace: `A_${n}` }), `w-${n}`, { image }),
    ),
  'wrong-sidecars': (chart, count) =>
    new Deployment(chart, 'pod', {
      containers: [{ image }],
      sidecars: each(count, (n) => ({ name: `s-${n}`, image: 'A b', workingDir: 'x', env: { 'A=b': 'c' } })),
    }),
};
