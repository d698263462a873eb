import { WebApp, type WebAppProps } from 'lading';
import { at, image, read, shop } from './make';

/** What becomes of a WebApp whose props hold words that every object has something for. */
function made(props: object) {
  const chart = shop({ targets: ['kubernetes', 'compose', 'swarm'] });
  const given: WebAppProps = Object.assign({ image, port: 8080 }, props);
  new WebApp(chart, 'web', given);
  return read(chart);
}

describe('a word that every object has something for is a word like any other', () => {
  it('as a protocol, which names a port', () => {
    const { objects, told } = made({ port: undefined, ports: [{ port: 8080, appProtocol: 'constructor' }] });
    expect(told).toEqual([]);
    expect(at(objects['Service/web'], 'spec', 'ports', 0)).toMatchObject({
      name: 'tcp-8080',
      appProtocol: 'constructor',
    });
  });

  it('as the name of a port, and as a label of nodes', () => {
    const { files, told } = made({
      port: undefined,
      ports: [{ name: 'constructor', port: 8080 }],
      scheduling: { nodeSelector: { constructor: 'valueOf' } },
    });
    expect(told).toEqual([]);
    expect(files.get('swarm/stack.yaml')).toContain('node.labels.constructor == valueOf');
  });

  it('as a property that there is not', () => {
    const { diagnostics } = made({ resources: { toString: 1 }, valueOf: 2 });
    const unknown = diagnostics.filter(({ code }) => code === 'props/unknown');
    expect(unknown).toHaveLength(2);
    expect(JSON.stringify(unknown)).not.toContain('native code');
  });

  it('as a field of a patch', () => {
    const odd = { spec: { template: { spec: { constructor: [{ name: 'a' }] } } } };
    expect(made({ patch: { deployment: odd } }).told).toEqual(['shop/web: kubernetes/invalid']);
  });
});
