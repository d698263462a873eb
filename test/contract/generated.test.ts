import fc from 'fast-check';
import { apps } from '../properties/apps';
import { buildApp } from '../properties/apps-build';
import type { Recipe } from '../properties/apps-recipe';
import { synthInMemory } from '../properties/apps-synth';
import { containersOf, neutral } from './agreement';
import { readCompose } from './readers/docker';
import { readKubernetes } from './readers/kubernetes';

const numRuns = 12;

/** What differs between targets by its nature is left out: a URL stays where it is a whole value, to be followed. */
function comparable(recipe: Recipe): Recipe {
  const text = JSON.stringify(recipe, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (!('ref' in value)) return value;
    if (value.ref === 'url') return { ...value, before: '', after: '' };
    return ['host', 'port', 'field', 'perTarget'].includes(String(value.ref)) ? 'plain $(text) $$' : value;
  });
  const copy: Recipe = JSON.parse(text);
  return { ...copy, workloads: copy.workloads.map((workload) => ({ ...workload, targets: undefined })) };
}

/** The names of all env values. */
function namesIn({ workloads }: Recipe): Set<string> {
  const containers = workloads.flatMap(({ container, init, sidecars }) => [container, ...init, ...sidecars]);
  return new Set(containers.flatMap(({ env = {} }) => Object.keys(env)));
}

describe('a generated app', () => {
  it('means the same to Kubernetes and to Compose', () => {
    fc.assert(
      fc.property(apps.map(comparable), (recipe) => {
        const { files } = synthInMemory(buildApp(recipe));
        const isGiven = (name: string) => namesIn(recipe).has(name);
        expect(neutral(readCompose(files), isGiven)).toEqual(neutral(readKubernetes(files), isGiven));
      }),
      { numRuns },
    );
  });

  it('is asked in the same rhythm, and by the same command, where both targets ask it', () => {
    fc.assert(
      fc.property(apps.map(comparable), (recipe) => {
        const { files } = synthInMemory(buildApp(recipe));
        const [compose, kubernetes] = [readCompose(files), readKubernetes(files)];
        for (const [name, workload] of Object.entries(compose.workloads)) {
          const other = kubernetes.workloads[name];
          for (const [helper, { readiness }] of containersOf(workload)) {
            const asked = other && containersOf(other).get(helper)?.readiness;
            if (readiness === undefined || asked === undefined) continue;
            // Kubernetes counts in whole seconds, one at least.
            const whole = (seconds: number) => Math.max(1, Math.ceil(seconds));
            expect([whole(readiness.period), readiness.failures]).toEqual([asked.period, asked.failures]);
            // What asks on Compose in the place of the probe takes a moment to start, even if it is the same command.
            const isSame = JSON.stringify(asked.command) === JSON.stringify(readiness.command);
            const toStart = whole(readiness.timeout) - asked.timeout;
            expect(isSame ? [0, 4] : [4]).toContain(toStart);
          }
        }
      }),
      { numRuns },
    );
  });

  it('runs as many replicas on both, but where the report says otherwise', () => {
    fc.assert(
      fc.property(apps.map(comparable), (recipe) => {
        const { files, diagnostics } = synthInMemory(buildApp(recipe));
        const [compose, kubernetes] = [readCompose(files), readKubernetes(files)];
        for (const [name, { replicas }] of Object.entries(compose.workloads)) {
          const told = diagnostics.some(({ affected }) =>
            affected.some(
              ({ object, pointer }) => object === `services.${name}` && pointer === '/deploy/replicas',
            ),
          );
          if (!told) expect([name, replicas]).toEqual([name, kubernetes.workloads[name]?.replicas]);
          else expect(replicas).toBe(1);
        }
      }),
      { numRuns },
    );
  });
});
