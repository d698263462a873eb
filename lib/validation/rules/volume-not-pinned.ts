import { digits, withoutEnd } from '../../diagnostics/without-end';
import type { AppModel } from '../../model/app';
import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { isOfPod } from '../../model/volume';
import { type ComposeServiceObject, placeInService } from '../compose-object';
import type { Rule } from '../rule';
import { namedVolume } from '../swarm/references';

interface Use {
  readonly service: Pick<ComposeServiceObject, 'name' | 'source'>;
  readonly index: number;
  readonly volume: string;
}

/** A volume lies on the node where it is made: a task that may go to another one begins there with an empty one. */
export const volumeNotPinned: Rule = {
  code: 'volume/not-pinned',
  stack({ app, report }) {
    const uses: Use[] = [];
    let volumes: JsonObject = {};
    return {
      service({ name, source, content }) {
        const { placement } = objectIn(content.deploy);
        if (listIn(objectIn(placement).constraints).some(isOfOneNode)) return;
        for (const [index, entry] of listIn(content.volumes).entries()) {
          const volume = namedVolume(entry);
          if (volume !== undefined) uses.push({ service: { name, source }, index, volume });
        }
      },

      file({ content }) {
        volumes = objectIn(content.volumes);
      },

      finish() {
        const ephemeral = ephemeralNames(app);
        for (const { service, index, volume } of uses) {
          if (ephemeral.has(volume) || ephemeral.has(withoutEnd(volume, digits))) continue;
          const { driver, driver_opts: options, external } = objectIn(volumes[volume]);
          // Where a driver, or a file system of the network, keeps it, it is the same on every node.
          const isElsewhere = (driver !== undefined && driver !== 'local') || options !== undefined;
          if (isElsewhere || external !== undefined) continue;
          report({
            message: `On Swarm "${service.name}" keeps its volume "${volume}" on whichever node it runs.`,
            origin: service.source.origin,
            property: ['volumes'],
            affected: [placeInService(service, 'volumes', index)],
            consequence: 'When the task moves to another node, it begins with an empty volume.',
            fix: 'Hold it at one node, `swarm: { scheduling: { nodeSelector: { "kubernetes.io/hostname": … } } }`, or name a driver that keeps it elsewhere: `claim({ size: …, driver: … })`.',
          });
        }
      },
    };
  },
};

/** What is to begin empty is as it should be on another node. */
function ephemeralNames(app: AppModel | undefined): ReadonlySet<string> {
  const names = new Set<string>();
  for (const workload of app?.workloads ?? []) {
    for (const volume of workload.volumes) {
      if (volume.type !== 'claim' || !isOfPod(volume)) continue;
      // An ordinal follows where each replica is a service of its own.
      names.add(workload.kind === 'statefulApp' ? `${volume.claim.name}-` : volume.claim.name);
    }
  }
  return names;
}

/** What may be meant to be true of one node alone: a label as well as a name. */
function isOfOneNode(constraint: unknown): boolean {
  return (
    /^node\.(?:id|hostname|ip|labels\.)/.test(textIn(constraint) ?? '') && asText(constraint).includes('==')
  );
}
