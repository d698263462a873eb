import { App, Chart, type ChartProps, type NamespaceProps, Worker } from 'lading';
import { at, image, read } from './make';

function inChart(props: ChartProps, user?: number) {
  const chart = new Chart(new App(), 'shop', props);
  new Worker(chart, 'web', { image, user });
  return read(chart);
}
const made = (props: NamespaceProps) => inChart({ namespace: { name: 'shop', ...props } });
const labelsOf = ({ objects }: ReturnType<typeof read>) =>
  at(objects['Namespace/shop'], 'metadata', 'labels');

describe('a namespace', () => {
  it('says by its labels what it asks of pods', () => {
    expect(labelsOf(made({ podSecurity: 'baseline' }))).toEqual({
      'pod-security.kubernetes.io/enforce': 'baseline',
    });
    expect(labelsOf(made({ podSecurity: { warn: 'restricted', version: '1.36' } }))).toEqual({
      'pod-security.kubernetes.io/warn': 'restricted',
      'pod-security.kubernetes.io/warn-version': 'v1.36',
    });
    const both = inChart({
      namespace: { name: 'shop', podSecurity: { audit: 'baseline' } },
      security: 'restricted',
    });
    expect(labelsOf(both)).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/audit': 'baseline',
    });
    expect(labelsOf(made({}))).toBeUndefined();
  });

  it('refuses what is wider, in whatever way it is said, and takes all defaults', () => {
    const enforce = 'pod-security.kubernetes.io/enforce';
    const ways: readonly ChartProps[] = [
      { security: 'restricted' },
      { namespace: 'shop', security: 'restricted' },
      { namespace: { name: 'shop', podSecurity: 'restricted' } },
      { namespace: { name: 'shop', create: false, podSecurity: 'restricted' } },
      { namespace: { name: 'shop', labels: { [enforce]: 'restricted' } } },
    ];
    for (const props of ways) {
      expect(inChart(props).told).toEqual([]);
      expect(new Set(inChart(props, 0).told)).toEqual(new Set(['shop/web: security/not-admitted']));
    }
    expect(inChart({ security: 'baseline' }, 0).told).toEqual([]);
    const inner = new Chart(new App({ security: 'restricted' }), 'shop', { security: 'baseline' });
    new Worker(inner, 'web', { image, user: 0 });
    expect(read(inner).told).toEqual([]);
  });

  it('holds no more than its quota, and gives containers that say nothing what they get', () => {
    const { objects, told } = made({
      quota: { requests: { cpu: 1.5, storage: '10Gi' }, limits: { memory: '2Gi' }, objects: { pods: 5 } },
      limitRange: { default: { cpu: 1 }, max: { ephemeralStorage: '1Gi' } },
    });
    expect(objects['ResourceQuota/shop']).toMatchObject({
      metadata: { namespace: 'shop' },
      spec: {
        hard: { 'requests.cpu': '1500m', 'requests.storage': '10Gi', 'limits.memory': '2Gi', pods: '5' },
      },
    });
    expect(at(objects['LimitRange/shop'], 'spec', 'limits')).toEqual([
      { type: 'Container', default: { cpu: '1' }, max: { 'ephemeral-storage': '1Gi' } },
    ]);
    expect(told).toEqual([]);
  });

  it('has none of it where it is not written', () => {
    const { told } = made({
      create: false,
      quota: { objects: { pods: 1 } },
      limitRange: { max: { cpu: 1 } },
    });
    expect(told).toEqual(['shop: patch/no-object', 'shop: patch/no-object']);
  });

  it.each<object>([
    { quota: { objects: { pod: 1 } } },
    { quota: { objects: { pods: -1 } } },
    { limitRange: { max: { cpu: '1Gi' } } },
  ])('takes nothing that nobody counts: %j', (props) => {
    expect(made({ ...props }).told).toHaveLength(1);
  });
});
