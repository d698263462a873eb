import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../engines/host/run';
import { timed } from '../engines/host/say';

/** The programs → the module of this folder that each is made in, and the package that it is made of. */
const programs: Readonly<Record<string, { readonly module: string; readonly made: string }>> = {
  /** Istio's own analyzers. */
  istioctl: { module: 'istioctl', made: 'istio.io/istio/istioctl/cmd/istioctl' },
  /** Istio's own control plane, which tells proxies what to do. */
  'istio-control-plane': { module: 'istio-control-plane', made: '.' },
  /** Envoy Gateway's own translation, without a cluster. */
  egctl: { module: 'egctl', made: 'github.com/envoyproxy/gateway/cmd/egctl' },
  /** Envoy Gateway itself, which configures a real Envoy. */
  'envoy-gateway': { module: 'egctl', made: 'github.com/envoyproxy/gateway/cmd/envoy-gateway' },
  /** The parser of Cilium's agent. */
  'cilium-policies': { module: 'cilium', made: '.' },
};

/** Builds what is missing. */
export async function buildPrograms(bin: string): Promise<void> {
  mkdirSync(bin, { recursive: true });
  for (const [name, { module, made }] of Object.entries(programs)) {
    const program = join(bin, name);
    if (existsSync(program)) continue;
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
