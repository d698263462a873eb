import { startDaemon } from '../host/daemon';
import { run } from '../host/run';
import type { World } from '../world';

/** A machine beside the node, which serves. */
export interface Outside {
  /** Host and port. */
  readonly address: string;
  stop(): Promise<void>;
}

const name = 'outside';

export async function startOutside(world: World): Promise<Outside> {
  const ip = (...args: readonly string[]): Promise<string> => run('ip', args);
  await ip('netns', 'add', name);
  await ip('link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', name);
  await ip('address', 'add', '10.200.0.1/24', 'dev', name);
  await ip('link', 'set', name, 'up');
  await ip('-n', name, 'address', 'add', '10.200.0.2/24', 'dev', 'eth0');
  await ip('-n', name, 'link', 'set', 'eth0', 'up');
  await ip('-n', name, 'route', 'add', 'default', 'via', '10.200.0.1');
  const command = ['netns', 'exec', name, world.program('stand-in')];
  const server = startDaemon(world.scratch, name, 'ip', command, { STAND_IN_PORTS: '8080' });
  const address = '10.200.0.2:8080';
  await server.ready(20, () => fetch(`http://${address}/`));
  return {
    address,
    async stop() {
      await server.stop();
      await ip('netns', 'delete', name);
    },
  };
}
