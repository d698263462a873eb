import { App, Chart, Size } from 'cdk8s';
import { Cpu, Deployment, EnvValue, Probe } from 'cdk8s-plus-34';
import { measured } from './measured.mjs';

// node cdk8s-plus.mjs <one-chart | many-charts> <count> <folder>
const [shape, count, outdir] = process.argv.slice(2);

measured(() => {
  const app = new App({ outdir });
  let chart = shape === 'many-charts' ? undefined : new Chart(app, 'shop');
  for (let index = 0; index < Number(count); index++) {
    if (shape === 'many-charts') chart = new Chart(app, `shop-${index}`);
    const deployment = new Deployment(chart, `web-${index}`, {
      replicas: 2,
      containers: [
        {
          image: 'ghcr.io/acme/web:1.0.0',
          portNumber: 8080,
          envVariables: {
            LOG_LEVEL: EnvValue.fromValue('info'),
            NUMBER: EnvValue.fromValue(String(index)),
            GREETING: EnvValue.fromValue(`hello from ${index}`),
          },
          readiness: Probe.fromHttpGet('/ready'),
          liveness: Probe.fromHttpGet('/healthz'),
          resources: {
            cpu: { request: Cpu.millis(100), limit: Cpu.millis(500) },
            memory: { request: Size.mebibytes(256), limit: Size.mebibytes(256) },
          },
        },
      ],
    });
    deployment.exposeViaService({ ports: [{ port: 8080 }] });
  }
  app.synth();
});
