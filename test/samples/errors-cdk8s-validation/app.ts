import { Construct } from 'constructs';
import { App, Chart, Worker } from 'lading';

class Team extends Construct {
  constructor(scope: Construct, id: string, owner?: string) {
    super(scope, id);
    this.node.addValidation({ validate: () => (owner === undefined ? [`team ${id} has no owner`] : []) });
  }
}

const app = new App();
const shop = new Chart(app, 'shop');
new Worker(shop, 'mailer', { image: 'ghcr.io/acme/mailer:1.0.0' });
new Team(shop, 'front', 'Ada');
new Team(shop, 'back');
app.node.addValidation({ validate: () => ['the app has no team that is on call'] });

app.synth();
