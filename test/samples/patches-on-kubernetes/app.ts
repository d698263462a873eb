import { ApiObject, JsonPatch } from 'cdk8s';
import { App, Chart, WebApp } from 'lading';

const app = new App();
const shop = new Chart(app, 'shop');

const web = new WebApp(shop, 'web', {
  image: 'ghcr.io/acme/web:1.0.0',
  port: 8080,
  patch: {
    deployment: { spec: { template: { spec: { priorityClassName: 'shop', hostAliases: null } } } },
    service: [{ op: 'add', path: '/spec/sessionAffinity', value: 'ClientIP' }],
  },
});

// cdk8s' own way works as well, and both are part of what is validated.
ApiObject.of(web).addJsonPatch(JsonPatch.add('/metadata/annotations', { 'acme.dev/patched': 'yes' }));
ApiObject.of(web).addJsonPatch(JsonPatch.replace('/spec/revisionHistoryLimit', 3));

app.synth();
