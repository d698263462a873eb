import { Construct } from 'constructs';
import { App, Chart, WebApp, type WebAppProps } from 'lading';

/** A construct of the user's own: ids below the chart make the name, the class does not. */
class Product extends Construct {
  constructor(scope: Construct, id: string, props: WebAppProps) {
    super(scope, id);
    new WebApp(this, 'api', props);
    new WebApp(this, 'admin', { ...props, name: `${id}-back-office` });
  }
}

const app = new App();
const shop = new Chart(app, 'shop');

new Product(shop, 'books', { image: 'ghcr.io/acme/product:1.0.0', port: 8080 });
new Product(shop, 'music', { image: 'ghcr.io/acme/product:1.0.0', port: 8080 });

app.synth();
