import { App, Chart } from 'lading';

const app = new App();
new Chart(app, 'shop');

app.synth();
