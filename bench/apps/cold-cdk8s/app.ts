import { App, Chart, Size } from 'cdk8s';
import { Cpu, Deployment, EnvValue, Probe } from 'cdk8s-plus-34';

const app = new App();
const shop = new Chart(app, 'shop');

const api = new Deployment(shop, 'api', {
  replicas: 2,
  containers: [
    {
      image: 'ghcr.io/acme/api:1.4.2',
      portNumber: 8080,
      envVariables: { LOG_LEVEL: EnvValue.fromValue('info'), CACHE_SECONDS: EnvValue.fromValue('60') },
      readiness: Probe.fromHttpGet('/ready'),
      liveness: Probe.fromHttpGet('/healthz'),
      resources: {
        cpu: { request: Cpu.millis(250), limit: Cpu.millis(250) },
        memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
      },
    },
  ],
});
const service = api.exposeViaService({ ports: [{ port: 8080 }] });

new Deployment(shop, 'mailer', {
  replicas: 1,
  containers: [
    {
      image: 'ghcr.io/acme/mailer:2.0.0',
      envVariables: {
        API: EnvValue.fromValue(`http://${service.name}:8080`),
        LOG_LEVEL: EnvValue.fromValue('info'),
      },
      resources: {
        cpu: { request: Cpu.millis(100), limit: Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(128) },
      },
    },
  ],
});

app.synth();
