import type { Case } from '../accept/cases';
import { entriesAt, textAt } from '../host/json';
import { until } from '../host/wait';
import type { Stage } from '../run/platform';
import { engines, type World } from '../world';
import { fileOf, stackOf } from './stack';

/** Runs a case in the swarm of the box. */
export function swarmPlatform(world: World, output: Case, name: string): Stage {
  const stack = stackOf(world, name);
  return {
    engine: engines.swarm,
    workloads: entriesAt(fileOf(output), 'services').map(([service, fields]) => ({
      name: service,
      image: textAt(fields, 'image'),
    })),
    apply: (changed) => stack.deploy(changed),
    // A stack has no word for ports that nothing outside reaches.
    reach: () => undefined,
    instances: stack.containers,
    exec: (workload, command) => stack.exec(workload, ...command),
    restart: stack.renew,
    async runByHand(task) {
      const service = `${name}_${task}`;
      await stack.docker('service', 'scale', '--detach', `${service}=1`);
      await until(`${task} is done`, 60, async () => {
        const states = await stack.docker('service', 'ps', '--format', '{{.CurrentState}}', service);
        return states.startsWith('Complete');
      });
      await stack.docker('service', 'scale', '--detach', `${service}=0`);
      return stack.docker('service', 'logs', '--raw', service);
    },
    async down() {
      const left = await stack.remove();
      // A container may be on its way out.
      await until('its volumes are gone', 30, async () => {
        const of = ['--filter', `label=com.docker.stack.namespace=${name}`];
        const volumes = (await stack.docker('volume', 'ls', '--quiet', ...of)).split('\n').slice(0, -1);
        if (volumes.length > 0) await stack.docker('volume', 'rm', ...volumes);
        return true;
      });
      return left;
    },
  };
}
