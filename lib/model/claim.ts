/**
 * Who may mount a claim at a time: the pods of one node, those of many, or a single pod. The words are Kubernetes' own.
 */
export type AccessMode = 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** A plugin of Docker that keeps volumes, and what it is told. */
export interface VolumeDriver {
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

/** Space that outlives the pods that use it. Whoever mounts the same space holds this one object. */
export interface Claim {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The cluster's default where it is missing; null: none, so that only a volume that stands ready fits. */
  readonly storageClass?: string | null;
  readonly accessMode: AccessMode;
  /** What keeps it where there are volumes of Docker; the disk of the node where it is missing. */
  readonly driver?: VolumeDriver;
}
