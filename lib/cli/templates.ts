/** The versions that a new project asks for; they come from Lading's own package.json. */
export interface TemplateValues {
  /** Of the project, fit for a package and for Kubernetes. */
  readonly name: string;
  readonly lading: string;
  readonly versionOf: (dependency: string) => string;
}

/** The files of a new project by their path: small enough to be read at once, complete enough to be kept. */
export function templates({ name, lading, versionOf }: TemplateValues): Readonly<Record<string, string>> {
  const versions = (names: readonly string[]) =>
    Object.fromEntries(names.map((dep) => [dep, versionOf(dep)]));
  const manifest = {
    name,
    private: true,
    scripts: { synth: 'lading synth', check: 'lading synth --check', test: 'tsc --noEmit && jest' },
    dependencies: { ...versions(['cdk8s', 'constructs']), lading },
    devDependencies: versions(['@swc/core', '@swc/jest', '@types/jest', '@types/node', 'jest', 'typescript']),
    jest: { testEnvironment: 'node', transform: { '^.+\\.ts$': '@swc/jest' }, testMatch: ['**/*.test.ts'] },
  };
  return {
    'app.ts': app(name),
    'web.ts': chart,
    'web.test.ts': test,
    'cdk8s.yaml': config,
    'package.json': `${JSON.stringify(manifest, undefined, 2)}\n`,
    'tsconfig.json': `${JSON.stringify(compilerOptions, undefined, 2)}\n`,
    '.gitignore': ignored,
  };
}

const app = (name: string) => `import { App } from 'lading';
import { Web } from './web.ts';

const app = new App({ name: '${name}' });
new Web(app, '${name}');
app.synth();
`;

const chart = `import type { Construct } from 'constructs';
import { Chart, httpGet, WebApp } from 'lading';

/** A web server, with all that it takes to run it on Kubernetes and on Docker Compose. */
export class Web extends Chart {
  constructor(scope: Construct, id: string) {
    super(scope, id);

    new WebApp(this, 'web', {
      image: 'nginxinc/nginx-unprivileged:1.29.3',
      port: 8080,
      publish: 8080,
      readiness: httpGet('/'),
      // How Docker Compose asks: by a command that the image has.
      healthTool: 'curl',
      resources: { cpu: '250m', memory: '128Mi' },
    });
  }
}
`;

const test = `import { App } from 'lading';
import 'lading/testing';
import { Web } from './web.ts';

const app = new App();
new Web(app, 'test');

test('the app is fit to be written', () => {
  expect(app).toSynthesize();
});

test('the web server is asked whether it is ready', () => {
  expect(app).toHaveObject('Deployment/web', {
    spec: { template: { spec: { containers: [{ readinessProbe: { httpGet: { path: '/' } } }] } } },
  });
  expect(app).toHaveComposeService('web', {
    healthcheck: { test: expect.arrayContaining(['http://127.0.0.1:8080/']) },
  });
});
`;

const config = `# yaml-language-server: $schema=node_modules/lading/schemas/cdk8s-yaml.json
language: typescript
app: node --import lading/register app.ts
output: dist/kubernetes
lading:
  out: dist
`;

const compilerOptions = {
  compilerOptions: {
    target: 'ES2022',
    module: 'nodenext',
    moduleResolution: 'nodenext',
    strict: true,
    noEmit: true,
    // `./web.ts` is what Node, in either kind of module, jest and TypeScript all find.
    allowImportingTsExtensions: true,
    esModuleInterop: true,
    skipLibCheck: true,
    types: ['node', 'jest'],
  },
  include: ['**/*.ts'],
  exclude: ['node_modules', 'dist'],
};

const ignored = `node_modules/
# Values of secrets never belong into a repository.
.env
secrets/
`;
