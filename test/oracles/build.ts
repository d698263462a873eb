import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../engines/host/run';
import { timed } from '../engines/host/say';

/** The programs of this folder's modules → the packages that they are made of. */
const programs = {
  /** Istio's own analyzers. */
  istioctl: 'istio.io/istio/istioctl/cmd/istioctl',
  /** Envoy Gateway's own translation, without a cluster. */
  egctl: 'github.com/envoyproxy/gateway/cmd/egctl',
} as const;

/** Builds what is missing. */
export async function buildPrograms(bin: string): Promise<void> {
  mkdirSync(bin, { recursive: true });
  for (const [name, made] of Object.entries(programs)) {
    const program = join(bin, name);
    if (existsSync(program)) continue;
    const args = ['build', '-mod=readonly', '-ldflags=-s -w', '-o', `${program}.new`, made];
    await timed(`building ${name}`, () =>
      run('go', args, {
        cwd: join(__dirname, 'modules', name),
        env: { GOFLAGS: '-buildvcs=false', GOWORK: 'off' },
        limit: 40 * 60,
      }),
    );
    renameSync(`${program}.new`, program);
  }
}
