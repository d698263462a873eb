import { policyCatalogue } from './policy-catalogue';
import type { Severity } from './severity';

export interface CatalogueEntry {
  readonly severity: Severity;
  /** What the code says, in a few words: the title of its page. */
  readonly title: string;
  /** What becomes of the field on the target that the finding names: such a finding is in the parity report, too. */
  readonly verdict?: 'approximated' | 'not-expressible';
  /** What a server says of a whole object: it follows from whatever is wrong with the props that it is made of. */
  readonly follows?: true;
  /** Servers take it, so people decide whether it is told, and as what: `policy` in the app and in cdk8s.yaml. */
  readonly policy?: true;
}

/** What Lading finds wrong or lost, whatever anybody thinks of it. Each code has a page of the same name under docs/diagnostics. */
export const catalogue = {
  'app/exited': { severity: 'error', title: 'The app ended the process' },
  'app/failed': { severity: 'error', title: 'The app says that it failed' },
  'app/import-not-found': { severity: 'error', title: 'An import cannot be found' },
  'app/no-app': { severity: 'error', title: 'The program made no app' },
  'app/no-chart': { severity: 'error', title: 'A construct stands in no chart' },
  'app/nothing': { severity: 'error', title: 'The app describes nothing' },
  'app/syntax': { severity: 'error', title: 'The app does not parse' },
  'app/threw': { severity: 'error', title: 'The app threw an error' },
  'app/timeout': { severity: 'error', title: 'The app did not end in time' },
  'app/two-versions': { severity: 'error', title: 'Two versions of Lading make one app' },
  'app/wrote-to-stdout': { severity: 'note', title: 'The app printed to stdout' },
  'cdk8s/second-copy': { severity: 'error', title: 'Two copies of cdk8s are loaded' },
  'cdk8s/validation': { severity: 'error', title: 'A construct reports a problem' },
  'compose/invalid': { severity: 'error', title: 'Docker Compose would refuse the file', follows: true },
  'config/invalid': { severity: 'error', title: 'A file of settings cannot be used' },
  'config/not-ours': { severity: 'error', title: "A folder above holds somebody else's cdk8s.yaml" },
  'develop/not-possible': { severity: 'error', title: 'A watch cannot do what it is told to' },
  'environment/not-chosen': { severity: 'error', title: 'Nobody says which environment is meant' },
  'environment/unknown': { severity: 'error', title: 'The app has no such environment' },
  'file/not-found': { severity: 'error', title: 'A file cannot be read' },
  'file/outside': { severity: 'error', title: 'A file lies outside of the project' },
  'image/no-digest': { severity: 'error', title: 'An image is named without its digest' },
  'image/not-allowed': { severity: 'error', title: 'An image comes from a registry that is not allowed' },
  'input/missing': { severity: 'error', title: 'A value from outside is missing' },
  'internal/bug': { severity: 'error', title: 'A defect of Lading' },
  'kubernetes/invalid': { severity: 'error', title: 'The API server would refuse the object', follows: true },
  'kubernetes/rule-unknown': { severity: 'warning', title: 'Only a server can judge a rule of a definition' },
  'label/invalid': { severity: 'error', title: 'A label or annotation is not well formed' },
  'manifest/empty': { severity: 'error', title: 'There is nothing in a file' },
  'manifest/not-merged': {
    severity: 'warning',
    title: 'A Compose file is checked without what it is merged with',
  },
  'manifest/unknown': { severity: 'error', title: 'A document is of a kind that nobody knows' },
  'manifest/unreadable': { severity: 'error', title: 'A manifest cannot be read' },
  'mesh/impossible': {
    severity: 'error',
    title: 'The backend of a mesh cannot do it',
    verdict: 'not-expressible',
  },
  'mesh/lost': {
    severity: 'warning',
    title: 'A backend of a mesh leaves something out',
    verdict: 'not-expressible',
  },
  'mesh/not-a-member': { severity: 'error', title: 'Somebody who is no member calls a member of a mesh' },
  'mesh/opaque-port': { severity: 'error', title: 'A mesh does not know the protocol of a port' },
  'mesh/other-proxy': { severity: 'warning', title: 'Something is said of proxies that a mesh has not' },
  'mesh/shared-account': { severity: 'error', title: 'Two members of a mesh have one account' },
  'mesh/two-meshes': { severity: 'error', title: 'A workload is a member of two meshes' },
  'mesh/wider': {
    severity: 'error',
    title: 'A backend of a mesh lets more through than was said',
    verdict: 'not-expressible',
  },
  'model/locked': { severity: 'error', title: 'A construct was changed after synthesis began' },
  'name/duplicate': { severity: 'error', title: 'Two objects have one name' },
  'name/invalid': { severity: 'error', title: 'A name is not well formed' },
  'namespace/not-there': { severity: 'note', title: 'A namespace may not be there when it is needed' },
  'network/any-address': {
    severity: 'warning',
    title: 'An isolated workload may reach any address at a port',
    verdict: 'approximated',
  },
  'network/many': { severity: 'warning', title: 'An Engine has no room for so many networks' },
  'network/no-api-server': {
    severity: 'error',
    title: 'Nobody says where the API server is that an isolated workload asks',
  },
  'network/no-ingress-controller': {
    severity: 'error',
    title: 'Nobody may bring what comes for a host name',
  },
  'network/no-monitoring': {
    severity: 'error',
    title: 'Nobody may read the metrics of an isolated workload',
  },
  'option/invalid': { severity: 'error', title: 'An option of the command line cannot be used' },
  'order/cycle': { severity: 'error', title: 'Workloads wait for each other' },
  'order/not-healthy': {
    severity: 'warning',
    title: 'A dependency cannot be waited for until it is healthy',
    verdict: 'approximated',
  },
  'order/not-waitable': {
    severity: 'warning',
    title: 'A dependency has nothing to wait for',
    verdict: 'not-expressible',
  },
  'order/other-target': { severity: 'error', title: 'A dependency is not on the same target' },
  'output/duplicate-path': { severity: 'error', title: 'Two files want one path' },
  'output/failed': { severity: 'error', title: 'The system failed to write the output' },
  'output/locked': { severity: 'error', title: 'Another run writes to the same folder' },
  'output/no-space': { severity: 'error', title: 'There is no space left for the output' },
  'output/not-a-file': { severity: 'error', title: 'Something else stands where a file is to be written' },
  'output/not-a-folder': { severity: 'error', title: 'Something else stands where a folder is needed' },
  'output/not-ours': { severity: 'error', title: 'A file that Lading did not write would be replaced' },
  'output/not-writable': { severity: 'error', title: 'The output cannot be written' },
  'output/symlink': { severity: 'error', title: 'A symbolic link would lead the output elsewhere' },
  'output/unsafe-path': { severity: 'error', title: 'A path would leave the output' },
  'parity/approximated': {
    severity: 'note',
    title: 'A target says it only nearly',
    verdict: 'approximated',
  },
  'parity/not-expressible': {
    severity: 'note',
    title: 'A target cannot say it',
    verdict: 'not-expressible',
  },
  'parity/patched': {
    severity: 'note',
    title: 'A patch changes one target alone',
    verdict: 'not-expressible',
  },
  'parity/stale-acceptance': { severity: 'warning', title: 'A gap was accepted that is there no more' },
  'patch/failed': { severity: 'error', title: 'A patch does not apply' },
  'patch/no-object': { severity: 'error', title: 'A patch is of an object that is not there' },
  'port/ambiguous': { severity: 'error', title: 'A number or a name stands for several ports' },
  'port/duplicate': { severity: 'error', title: 'Two ports are the same' },
  'port/host-taken': { severity: 'error', title: 'One host port is claimed twice' },
  'port/node-range': { severity: 'warning', title: 'A port of the nodes is none that clusters give out' },
  'port/not-found': { severity: 'error', title: 'A Service leads to a port that no container opens' },
  'port/wider': {
    severity: 'error',
    title: 'A port is open to more than its host address lets in',
    verdict: 'not-expressible',
  },
  'probe/no-health-tool': {
    severity: 'warning',
    title: 'Compose has no tool to ask the probe with',
    verdict: 'not-expressible',
  },
  'probe/port-not-found': {
    severity: 'error',
    title: 'A probe asks for a port that the container does not open',
  },
  'props/missing': { severity: 'error', title: 'A property is missing' },
  'props/unknown': { severity: 'error', title: 'A property is not known' },
  'props/wrong-type': { severity: 'error', title: 'A property has the wrong type' },
  'props/wrong-value': { severity: 'error', title: 'A property has a value that cannot be used' },
  'rbac/no-namespace': {
    severity: 'error',
    title: 'An account of the whole cluster is in no known namespace',
  },
  'reference/key-not-found': { severity: 'error', title: 'A key is read that a ConfigMap does not have' },
  'reference/marker-in-output': {
    severity: 'error',
    title: 'A reference was changed before it reached the output',
  },
  'reference/moved': { severity: 'error', title: 'A patch moves what others point at' },
  'reference/no-namespace': {
    severity: 'warning',
    title: 'A reference leads to a chart without a namespace',
  },
  'reference/no-replica': { severity: 'error', title: 'A host name is of a replica that there is not' },
  'reference/no-service': { severity: 'error', title: 'A reference points at something without an address' },
  'reference/no-value': { severity: 'error', title: 'A value has none for a target' },
  'reference/not-a-number': { severity: 'error', title: 'A reference was used as a number' },
  'reference/other-namespace': {
    severity: 'error',
    title: 'A Service or a route leads into another namespace',
  },
  'reference/other-target': {
    severity: 'error',
    title: 'A reference leads to a workload that is not on the same target',
  },
  'reference/renamed': { severity: 'error', title: 'A patch renames what others look for' },
  'reference/unused': { severity: 'warning', title: 'A reference was turned into text that went nowhere' },
  'resources/not-admitted': {
    severity: 'error',
    title: 'A LimitRange or a ResourceQuota refuses the pods that are made for its namespace',
  },
  'resources/request-above-limit': { severity: 'error', title: 'A request is above its limit' },
  'route/duplicate': { severity: 'error', title: 'Two routes take the same requests' },
  'rule/failed': { severity: 'error', title: 'A rule of your own failed' },
  'scale/no-request': { severity: 'warning', title: 'An autoscaler measures what nobody requests' },
  'secret/in-config': { severity: 'error', title: 'A secret would be written in the clear' },
  'secret/in-file': { severity: 'error', title: 'A file that is private would be copied into the output' },
  'secret/undeclared': { severity: 'error', title: 'A secret is used that nothing declares' },
  'security/not-admitted': { severity: 'error', title: 'A namespace refuses the pods that are made for it' },
  'security/weaker': {
    severity: 'error',
    title: 'A target cannot protect what the app protects',
    verdict: 'not-expressible',
  },
  'selector/shared': { severity: 'error', title: 'A selector finds the pods of others' },
  'suppression/invalid': { severity: 'error', title: 'A suppression is not complete' },
  'suppression/unused': { severity: 'warning', title: 'A suppression hides nothing' },
  'swarm/invalid': { severity: 'error', title: 'Docker Swarm would refuse the stack', follows: true },
  'system/failed': { severity: 'error', title: 'The system refused what Lading needs' },
  'system/unfit': { severity: 'error', title: 'A program does not fit' },
  'update/refused': { severity: 'error', title: 'The server would refuse the change of an object' },
  'value/lost': { severity: 'warning', title: 'A text was made of a value that got lost' },
  'variable/no-value': { severity: 'error', title: 'A deploy-time variable has no value on a target' },
  'variable/reserved': { severity: 'warning', title: 'A variable means something already' },
  'volume/bind-mount': {
    severity: 'error',
    title: 'No cluster has a folder of the project',
    verdict: 'not-expressible',
  },
  'volume/decimal-mode': { severity: 'warning', title: 'The digits of a file mode are decimal' },
  'volume/duplicate-mount': { severity: 'error', title: 'Two mounts share one path' },
  'volume/host-path': { severity: 'error', title: 'Nobody has allowed a path of the host' },
  'volume/mount-without-volume': { severity: 'error', title: 'A mount names a volume that does not exist' },
  'volume/nested-mount': { severity: 'error', title: 'A mount lies where nothing can be added' },
  'volume/not-pinned': { severity: 'error', title: 'Data would stay behind when a task moves' },
  'volume/shared': { severity: 'error', title: 'Two workloads mount what they cannot share' },
} as const satisfies Record<string, CatalogueEntry>;

/** The codes of policy rules: everybody decides for themselves what becomes of them. */
export type PolicyCode = keyof typeof policyCatalogue;
/** What somebody's own rules are called, by the name that they have there. */
export type CustomCode = `custom/${string}`;
/** By itself, so that the package says these words and not the table that they come from. */
type OwnCode = keyof typeof catalogue;
export type Code = OwnCode | PolicyCode | CustomCode;

const custom: CatalogueEntry = { severity: 'warning', title: 'A rule of your own', policy: true };

/** What is known of a code; rules of somebody's own are in no catalogue. */
export function entryOf(code: Code): CatalogueEntry {
  if (isPolicyCode(code)) return { severity: 'warning', title: policyCatalogue[code], policy: true };
  return isOwn(code) ? catalogue[code] : custom;
}

function isOwn(code: string): code is OwnCode {
  return Object.hasOwn(catalogue, code);
}

export function isPolicyCode(code: string): code is PolicyCode {
  return Object.hasOwn(policyCatalogue, code);
}

/** Whether it is a code that Lading can show, those of somebody's own rules aside. */
export function isCode(text: string): text is Exclude<Code, CustomCode> {
  return isOwn(text) || isPolicyCode(text);
}

/** Every code that Lading can show, those of somebody's own rules aside, in the order of the alphabet. */
export function allCodes(): readonly Exclude<Code, CustomCode>[] {
  return [...Object.keys(catalogue), ...Object.keys(policyCatalogue)].filter(isCode).sort();
}
