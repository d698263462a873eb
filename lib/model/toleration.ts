/** What a taint does to pods that do not tolerate it. */
export const taintEffects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'] as const;
export type TaintEffect = (typeof taintEffects)[number];

/** Taints of nodes that a pod bears with. What is missing is any: any key, any value, any effect. */
export interface Toleration {
  readonly key?: string;
  readonly value?: string;
  readonly effect?: TaintEffect;
  /** Milliseconds until the pod has to go after all. */
  readonly duration?: number;
}

/** Reads a taint as `kubectl taint` takes it: `key`, `key=value`, `key=value:NoSchedule`, `key:NoSchedule`. */
export function parseToleration(text: string): Toleration | undefined {
  const [, key, value, said] = /^([^=:]+)(?:=([^=:]*))?(?::(\w+))?$/.exec(text) ?? [];
  const effect = taintEffects.find((each) => each === said);
  return key === undefined || effect !== said ? undefined : { key, value, effect };
}
