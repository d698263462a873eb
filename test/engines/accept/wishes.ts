import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textAt } from '../host/json';
import { type Case, readObjects } from './cases';
import type { Critical } from './lint';

/** What kube-score calls critical, and Lading leaves as it is where the app says so, or says nothing that would tell. */
interface Left {
  readonly check: string;
  /** What in the app asks for it. */
  readonly asked: RegExp;
  readonly why: string;
}

const left: readonly Left[] = [
  {
    check: 'Container Security Context User Group ID',
    asked: /\buser: |from 'cdk8s-plus/,
    why: 'the app says which user the image needs, or another library has made the object',
  },
  {
    check: 'Container Security Context ReadOnlyRootFilesystem',
    asked: /writableRoot: true|user: 'image'|privileged: true|from 'cdk8s-plus/,
    why: 'the app lets the root be written to or takes the image as it is, or another library has made the object',
  },
  { check: 'Container Security Context Privileged', asked: /privileged: true/, why: 'the app says so' },
  {
    check: 'Container Image Pull Policy',
    asked: /pull: '(missing|never)'/,
    why: 'the app says when images are pulled',
  },
  { check: 'Container Image Tag', asked: /:latest'/, why: 'the app names that tag' },
  {
    check: 'Container Resources',
    asked: /'unlimited'|limit: 'none'/,
    why: 'the app takes the limit away',
  },
  {
    check: 'Container Ephemeral Storage Request and Limit',
    asked: /resources: 'unlimited'|from 'cdk8s-plus/,
    why: 'the app takes all limits away, or another library has made the object',
  },
  {
    check: 'Pod Probes',
    asked: /readiness: false|protocol: 'udp'|new (Deployment|Pod)\(/,
    why: 'the app wants none, nothing can be asked over UDP, and a part that stands alone gets nothing that nobody asked for',
  },
  {
    check: 'Pod Probes',
    asked: /new External\(/,
    why: 'kube-score takes a Service of type ExternalName for one that selects every pod',
  },
  { check: 'Pod Probes Identical', asked: /liveness: /, why: 'the app asks the same twice' },
  {
    check: 'Deployment has PodDisruptionBudget',
    asked: /disruptionBudget: false|min: 0|JsonPatch\.replace\('\/spec\/replicas'/,
    why: 'the app wants none, scales down to nothing, or gets its replicas by a patch',
  },
  {
    check: 'CronJob has deadline',
    asked: /new CronJob\((?![\s\S]*startingDeadline)/,
    why: 'without a deadline the last run that was missed is made up for; with one that Lading made up, a backup would be left out',
  },
];

const project = join(__dirname, '../../..');

/** What is critical of a case and follows from nothing that its app says: one line each. */
export function unasked({ name, folder }: Case, criticals: readonly Critical[]): string[] {
  const [room = '', ...parts] = name.split('/');
  // An example with environments has a case for each of them.
  const app = readFileSync(join(project, room, ...parts.slice(0, room === 'test' ? 2 : 1), 'app.ts'), 'utf8');
  const isolated = isolatedIn(join(folder, 'kubernetes'));
  return criticals
    .filter((critical) =>
      critical.check === 'Pod NetworkPolicy'
        ? isolated.has(critical.name)
        : !left.some(({ check, asked }) => check === critical.check && asked.test(app)),
    )
    .map(({ object, check }) => `${object}: ${check}`);
}

/** Names of what stands in a chart with policies: where a chart isolates, each of its workloads has one. */
function isolatedIn(manifests: string): ReadonlySet<string> {
  const charts = readdirSync(manifests)
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => readObjects(readFileSync(join(manifests, file), 'utf8')))
    .filter((objects) => objects.some((object) => textAt(object, 'kind') === 'NetworkPolicy'));
  return new Set(charts.flat().map((object) => textAt(object, 'metadata', 'name')));
}
