import { ApiObject, Testing } from 'cdk8s';
import { Chart, Worker } from 'lading';
import { synthesize } from 'lading/testing';
import { image, messageOf, shop } from './shop';

const broken = () => shop({}, { port: 'htp' });

describe('toSynthesize', () => {
  it('passes for an app without errors, and for what has come of one', () => {
    expect(shop().app).toSynthesize();
    expect(synthesize(shop().app)).toSynthesize();
    expect(broken().app).not.toSynthesize();
  });

  it('fails with every error at the line of the app, also where a chart is given', () => {
    const message = messageOf(() => expect(broken().chart).toSynthesize());
    expect(message).toContain('1 error.');
    expect(message).toContain('error  probe/port-not-found');
    expect(message).toContain('test/testing/shop.ts:');
    expect(message).toContain('did you mean http?');
  });

  it('counts warnings and notes with strict', () => {
    expect(shop().app).not.toSynthesize({ strict: true });
    expect(messageOf(() => expect(shop().app).not.toSynthesize())).toContain('expected to have an error');
  });

  it('takes an app of cdk8s with a part of Lading in it, and nothing else', () => {
    const chart = new Chart(Testing.app(), 'shop');
    new Worker(chart, 'mailer', { image });
    expect(chart).toSynthesize();
    expect(messageOf(() => expect(Testing.app()).toSynthesize())).toContain('nothing of Lading');
    expect(messageOf(() => expect('app').toSynthesize())).not.toContain('nothing was thrown');
    expect(messageOf(() => expect({}).toSynthesize())).toContain('An app is needed');
  });
});

describe('toReport', () => {
  it('finds a diagnostic by its code, construct, severity and message', () => {
    const { app, web, api } = broken();
    const made = synthesize(app);
    expect(made).toReport('probe/port-not-found');
    expect(made).toReport('probe/port-not-found', { at: 'web', severity: 'error', message: /htp/ });
    expect(made).toReport('probe/port-not-found', { at: 'shop/web', message: 'htp' });
    expect(web).toReport('probe/port-not-found');
    expect(api).not.toReport('probe/port-not-found');
    expect(made).not.toReport('probe/port-not-found', { at: 'api' });
    expect(made).not.toReport('probe/port-not-found', { at: 'eb' });
    expect(made).not.toReport('probe/port-not-found', { severity: 'warning' });
    expect(made).not.toReport('probe/port-not-found', { message: /https/ });
  });

  it('says what is reported instead', () => {
    const { app } = broken();
    const message = messageOf(() => expect(app).toReport('port/duplicate', { at: 'web' }));
    expect(message).toContain('"port/duplicate" at "web" is not reported.');
    expect(message).toContain('error  probe/port-not-found  at "shop/web"');
  });

  it('refuses a code that does not exist, also where it is to be missing', () => {
    const check = () => Reflect.apply(expect(shop().app).not.toReport, undefined, ['probe/port-notfound']);
    expect(messageOf(check)).toContain('Did you mean "probe/port-not-found"?');
  });

  it('knows the codes of policy rules, and takes those of your own', () => {
    expect(shop().app).not.toReport('image/no-tag');
    expect(shop().app).not.toReport('custom/team-label');
  });

  it('passes over what somebody has suppressed, and says so', () => {
    const { app, chart } = shop();
    const props = { image: 'nginx:1.29' } as const;
    new Worker(chart, 'other', props);
    expect(app).toReport('image/needs-looser-defaults', { at: 'other' });
    new Worker(chart, 'quiet', {
      ...props,
      suppress: [{ code: 'image/needs-looser-defaults', reason: 'known' }],
    });
    expect(app).not.toReport('image/needs-looser-defaults', { at: 'quiet' });
    const message = messageOf(() => expect(app).toReport('image/needs-looser-defaults', { at: 'quiet' }));
    expect(message).toContain('suppressed  image/needs-looser-defaults  at "shop/quiet"');
  });
});

describe('toHaveObject', () => {
  const { app, web, api } = shop();
  const made = synthesize(app);

  it('takes a part of the object: what is named of an object, each named element of a list of objects', () => {
    expect(made).toHaveObject('Deployment/web');
    expect(made).toHaveObject('Deployment/default/web');
    expect(made).toHaveObject('Deployment/web', {
      spec: {
        template: {
          spec: {
            automountServiceAccountToken: false,
            containers: [
              { name: 'web', image: expect.stringContaining('web:1'), ports: [{ containerPort: 8080 }] },
            ],
          },
        },
      },
    });
    expect(made).toHaveObject('Service/api', {
      spec: { ports: [{ port: 9090 }], externalName: undefined },
    });
    expect(made).toHaveObject('Deployment/web', {
      spec: { template: { spec: { containers: [{ image: /web:1\.0\.0$/ }] } } },
    });
  });

  it('looks at one construct alone where one is given', () => {
    expect(web).toHaveObject('Deployment/web');
    expect(api).not.toHaveObject('Deployment/web');
  });

  it('shows each place that differs, and nothing else', () => {
    const check = () =>
      expect(made).toHaveObject('Deployment/web', {
        spec: {
          replicas: 7,
          template: { spec: { containers: [{ name: 'web', image: 'ghcr.io/acme/web:2.0.0' }] } },
        },
      });
    expect(messageOf(check)).toBe(`Deployment/web is not as expected:
  spec.replicas
    expected  7
    found     1
  spec.template.spec.containers[0].image
    expected  "ghcr.io/acme/web:2.0.0"
    found     "ghcr.io/acme/web:1.0.0"`);
  });

  it('takes a list of anything but objects as the whole list', () => {
    const drop = (list: string[]) => ({
      spec: { template: { spec: { containers: [{ securityContext: { capabilities: { drop: list } } }] } } },
    });
    expect(made).toHaveObject('Deployment/web', drop(['ALL']));
    expect(made).not.toHaveObject('Deployment/web', drop([]));
    expect(made).not.toHaveObject('Deployment/web', drop(['ALL', 'NET_RAW']));
  });

  it('takes no element of a list for two, whichever is asked for first', () => {
    const ports = (list: { name?: RegExp; port?: number }[]) => ({ spec: { ports: list } });
    expect(made).toHaveObject('Service/api', ports([{ name: /./ }, { name: /./ }]));
    expect(made).toHaveObject('Service/api', ports([{ name: /./ }, { port: 8080 }]));
    expect(made).not.toHaveObject('Service/web', ports([{ name: /./ }, { name: /./ }]));
  });

  it('says which one was probably meant', () => {
    const message = messageOf(() => expect(made).toHaveObject('Deployment/wbe'));
    expect(message).toContain('Deployment/wbe is not there. Did you mean "Deployment/web"?');
    expect(message).toContain('Deployment/api');
  });

  it('tells the errors of an app beside what is missing', () => {
    const message = messageOf(() => expect(broken().app).toHaveObject('Deployment/wbe'));
    expect(message).toContain('probe/port-not-found');
  });

  it('sees objects of others and what patches have changed', () => {
    const { app: other, chart } = shop();
    new ApiObject(chart, 'own', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'own' },
    }).addJsonPatch();
    expect(other).toHaveObject('ConfigMap/own', { apiVersion: 'v1' });
  });
});

describe('toHaveComposeService and toHaveSwarmService', () => {
  it('take a part of the service, as it stands in the file', () => {
    const { app } = shop();
    expect(app).toHaveComposeService('api', { read_only: true, environment: { DOLLAR: 'a$$b' } });
    expect(app).not.toHaveComposeService('api', { read_only: false });
    expect(app).not.toHaveSwarmService('api');
    const stack = synthesize(app, { targets: ['swarm'] });
    expect(stack).toHaveSwarmService('api', { read_only: true });
    expect(stack).not.toHaveComposeService('api');
  });

  it('say which one was probably meant', () => {
    const message = messageOf(() => expect(shop().app).toHaveComposeService('mailr'));
    expect(message).toContain('The service "mailr" is not there. Did you mean "mailer"?');
  });
});
