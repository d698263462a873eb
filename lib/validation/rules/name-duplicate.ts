import type { Origin } from '../../diagnostics/origin';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { claimTemplatesOf } from '../claim-templates';
import { placeInService } from '../compose-object';
import { nameOf, placeIn } from '../kubernetes-object';
import { repeated } from '../repeated';
import type { Rule } from '../rule';

/** Two objects, services, containers or volumes that one server would take for the same. */
export const nameDuplicate: Rule = {
  code: 'name/duplicate',
  model: ({ app, report }) => ({
    app() {
      const secrets = new Map<string, Origin>();
      for (const { name, namespace = '', sources, origin } of app.existing) {
        if (sources === undefined) continue;
        const before = secrets.get(`${namespace}/${name}`);
        if (before === undefined) secrets.set(`${namespace}/${name}`, origin);
        else
          report({
            message: `${pathOf(origin)} and ${pathOf(before)} both say which keys the Secret "${name}" has.`,
            origin,
            property: ['name'],
            related: [before],
            fix: 'Say it once, and hand the one to all who read it.',
          });
      }
    },
  }),
  kubernetes: ({ report }) => ({
    object(object, before) {
      const { source, namespace } = object;
      if (before === undefined) return;
      const where = namespace === '' ? '' : ` in the namespace "${namespace}"`;
      report({
        message: `${pathOf(source.origin)} and ${pathOf(before.origin)} both describe ${nameOf(object)}${where}.`,
        origin: source.origin,
        related: [before.origin],
        affected: [placeIn(object, '/metadata/name')],
        consequence: 'Whichever is applied last overwrites the other.',
        fix: 'Give one of them another name, or put it into a chart with another namespace.',
        // One name taken twice shows in each kind of object that bears it.
        subject: source.own ? 'name' : `${nameOf(object)} ${namespace}`,
      });
    },

    pod(object) {
      const { source, pod } = object;
      const twice = (name: string, what: string, pointer: string) =>
        report({
          message: `Two ${what} of ${nameOf(object)} are called "${name}".`,
          origin: source.origin,
          affected: [placeIn(object, pointer, 'name')],
          fix: 'Give one of them another name.',
          subject: `${what} ${name}`,
        });
      repeated(pod.containers, ({ name }) => name || undefined).forEach(([name, index]) => {
        twice(name, 'containers', pod.containers[index]?.pointer ?? pod.pointer);
      });
      repeated(listIn(pod.spec.volumes), (volume) => textIn(objectIn(volume).name)).forEach(
        ([name, index]) => {
          twice(name, 'volumes', `${pod.pointer}/volumes/${index}`);
        },
      );
      // The server takes the claim in the place of the volume: nothing that we write means that.
      if (!source.own) return;
      const claims = new Set(claimTemplatesOf(object));
      listIn(pod.spec.volumes).forEach((volume, index) => {
        const name = textIn(objectIn(volume).name);
        if (name !== undefined && claims.has(name)) twice(name, 'volumes', `${pod.pointer}/volumes/${index}`);
      });
    },
  }),
  compose({ report }) {
    const services = new Map<string, Origin>();
    return {
      service(service) {
        const {
          name,
          source: { origin },
        } = service;
        const before = services.get(name);
        if (before === undefined) {
          services.set(name, origin);
          return;
        }
        report({
          message: `${pathOf(origin)} and ${pathOf(before)} would both be the Compose service "${name}".`,
          origin,
          property: ['name'],
          related: [before],
          affected: [placeInService(service)],
          consequence: 'All charts share one Compose project, and only one of the two could run there.',
          fix: 'Give one of them another name, or leave it off Compose with `targets`.',
        });
      },
    };
  },
};

function pathOf({ path, construct }: Origin): string {
  return `"${path === '' ? construct : path}"`;
}
