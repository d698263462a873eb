import type { AppProps, ComposeProps, KubernetesProps } from '../app';
import type { ChartProps } from '../chart';
import { guarded, object } from './shape';
import { anything, boolean, list, nonEmptyString } from './shapes';
import { parseVersions } from './versions';
import { defaultsShape, names, patch, suppress } from './workload';

const versions = guarded(
  "a minor version such as '1.36', or a range such as '1.35-1.37', from 1.31 to 1.37",
  (value) => typeof value === 'string' && parseVersions(value) !== undefined,
);
const floor = guarded(
  "a version such as '5.3'",
  (value) => typeof value === 'string' && /^\d+\.\d+$/.test(value),
);

export const appShape = object<AppProps>({
  outdir: nonEmptyString,
  outputFileExtension: nonEmptyString,
  yamlOutputType: anything,
  recordConstructMetadata: boolean,
  resolvers: list(anything),
  name: nonEmptyString,
  projectFolder: nonEmptyString,
  kubernetes: object<KubernetesProps>({ versions, waitImage: nonEmptyString }),
  compose: object<ComposeProps>({ name: nonEmptyString, floor, patch }),
  defaults: defaultsShape,
  suppress,
});

export const chartShape = object<ChartProps>({
  namespace: nonEmptyString,
  labels: names,
  disableResourceNameHashes: boolean,
  defaults: defaultsShape,
  suppress,
});
