import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../engines/host/run';
import { timed } from '../engines/host/say';
import type { StepName } from './steps';

interface Program {
  /** The module of this folder that it is made in, and the package that it is made of. */
  readonly module: string;
  readonly made: string;
  /** Who asks it. */
  readonly steps: readonly StepName[];
}

const programs: Readonly<Record<string, Program>> = {
  /** Istio's own analyzers. */
  istioctl: { module: 'istioctl', made: 'istio.io/istio/istioctl/cmd/istioctl', steps: ['istioctl'] },
  /** Istio's own control plane, which tells proxies what to do. */
  'istio-control-plane': { module: 'istio-control-plane', made: '.', steps: ['verdicts', 'istio'] },
  /** Envoy Gateway's own translation, without a cluster. */
  egctl: { module: 'egctl', made: 'github.com/envoyproxy/gateway/cmd/egctl', steps: ['gateway'] },
  /** Envoy Gateway itself, which configures a real Envoy. */
  'envoy-gateway': {
    module: 'egctl',
    made: 'github.com/envoyproxy/gateway/cmd/envoy-gateway',
    steps: ['gateway'],
  },
  /** The parser of Cilium's agent. */
  'cilium-policies': { module: 'cilium', made: '.', steps: ['cilium'] },
};

/** Builds what is missing of what these steps ask. */
export async function buildPrograms(bin: string, wanted: readonly StepName[]): Promise<void> {
  mkdirSync(bin, { recursive: true });
  for (const [name, { module, made, steps }] of Object.entries(programs)) {
    const program = join(bin, name);
    if (existsSync(program) || !steps.some((step) => wanted.includes(step))) continue;
    const args = ['build', '-mod=readonly', '-ldflags=-s -w', '-o', `${program}.new`, made];
    await timed(`building ${name}`, () =>
      run('go', args, {
        cwd: join(__dirname, 'modules', module),
        env: { GOFLAGS: '-buildvcs=false', GOWORK: 'off' },
        limit: 40 * 60,
      }),
    );
    renameSync(`${program}.new`, program);
  }
}
