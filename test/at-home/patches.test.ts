import { ApiObject, JsonPatch, Testing } from 'cdk8s';
import { configFiles, Deployment, Service, WebApp } from 'lading';

const image = 'ghcr.io/acme/web:1.0.0';

function web(chart = Testing.chart()) {
  const construct = new WebApp(chart, 'web', { image, port: 8080 });
  const object = (kind: string) => Testing.synth(chart).find((each) => each.kind === kind);
  return { construct, object };
}

describe('ApiObject.of', () => {
  it('is the Deployment of a WebApp, and has its name from the start', () => {
    const { construct } = web();
    const object = ApiObject.of(construct);
    expect([object.kind, object.name, object.apiVersion]).toEqual(['Deployment', 'web', 'apps/v1']);
    expect(ApiObject.of(construct.deployment)).toBe(object);
    expect(ApiObject.of(construct.service).kind).toBe('Service');
  });

  it('is the object of a part that stands alone', () => {
    const chart = Testing.chart();
    const deployment = new Deployment(chart, 'api', { containers: [{ image, port: 8080 }] });
    const service = new Service(chart, 'api-service', { selects: deployment, ports: [{ port: 8080 }] });
    expect(ApiObject.of(deployment).name).toBe('api');
    expect(ApiObject.of(service).name).toBe('api-service');
  });

  it('applies JSON patches after our lowering', () => {
    const { construct, object } = web();
    ApiObject.of(construct).addJsonPatch(
      JsonPatch.add('/spec/template/spec/priorityClassName', 'shop'),
      JsonPatch.replace('/spec/replicas', 5),
      JsonPatch.remove('/spec/template/spec/enableServiceLinks'),
    );
    expect(object('Deployment').spec.replicas).toBe(5);
    expect(object('Deployment').spec.template.spec.priorityClassName).toBe('shop');
    expect(object('Deployment').spec.template.spec).not.toHaveProperty('enableServiceLinks');
  });

  it('keeps labels, annotations and owners that are added the cdk8s way', () => {
    const { construct, object } = web();
    const { metadata } = ApiObject.of(construct);
    metadata.addLabel('team', 'shop');
    metadata.addAnnotation('note', 'by hand');
    metadata.addOwnerReference({ apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'x' });
    const found = object('Deployment').metadata;
    expect(found.labels).toMatchObject({ 'app.kubernetes.io/name': 'web', team: 'shop' });
    expect(found.annotations).toEqual({ note: 'by hand' });
    expect(found.ownerReferences).toHaveLength(1);
    expect(object('Service').metadata.labels).not.toHaveProperty('team');
  });

  describe('of a ConfigMap', () => {
    /** The name of the ConfigMap, under which its pods mount it. */
    function configured(text: string, patch?: (config: ApiObject) => void) {
      const chart = Testing.chart();
      const volumes = { '/etc/web': configFiles({ 'web.ini': text }) };
      const { deployment } = new WebApp(chart, 'web', { image, port: 8080, volumes });
      patch?.(ApiObject.of(deployment.node.findChild('ConfigMap-etc-web')));
      const objects = Testing.synth(chart);
      const find = (kind: string) => objects.find((each) => each.kind === kind);
      const { name } = find('ConfigMap').metadata;
      expect(find('Deployment').spec.template.spec.volumes).toContainEqual({
        name: 'etc-web',
        configMap: { name },
      });
      return name;
    }

    it('gives it the name of its content, which the pods follow', () => {
      const patched = configured('a', (config) =>
        config.addJsonPatch(JsonPatch.replace('/data/web.ini', 'b')),
      );
      expect(patched).toEqual(configured('b'));
      expect(patched).not.toEqual(configured('a'));
    });

    it('leaves the name where the content is the same', () => {
      expect(configured('a', ({ metadata }) => metadata.addLabel('team', 'shop'))).toEqual(configured('a'));
    });

    it('says once that the patch does not apply', () => {
      let message = '';
      try {
        configured('a', (config) => config.addJsonPatch(JsonPatch.replace('/data/none/such', 'b')));
      } catch (error) {
        message = String(error);
      }
      expect(message.match(/patch\/failed/g)).toHaveLength(1);
    });
  });
});
