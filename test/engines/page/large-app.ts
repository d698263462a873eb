/** The program of an app of 1,000 workloads in twenty charts, some of which lead to each other. */
export function largeApp(): string {
  return `import { App, Chart, httpGet, secret, WebApp } from 'lading';
const app = new App({ name: 'large' });
let before: WebApp | undefined;
for (let team = 0; team < 20; team += 1) {
  const chart = new Chart(app, \`team-\${team}\`, { namespace: \`team-\${team}\` });
  for (let index = 0; index < 50; index += 1) {
    const web: WebApp = new WebApp(chart, \`web-\${team}-\${index}\`, {
      image: \`ghcr.io/acme/web:\${index}\`,
      port: 8080,
      env: { LOG: 'info', NEXT: before ? before.url('/') : 'none', KEY: secret(\`key-\${team}\`, 'key') },
      readiness: httpGet('/ready'),
      healthTool: 'curl',
      startAfter: before && index % 5 ? [before] : [],
    });
    before = index % 7 === 6 ? undefined : web;
  }
}
`;
}
