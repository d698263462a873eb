import type { Cluster } from '../../../lib/model/cluster';
import { kubernetesInvalid } from '../../../lib/validation/rules/kubernetes-invalid';
import { app } from '../../model/parts';
import { check, placesOf, pod } from '../rules/check';

/** What is told of an object for a cluster, and how badly: `- Service/a/spec/ipFamilies/0`. */
function told(object: object, cluster?: Cluster, versions = ['1.37']): string[] {
  const { kubernetes } = app();
  const model = { kubernetes: { ...kubernetes, versions, cluster } };
  return check(kubernetesInvalid, { model, objects: [{ object }] }).flatMap((finding) => {
    const mark = finding.severity === 'warning' ? '~' : '-';
    return placesOf([finding]).map(
      (place) => `${mark} ${place.slice(place.indexOf('/', place.indexOf('/') + 1))}`,
    );
  });
}

const service = (spec: object) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a' },
  spec: { selector: { a: 'b' }, ports: [{ port: 80 }], ...spec },
});
const single: Cluster = { ipFamilies: ['IPv4'] };
const both: Cluster = { ipFamilies: ['IPv4', 'IPv6'] };

test.each<[what: string, spec: object, place: string[]]>([
  ['an address of another', { ipFamilies: ['IPv6'], clusterIP: '10.0.0.1' }, ['- /spec/clusterIP']],
  ['an address of its own', { ipFamilies: ['IPv6'], clusterIP: 'fd00::1' }, []],
  [
    'two, in another order',
    {
      ipFamilyPolicy: 'RequireDualStack',
      ipFamilies: ['IPv6', 'IPv4'],
      clusterIP: '10.0.0.1',
      clusterIPs: ['10.0.0.1', 'fd00::1'],
    },
    ['- /spec/clusterIPs/0', '- /spec/clusterIPs/1'],
  ],
  ['no address', { ipFamilies: ['IPv6'], clusterIP: 'None' }, []],
])('a Service that names a family has %s, whatever the cluster is like', (_, spec, places) => {
  expect(told(service(spec))).toEqual(places);
});

describe('the families of addresses of a cluster', () => {
  // As kube-apiserver 1.37 with one range of addresses, and with one of each family, has it.
  const prefer = { ipFamilyPolicy: 'PreferDualStack' };
  const require = { ipFamilyPolicy: 'RequireDualStack' };
  test.each([
    ['nothing', {}, []],
    ['the other family', { ipFamilies: ['IPv6'] }, ['/spec/ipFamilies/0']],
    ['its own family', { ipFamilies: ['IPv4'] }, []],
    ['two', require, ['/spec/ipFamilyPolicy']],
    ['two where there are two', prefer, []],
    ['two by name, if there are', { ...prefer, ipFamilies: ['IPv4', 'IPv6'] }, ['/spec/ipFamilies/1']],
    [
      'two by name',
      { ...require, ipFamilies: ['IPv6', 'IPv4'] },
      ['/spec/ipFamilyPolicy', '/spec/ipFamilies/0'],
    ],
    ['an address of the other', { clusterIP: 'fd00:10::99' }, ['/spec/clusterIP']],
    ['an address of its own', { clusterIP: '10.197.3.3' }, []],
    [
      'an address of each',
      { ...prefer, clusterIP: '10.1.0.1', clusterIPs: ['10.1.0.1', 'fd00::1'] },
      ['/spec/clusterIPs/1'],
    ],
    ['none of its own', { clusterIP: 'None', ipFamilies: ['IPv6'] }, ['/spec/ipFamilies/0']],
    [
      'none, and leads where others say',
      { clusterIP: 'None', selector: undefined, ...require, ipFamilies: ['IPv6', 'IPv4'] },
      [],
    ],
  ])('are held against a Service that asks for %s', (_, spec, places) => {
    expect(told(service(spec), single)).toEqual(places.map((place) => `- ${place}`));
    expect(told(service(spec), both)).toEqual([]);
    expect(told(service(spec))).toEqual([]);
  });

  test.each([
    ['no policy', { ipFamilies: ['IPv4', 'IPv6'] }, ['- /spec/ipFamilyPolicy']],
    [
      'a policy for one',
      { ipFamilies: ['IPv4', 'IPv6'], ipFamilyPolicy: 'SingleStack' },
      ['- /spec/ipFamilyPolicy'],
    ],
    [
      'no policy, and addresses',
      { clusterIP: '10.1.0.1', clusterIPs: ['10.1.0.1', 'fd00::1'] },
      ['- /spec/ipFamilyPolicy'],
    ],
    [
      'no policy where others say where it leads',
      { clusterIP: 'None', selector: {}, ipFamilies: ['IPv4', 'IPv6'] },
      [],
    ],
    [
      'another host',
      { type: 'ExternalName', externalName: 'a.dev', selector: undefined, ports: undefined },
      [],
    ],
  ])('matter to every server where two are asked for with %s', (_, spec, places) => {
    expect(told(service(spec), both)).toEqual(places);
    expect(told(service(spec))).toEqual(places);
  });
});

describe('the feature gates of a cluster', () => {
  const podOf = (container: object, parts: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a' },
    spec: pod(container, parts),
  });
  const set = (updateStrategy: object) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'a' },
    spec: {
      selector: { matchLabels: { a: 'b' } },
      template: { metadata: { labels: { a: 'b' } }, spec: pod({}) },
      updateStrategy,
    },
  });
  const rules = [{ action: 'Restart', exitCodes: { operator: 'In', values: [3] } }];
  const env = [{ name: 'A', valueFrom: { fileKeyRef: { volumeName: 'v', path: 'p', key: 'k' } } }];
  const volume = { volumes: [{ name: 'v', emptyDir: {} }] };
  // What kube-apiserver 1.37 drops (~) and refuses (-) while the gate is off, and takes while it is on.
  test.each([
    ['PodLevelResources', podOf({}, { resources: { limits: { cpu: '1' } } }), ['~ /spec/resources']],
    [
      'ContainerRestartRules',
      podOf({ restartPolicy: 'Never', restartPolicyRules: rules }),
      ['~ /spec/containers/0/restartPolicy', '~ /spec/containers/0/restartPolicyRules'],
    ],
    ['EnvFiles', podOf({ env }, volume), ['- /spec/containers/0/env/0/valueFrom/fileKeyRef']],
    [
      'MaxUnavailableStatefulSet',
      set({ type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 2 } }),
      ['~ /spec/updateStrategy/rollingUpdate/maxUnavailable'],
    ],
  ])('decide about a field that is on by default: %s', (gate, object, places) => {
    expect(told(object, { featureGates: { [gate]: false } })).toEqual(places);
    expect(told(object, { featureGates: { [gate]: true } })).toEqual([]);
    expect(told(object, { featureGates: {} })).toEqual([]);
    expect(told(object)).toEqual([]);
  });

  const mount = { volumeMounts: [{ name: 'v', mountPath: '/v', bindMountOptions: ['noexec'] }] };
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'a' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
      dataSourceRef: {
        apiGroup: 'snapshot.storage.k8s.io',
        kind: 'VolumeSnapshot',
        name: 's',
        namespace: 'b',
      },
    },
  };
  test.each([
    [
      'EmptyDirVolumeMode',
      podOf({}, { volumes: [{ name: 'v', emptyDir: { mode: 511 } }] }),
      ['~ /spec/volumes/0/emptyDir/mode'],
    ],
    [
      'VolumeBindMountOptions',
      podOf(mount, volume),
      ['~ /spec/containers/0/volumeMounts/0/bindMountOptions'],
    ],
    [
      'ContainerStopSignals',
      podOf({ lifecycle: { stopSignal: 'SIGUSR1' } }, { os: { name: 'linux' } }),
      ['~ /spec/containers/0/lifecycle/stopSignal'],
    ],
    [
      'AtomicWriteVolumeUserFields',
      podOf({}, { volumes: [{ name: 'v', configMap: { name: 'a', defaultUser: 1 } }] }),
      ['~ /spec/volumes/0/configMap/defaultUser'],
    ],
    ['CrossNamespaceVolumeDataSource', claim, ['~ /spec/dataSourceRef/namespace']],
    ['StatefulSetRecreateStrategy', set({ type: 'Recreate' }), ['- /spec/updateStrategy/type']],
  ])('decide about a field that is off by default: %s', (gate, object, places) => {
    expect(told(object, { featureGates: { [gate]: false } })).toEqual(places);
    expect(told(object, { featureGates: {} })).toEqual(places);
    expect(told(object, { featureGates: { [gate]: true } })).toEqual([]);
    expect(told(object)).toEqual([]);
  });

  test('decide whether a toleration compares numbers', () => {
    const object = podOf({}, { tolerations: [{ key: 'a', operator: 'Gt', value: '3' }] });
    const places = ['- /spec/tolerations/0/operator'];
    expect(told(object, { featureGates: { TaintTolerationComparisonOperators: false } })).toEqual(places);
    expect(told(object, { featureGates: { TaintTolerationComparisonOperators: true } })).toEqual([]);
    expect(told(object)).toEqual(places);
  });

  test('decide whether an autoscaler takes everything away', () => {
    const target = { type: 'AverageValue', averageValue: '3' };
    const metrics = [{ type: 'External', external: { metric: { name: 'q' }, target } }];
    const scaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
      spec: {
        minReplicas: 0,
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' },
        metrics,
      },
    };
    const off = ['- /spec/minReplicas'];
    expect(told(scaler, { featureGates: { HPAScaleToZero: false } })).toEqual(off);
    expect(told(scaler, { featureGates: { HPAScaleToZero: true } }, ['1.34'])).toEqual([]);
    expect(told(scaler, undefined, ['1.34'])).toEqual(off);
    expect(told(scaler)).toEqual([]);
  });

  test('decide how addresses are written', () => {
    const loose = service({ externalIPs: ['010.1.2.3'] });
    const places = ['- /spec/externalIPs/0'];
    expect(told(loose)).toEqual(places);
    expect(told(loose, { featureGates: { StrictIPCIDRValidation: false } })).toEqual([]);
    expect(told(loose, { featureGates: { StrictIPCIDRValidation: true } }, ['1.34'])).toEqual(places);
  });

  test('are told where one is nearly another', () => {
    const { kubernetes } = app();
    const suggestions = (name: string) =>
      check(kubernetesInvalid, {
        model: { kubernetes: { ...kubernetes, cluster: { featureGates: { [name]: true } } } },
      }).map(({ severity, suggestion }) => [severity, suggestion]);
    expect(suggestions('EnvFile')).toEqual([['warning', 'EnvFiles']]);
    expect(suggestions('EnvFiles')).toEqual([]);
    expect(suggestions('ComponentFlagz')).toEqual([]);
  });
});
