import type { Cpu, Duration, Memory } from 'lading';
import {
  App,
  Chart,
  claim,
  emptyDir,
  environments,
  httpGet,
  input,
  StatefulApp,
  sleep,
  WebApp,
} from 'lading';

const chart = new Chart(new App(), 'shop');
const base = { image: 'ghcr.io/acme/web:1.0.0', port: 8080 };

export const times: readonly Duration[] = [
  0.5,
  20,
  '500ms',
  '10s',
  '1m30s',
  '1.5h',
  '1h30m',
  '1h1m1s',
  '1s5ms',
];
export const amounts: readonly Memory[] = [0, '1e9', '256Mi', '1.5G', '134217728'];
export const cores: readonly Cpu[] = [0.25, '250m', '1.5'];

new WebApp(chart, 'web', { ...base, resources: { cpu: '250m', memory: { request: '64Mi', limit: 'none' } } });
new WebApp(chart, 'told', { ...base, stopGracePeriod: `${20}s`, preStop: sleep('5s') });

// @ts-expect-error MB is no unit
new WebApp(chart, 'a', { ...base, resources: { memory: '512MB' } });
// @ts-expect-error in memory, m is a thousandth
new WebApp(chart, 'b', { ...base, resources: { memory: '512m' } });
// @ts-expect-error CPU is no memory
new WebApp(chart, 'c', { ...base, resources: { cpu: '1Gi' } });
// @ts-expect-error a word is no unit
new WebApp(chart, 'd', { ...base, stopGracePeriod: '5 seconds' });
// @ts-expect-error a string without a unit
new WebApp(chart, 'e', { ...base, readiness: httpGet('/', { period: '30' }) });
// @ts-expect-error the larger unit comes first
new WebApp(chart, 'f', { ...base, stopGracePeriod: '30s1m' });
// @ts-expect-error a percentage has its sign
new WebApp(chart, 'g', { ...base, rollout: { maxSurge: '25' } });
// @ts-expect-error MB is no unit of a disk either
new StatefulApp(chart, 'h', { ...base, storage: { '/data': '10GB' } });
// @ts-expect-error nor here
claim({ size: '10GB' });
// @ts-expect-error nor here
emptyDir({ sizeLimit: '64MB' });

environments({ dev: { size: '1Gi' }, prod: { size: '20Gi' } }, ({ size }) => {
  claim({ size });
});

const replicas: number = input('REPLICAS', { as: 'number', default: 2 });
const patience: Duration = input('PATIENCE', { as: 'duration', required: true });
const memory: Memory | undefined = input('MEMORY', { as: 'memory' });
// @ts-expect-error a default is of the type, too
input('MEMORY', { as: 'memory', default: '1GB' });
// @ts-expect-error any text is no time
const any: Duration = input('PATIENCE', { required: true });
export const all = [replicas, patience, memory, any];
