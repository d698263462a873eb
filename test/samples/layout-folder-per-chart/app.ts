import { YamlOutputType } from 'cdk8s';
import { App, Chart, WebApp, Worker } from 'lading';

const app = new App({ name: 'acme', yamlOutputType: YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE });
const shop = new Chart(app, 'shop', { namespace: 'shop' });
const mail = new Chart(app, 'mail', { namespace: 'mail' });

const api = new WebApp(shop, 'api', { image: 'ghcr.io/acme/api:1.0.0', port: 8080 });
new Worker(mail, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0', env: { API: api.url() } });

app.synth();
