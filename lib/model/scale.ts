/** A fixed number of replicas, or a range steered by average utilization in percent of the request. */
export type Scale =
  | { readonly type: 'fixed'; readonly replicas: number }
  | {
      readonly type: 'range';
      readonly min: number;
      readonly max: number;
      readonly cpu?: number;
      readonly memory?: number;
    };
