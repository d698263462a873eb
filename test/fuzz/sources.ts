import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { goodObjects } from '../conformance/good';

const root = join(__dirname, '../..');

const definition = (pattern: string) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: boxes.acme.dev }
spec:
  group: acme.dev
  scope: Namespaced
  names: { kind: Box, plural: boxes, singular: box, listKind: BoxList }
  versions:
    - name: v1
      served: true
      storage: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            spec:
              type: object
              properties:
                name: { type: string, pattern: '${pattern}' }
                list: { type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [a], items: { type: object, required: [a], properties: { a: { type: string } } } }
              x-kubernetes-validations: [{ rule: "self.name.matches('^a') || size(self.list) > 0", message: no }]
---
apiVersion: acme.dev/v1
kind: Box
metadata: { name: a }
spec: { name: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!, list: [{ a: b }] }
`;

const merged = `include: [other.yaml]
x-common: &common { restart: always, environment: { A: "\${A:-\${B:-c}}", DB_PASSWORD: "\${X:?}" } }
services:
  web: { <<: *common, image: "a/b:\${TAG:-1}", extends: { service: base }, ports: ["80:80", "127.0.0.1:81:81/udp"], volumes: ["./a:/a:ro", "v:/v"] }
  base: { image: a/c:1, depends_on: { db: { condition: service_healthy } }, healthcheck: { test: [CMD, a], interval: 5s } }
  db: { image: !override a/d:1, environment: !reset null, deploy: { resources: { limits: { cpus: "0.5", memory: 1g } } } }
volumes: { v: {} }
`;

/** So many letters a text has at most, unless one document of it has more: it is the count of damages that finds something. */
const window = 3000;

/** Manifests of every kind that is checked, to be damaged. */
export function sources(): string[] {
  const objects = [...goodObjects().values()].map((object) => JSON.stringify(object, undefined, 1));
  const expected = ['samples', '../examples'].flatMap((room) =>
    readdirSync(join(root, 'test', room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /expected\/.*\.yaml$/.test(path))
      .flatMap((path) => windowsOf(readFileSync(join(root, 'test', room, path), 'utf8'))),
  );
  return [...objects, ...expected, ...['^(a+)+$', '(?i)^[[:alpha:]]\\pL*$'].map(definition), merged];
}

/** Documents that follow each other, as many as fit. */
function windowsOf(text: string): string[] {
  const windows = [''];
  for (const document of text.split(/^(?=---$)/m)) {
    const last = windows.at(-1) ?? '';
    if (last === '' || last.length + document.length <= window) windows[windows.length - 1] = last + document;
    else windows.push(document);
  }
  return windows.map((each) => each.slice(0, 2 * window));
}
