import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { functionOf, startOf } from '../../../lib/validation/schema/kubernetes-index';
import { changed, pathsOf, values } from './mutations';
import { deployment } from './sample';

const definitions: Record<string, object> = JSON.parse(
  readFileSync(join(__dirname, '../../../schemas/kubernetes/definitions.json'), 'utf8'),
);
const start = startOf('apps/v1', 'Deployment', '1.37') ?? '';

const ajv = new Ajv({
  allErrors: true,
  strict: false,
  validateSchema: false,
  messages: false,
  logger: false,
});
for (const [name, definition] of Object.entries(definitions)) ajv.addSchema(definition, name);
const reference = ajv.getSchema(start.slice(start.indexOf('#') + 1));

const sample = deployment({
  spec: {
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: '10%' } },
    paused: true,
  },
  pod: {
    volumes: [{ name: 'a', emptyDir: { sizeLimit: '1Gi' } }],
    affinity: { podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 3 }] } },
    securityContext: { supplementalGroups: [1], runAsNonRoot: true },
  },
  container: {
    args: ['a', 'b'],
    ports: [{ containerPort: 80, protocol: 'TCP' }],
    resources: { limits: { cpu: '1', memory: 5 } },
    livenessProbe: { httpGet: { port: 'http', httpHeaders: [{ name: 'a' }] }, periodSeconds: 3 },
  },
});

test('the generated functions find exactly what Ajv itself finds with the same schemas', () => {
  const own = functionOf(start);
  let found = 0;
  for (const path of pathsOf(sample)) {
    for (const value of values) {
      const object = changed(sample, path, value);
      reference?.(object);
      const expected = (reference?.errors ?? []).map(({ instancePath, keyword, params }) => ({
        instancePath,
        keyword,
        params,
      }));
      expect({ path, value, problems: own(object, '', null) ?? [] }).toEqual({
        path,
        value,
        problems: expected,
      });
      found += expected.length;
    }
  }
  expect(found).toBeGreaterThan(500);
});
