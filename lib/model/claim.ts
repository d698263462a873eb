/**
 * Who may mount a claim at a time: the pods of one node, those of many, or a single pod. The words are Kubernetes' own.
 */
export type AccessMode = 'ReadWriteOnce' | 'ReadWriteMany' | 'ReadWriteOncePod';

/** Space that outlives the pods that use it. Whoever mounts the same space holds this one object. */
export interface Claim {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The cluster's default where it is missing; null: none, so that only a volume that stands ready fits. */
  readonly storageClass?: string | null;
  readonly accessMode: AccessMode;
}
