import { kubernetesVersions, validateKubernetesObject } from '../../../lib/validation/schema';
import { container, deployment, found, newest } from './sample';

describe('an object that every server accepts', () => {
  test('has no problem in any version', () => {
    expect(found(deployment())).toEqual([]);
  });

  test('may say null wherever a field may be left out', () => {
    const object = deployment({
      spec: { strategy: null, minReadySeconds: null },
      pod: { volumes: null, securityContext: null, nodeSelector: null, restartPolicy: null },
      container: { env: null, resources: { limits: null }, args: ['a', null], readinessProbe: null },
    });
    expect(found({ ...object, status: null })).toEqual([]);
  });

  test('may carry a status that no server looks at', () => {
    expect(found({ ...deployment(), status: { conditions: [{}], replicas: 0 } })).toEqual([]);
  });

  test('may say "" where the server fills in a default', () => {
    const pod = { restartPolicy: '', dnsPolicy: '' };
    expect(found(deployment({ pod, container: { imagePullPolicy: '' } }))).toEqual([]);
  });

  test('may write amounts as numbers, and counts as percentages', () => {
    const limits = { cpu: 0.5, memory: '128Mi', 'ephemeral-storage': '1e3', 'acme.dev/x': ' 1k ' };
    const strategy = { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } };
    expect(found(deployment({ spec: { strategy }, container: { resources: { limits } } }))).toEqual([]);
  });

  test('may leave out what the OpenAPI calls required and the server does not', () => {
    const priority = { apiVersion: 'scheduling.k8s.io/v1', kind: 'PriorityClass', metadata: { name: 'low' } };
    const headers = { httpGet: { port: 80, httpHeaders: [{ name: 'X-Empty' }] } };
    expect(found(priority)).toEqual([]);
    expect(found(deployment({ container: { livenessProbe: headers } }))).toEqual([]);
  });

  test('may ask in a claim template what servers before 1.34 never look at', () => {
    const claim = { metadata: { name: 'data' }, spec: { accessModes: ['Sometimes'] } };
    const { spec, ...rest } = deployment();
    const object = { ...rest, kind: 'StatefulSet', spec: { ...Object(spec), volumeClaimTemplates: [claim] } };
    const [problem, ...others] = validateKubernetesObject(object, kubernetesVersions);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({
      keyword: 'enum',
      pointer: '/spec/volumeClaimTemplates/0/spec/accessModes/0',
      versions: ['1.34', '1.35', '1.36', '1.37'],
    });
  });
});

describe('a problem', () => {
  test('is an unknown field, with the name that was meant', () => {
    const [problem, ...others] = validateKubernetesObject(
      deployment({ spec: { replcias: 3 } }),
      kubernetesVersions,
    );
    expect(others).toEqual([]);
    expect(problem).toEqual({
      pointer: '/spec/replcias',
      keyword: 'additionalProperties',
      message: 'unknown field "replcias" (did you mean "replicas"?)',
      suggestion: 'replicas',
      versions: kubernetesVersions,
    });
  });

  test('is a value that a closed list does not have', () => {
    const [problem] = validateKubernetesObject(
      deployment({ container: { imagePullPolicy: 'always' } }),
      newest,
    );
    expect(problem).toMatchObject({
      pointer: `${container}/imagePullPolicy`,
      keyword: 'enum',
      suggestion: 'Always',
      versions: newest,
    });
  });

  test.each([
    ['maximum', { ports: [{ containerPort: 65536 }] }, 'ports/0/containerPort'],
    ['minimum', { readinessProbe: { tcpSocket: { port: 0 } } }, 'readinessProbe/tcpSocket/port'],
    ['required', { ports: [{ name: 'http' }] }, 'ports/0/containerPort'],
    ['type', { args: 'serve' }, 'args'],
    ['type', { tty: 'yes' }, 'tty'],
    ['type', { env: [{ name: 'PORT', value: 80 }] }, 'env/0/value'],
    ['minLength', { image: '' }, 'image'],
    ['pattern', { resources: { limits: { cpu: '2 cores' } } }, 'resources/limits/cpu'],
  ])('is %s of a field in a container: %j', (keyword, fields, below) => {
    expect(found(deployment({ container: fields }))).toEqual([`${keyword} ${container}/${below}`]);
  });

  test('is a required field that is missing, or null, or an empty list', () => {
    expect(found(deployment({ spec: { selector: undefined } }))).toEqual(['required /spec/selector']);
    expect(found(deployment({ container: { name: null } }))).toEqual([`type ${container}/name`]);
    expect(found(deployment({ pod: { containers: [] } }))).toEqual([
      'minItems /spec/template/spec/containers',
    ]);
  });

  test('is one for a value of the wrong type, though it is in no closed list either', () => {
    expect(found(deployment({ pod: { restartPolicy: 1 } }))).toEqual([
      'type /spec/template/spec/restartPolicy',
    ]);
  });

  test('is a percentage that is none', () => {
    const strategy = { rollingUpdate: { maxSurge: 'some', maxUnavailable: '25 %' } };
    expect(found(deployment({ spec: { strategy } }))).toEqual([
      'pattern /spec/strategy/rollingUpdate/maxSurge',
      'pattern /spec/strategy/rollingUpdate/maxUnavailable',
    ]);
  });

  test('never repeats what a Secret holds', () => {
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, data: { key: 'hunter2!' } };
    const [problem] = validateKubernetesObject(secret, newest);
    expect(problem).toMatchObject({ pointer: '/data/key', keyword: 'pattern' });
    expect(JSON.stringify(problem)).not.toContain('hunter2');
  });

  test('escapes the names in its pointer', () => {
    const labels = { 'acme.dev/team': 1, 'b~a': 2 };
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', labels } };
    expect(found(object)).toEqual(['type /metadata/labels/acme.dev~1team', 'type /metadata/labels/b~0a']);
  });
});

describe('problems of several versions', () => {
  test('are one where they are equal, and name the versions where they are not', () => {
    const object = deployment({ spec: { replicas: -1 }, pod: { hostnameOverride: 'web' } });
    expect(validateKubernetesObject(object, kubernetesVersions)).toMatchObject([
      { pointer: '/spec/replicas', keyword: 'minimum', versions: kubernetesVersions },
      {
        pointer: '/spec/template/spec/hostnameOverride',
        keyword: 'additionalProperties',
        message: 'unknown field "hostnameOverride": Kubernetes has it from 1.34',
        versions: ['1.31', '1.32', '1.33'],
      },
    ]);
  });

  test('follow a closed list that grew', () => {
    const object = deployment({ pod: { tolerations: [{ key: 'a', operator: 'Lt', value: '5' }] } });
    const versions = ['1.31', '1.32', '1.33', '1.34'];
    expect(validateKubernetesObject(object, kubernetesVersions)).toMatchObject([
      { keyword: 'enum', versions },
    ]);
  });

  test('are sorted by their place, list entries by number', () => {
    const env = Array.from({ length: 11 }, (_, index) => ({
      name: `A${index}`,
      value: index % 9 === 1 ? 1 : '1',
    }));
    expect(found(deployment({ container: { env } }))).toEqual([
      `type ${container}/env/1/value`,
      `type ${container}/env/10/value`,
    ]);
  });

  test('cannot be asked for of a version that is not there', () => {
    expect(() => validateKubernetesObject(deployment(), ['1.99'])).toThrow(RangeError);
  });
});
