import type { AccessMode } from '../../model/claim';
import { parseMemory } from '../../model/quantity';
import { dnsSubdomain, isName } from '../../validation/name-classes';
import { anyKeys, like, values } from './domain';
import { type Memory, memory } from './quantity';
import { nameOf, object, type PropsTable, rejected, required, type Shape, wrongValue } from './shape';
import {
  anything,
  either,
  isScalar,
  isString,
  matching,
  nonEmptyRecord,
  nonEmptyString,
  oneOf,
  otherwise,
} from './shapes';
import { someName, volumeName } from './some-text';

/** Space that outlives the pods; `claim()` makes it. Everyone who mounts one value shares one space. */
export interface ClaimProps {
  readonly type: 'claim';
  /**
   * What it is called on every target. Default: the workload's name and the path that it is mounted at; to be given
   * where several workloads mount it.
   */
  readonly name?: string;
  /** Bytes, or a string such as `'10Gi'`. A volume of Compose has no size. */
  readonly size: Memory;
  /** The StorageClass on Kubernetes. Default: the cluster's; `null`: none, so that only a volume that stands ready fits. */
  readonly storageClass?: string | null;
  /** Who may mount it at a time. Default: `ReadWriteOnce`, the pods of one node. */
  readonly accessMode?: AccessMode;
  /**
   * The driver that keeps the volume on Compose and Swarm, by name, or with its options: `'rexray/ebs'`, `{ name: 'local',
   * options: { type: 'nfs', o: 'addr=10.0.0.5,rw', device: ':/exports/db' } }`. On Swarm such a volume is found from every
   * node. Default: Docker's own, on the disk of the node.
   */
  readonly driver?: string | VolumeDriverProps;
}

/** A driver of volumes that Docker has, or that is installed as a plugin. */
export interface VolumeDriverProps {
  readonly name: string;
  /** What it is told when it makes the volume: options are the driver's own. */
  readonly options?: Readonly<Record<string, string>>;
}

/** Scratch space of a StorageClass, which lives as long as the pod; `ephemeralClaim()` makes it. */
export interface EphemeralClaimProps extends Omit<ClaimProps, 'type'> {
  readonly type: 'ephemeralClaim';
}

/** Space that somebody else has made; `existingClaim()` makes it. */
export interface ExistingClaimProps {
  readonly type: 'existingClaim';
  /** Default: made of the path that it is mounted at. */
  readonly name?: string;
  /** Name of the PersistentVolumeClaim on Kubernetes, and of the volume on Compose. */
  readonly claim: string;
}

/** The server takes no claim on nothing. */
export const storageSize: Shape = {
  ...memory,
  domain: values(['10Gi', '500Mi', 1_073_741_824], [1, '1k', '4Pi', 2 ** 53 - 1]),
  check(value, at, report) {
    const checked = memory.check(value, at, report);
    if (!isAmount(checked) || parseMemory(checked) !== 0) return checked;
    report(wrongValue(`${nameOf(at)} is ${checked}, but has to be more than nothing.`, at));
    return rejected;
  },
};

function isAmount(value: unknown): value is number | string {
  return isScalar(value);
}

const storageClassName = matching(
  dnsSubdomain.says,
  (value) => isName(value, dnsSubdomain),
  values(['standard', 'fast.acme.dev'], ['1', 'a'.repeat(63)]),
);

const driverName = matching(
  "the name of a driver of volumes, such as 'local' or 'rexray/ebs:latest'",
  (value) => /^[a-zA-Z0-9][a-zA-Z0-9_./:-]{0,254}$/.test(value),
  values(['local'], ['rexray/ebs:latest', 'a.b_c-d']),
);

const claimTable = {
  type: anything,
  name: volumeName,
  size: required(storageSize),
  storageClass: either(
    { when: (value) => value === null, shape: like(anything, [null]) },
    { when: otherwise, shape: storageClassName },
  ),
  accessMode: oneOf(['ReadWriteOnce', 'ReadWriteMany', 'ReadWriteOncePod']),
  driver: either(
    { when: isString, shape: driverName },
    {
      when: otherwise,
      shape: object<VolumeDriverProps>(
        { name: required(driverName), options: nonEmptyRecord(nonEmptyString, anyKeys) },
        '{ name, options? }',
      ),
    },
  ),
} satisfies PropsTable<ClaimProps>;

/** What a StorageClass provides, by `type`. */
export const claims = {
  claim: object<ClaimProps>(claimTable, 'claim({ size, … })'),
  ephemeralClaim: object<EphemeralClaimProps>(claimTable, 'ephemeralClaim({ size, … })'),
  existingClaim: object<ExistingClaimProps>({
    type: anything,
    name: volumeName,
    claim: required(someName),
  }),
};
