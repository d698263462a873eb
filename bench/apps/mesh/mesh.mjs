import { App, Chart, ServiceMesh, WebApp } from 'lading';
import { measured } from '../many/measured.mjs';

/** What a member calls. */
const each = 5;

/** Those that look into requests are asked to; the others only know who calls whom. */
const targets = {
  istio: 'kubernetes',
  'istio-ambient': 'kubernetes',
  linkerd: 'kubernetes',
  cilium: 'kubernetes',
  'gateway-api': 'kubernetes',
  'network-policy': 'kubernetes',
  envoy: 'compose',
  haproxy: 'compose',
  'networks-only': 'compose',
};
const blind = ['gateway-api', 'network-policy', 'networks-only'];

// node mesh.mjs <backend | none> <target> <members> <folder>; without a backend: lists them, each with its target.
const [backend, target, count, outdir] = process.argv.slice(2);
if (backend === undefined) console.log(JSON.stringify(targets));
else measured(() => make(Number(count)));

function make(count) {
  const app = new App({ name: 'bench', outdir, targets: [target] });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const members = Array.from(
    { length: count },
    (_, index) =>
      new WebApp(chart, `m-${index}`, {
        image: 'ghcr.io/acme/web:1.0.0',
        ports: [{ name: 'http', port: 8080 }],
        readiness: false,
        env: { NUMBER: index },
      }),
  );
  const asks =
    backend === 'none' || blind.includes(backend) ? {} : { http: [{ methods: ['GET'], path: '/items' }] };
  for (const [index, member] of members.entries())
    for (let step = 1; step <= each; step++) member.calls(members[(index + step * step) % count], asks);
  if (backend !== 'none')
    new ServiceMesh(chart, 'mesh', {
      members,
      backend: target === 'compose' ? { compose: backend } : backend,
    });
  app.synth();
}
