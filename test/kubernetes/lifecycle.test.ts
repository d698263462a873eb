import { lowerLifecycle } from '../../lib/kubernetes/lifecycle';
import type { Hook } from '../../lib/model/container';
import { port } from '../model/parts';
import { placeIn } from './make';

function lower(hooks: { postStart?: Hook; preStop?: Hook }) {
  return lowerLifecycle({ ...hooks, ports: [port()] }, placeIn());
}

test('no hooks, no lifecycle', () => {
  expect(lower({})).toBeUndefined();
});

test('each kind of hook is written as Kubernetes has it', () => {
  expect(
    lower({
      postStart: { type: 'exec', command: ['sh', '-c', 'echo $(date)'] },
      preStop: { type: 'sleep', duration: 4500 },
    }),
  ).toEqual({
    postStart: { exec: { command: ['sh', '-c', 'echo $(date)'] } },
    preStop: { sleep: { seconds: 5 } },
  });
});

test('a request goes to the first port, unless another is named', () => {
  expect(lower({ preStop: { type: 'httpGet', path: '/bye', scheme: 'HTTP' } })).toEqual({
    preStop: { httpGet: { path: '/bye', port: 8080 } },
  });
  expect(lower({ preStop: { type: 'httpGet', path: '/bye', scheme: 'HTTPS', port: 'admin' } })).toEqual({
    preStop: { httpGet: { path: '/bye', port: 'admin', scheme: 'HTTPS' } },
  });
});
