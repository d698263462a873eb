import type { FieldContext, Treatment } from '../model/parity';
import { valueAt } from '../model/read-json';
import { type Target, targetNames } from '../model/target';
import { approximated, notExpressible } from '../model/treatment';
import { serviceBehind } from '../passes/start-after';
import { isBelowLeast } from './resources';

type Judge = (field: FieldContext) => Treatment | undefined;

/** What each of Docker's targets does alike with some fields of the model, in the words of the one. */
export function dockerParity(target: Target) {
  const label = targetNames[target];
  return {
    /** What docker would make no container with. */
    least(resource: 'cpu' | 'memory'): Judge {
      const amount = { cpu: '10m of CPU', memory: '6 MiB' }[resource];
      const raised = approximated(`Docker makes no container with less than ${amount}: it gets that.`);
      return ({ value }) => (typeof value === 'number' && isBelowLeast(resource, value) ? raised : undefined);
    },

    /** What has no limit is all the same. */
    diskLimit({ value }: FieldContext): Treatment | undefined {
      return value === 'none'
        ? undefined
        : notExpressible(`${label} cannot limit what a container writes to disk.`);
    },

    /** With none nobody would ever answer. */
    leastOne({ value }: FieldContext): Treatment | undefined {
      return value === 0
        ? approximated(`${label} does not scale by itself: one replica runs where none would do.`)
        : undefined;
    },

    /** @param command runs more of them. */
    scale(command: string): Judge {
      const said = `${label} does not scale by itself: the lowest number of replicas runs`;
      const scaled = approximated(`${said}, \`${command}\` runs more.`);
      const ownServices = approximated(`${said}, each as a service of its own.`);
      return ({ workload }) => (workload?.kind === 'statefulApp' ? ownServices : scaled);
    },

    medium({ value }: FieldContext): Treatment | undefined {
      return value === 'disk'
        ? approximated(`On ${label} scratch space is held in memory, and counts against the memory limit.`)
        : undefined;
    },

    successThreshold({ value }: FieldContext): Treatment | undefined {
      return typeof value === 'number' && value > 1
        ? approximated(`On ${label} one success is enough.`)
        : undefined;
    },

    /** An alias is for containers alone. */
    externalName({ part }: FieldContext): Treatment | undefined {
      if (part?.kind !== 'externalName' || serviceBehind(target, part.to) !== undefined) return undefined;
      return approximated(
        `${label} has no names for hosts that it does not run: references say the host itself, and nothing answers to this name.`,
      );
    },

    serviceType({ value, part }: FieldContext): Treatment | undefined {
      return value === 'NodePort' && !(part?.kind === 'service' && part.published)
        ? approximated(`${label} publishes the ports that have a \`nodePort\`, and no others.`)
        : undefined;
    },

    /** They stand among the labels, where a name can be given once. */
    annotations({ value, workload }: FieldContext): Treatment | undefined {
      const labels = { ...workload?.chart.labels, ...workload?.labels };
      const hidden = Object.keys(Object(value)).filter((key) => Object.hasOwn(labels, key));
      return hidden.length > 0
        ? notExpressible(
            `On ${label} the label of the same name stands in the place of ${hidden.join(', ')}.`,
          )
        : undefined;
    },

    /** No volume of Docker's is gone with a container. */
    ephemeral({ workload }: FieldContext): Treatment {
      const volume = `On ${label} it is a named volume, which outlives the containers`;
      return approximated(
        workload?.kind === 'statefulApp' ? `${volume}.` : `${volume}, and which all replicas have in common.`,
      );
    },

    /** Nothing can leave a variable out there. */
    envFromSecret({ value }: FieldContext): Treatment | undefined {
      return valueAt(value, '/optional') === true
        ? approximated(
            `${label} has every variable of a secret: one that nobody gives a value is empty, and not missing.`,
          )
        : undefined;
    },

    /** They are what `envFile` holds. */
    envFrom({ value }: FieldContext): Treatment | undefined {
      if (valueAt(value, '/envFile') !== undefined) return undefined;
      const object = valueAt(value, '/from') === 'secret' ? 'Secret' : 'ConfigMap';
      return {
        ...notExpressible(
          `${label} has no ${object} to take variables from: those of "${valueAt(value, '/name')}" are missing.`,
        ),
        // Who can do without is told, and not warned.
        ...(valueAt(value, '/optional') !== true && { severity: 'warning' as const }),
        fix: `Name the file that holds them on ${label}: \`envFile\`.`,
      };
    },
  };
}
