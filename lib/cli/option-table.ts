import { policyPresets } from '../model/policy';
import { targets } from '../model/target';

/** An option of the command line: the one place that parsing, validation and help read. */
export interface OptionSpec {
  /** A list may be given at once, with commas, or one by one: `--target kubernetes --target compose`. */
  readonly type: 'flag' | 'text' | 'list';
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
  /** The environment variable that says the same. */
  readonly env?: string;
  /** The key below `lading:` in cdk8s.yaml that says the same. */
  readonly key?: string;
}

export const options = {
  app: {
    type: 'text',
    value: '<file or command>',
    env: 'LADING_APP',
    help: 'The program that describes the app. Default: `app` of cdk8s.yaml, else app.ts or main.ts.',
  },
  out: {
    type: 'text',
    value: '<folder>',
    env: 'LADING_OUT',
    key: 'out',
    help: 'Where the manifests go. Default: dist.',
  },
  target: {
    type: 'list',
    value: '<list>',
    env: 'LADING_TARGET',
    key: 'targets',
    help: `The targets: ${targets.join(', ')}, or several of them. Default: what the app says, else kubernetes,compose.`,
  },
  env: {
    type: 'list',
    value: '<list>',
    env: 'LADING_ENV',
    help: 'Which environments of the app to write. Default: all that it has.',
  },
  kubernetes: {
    type: 'text',
    value: '<versions>',
    env: 'LADING_KUBERNETES',
    key: 'kubernetes',
    help: 'Versions to validate for: 1.36 or 1.35-1.37. Default: what the app says.',
  },
  'ip-families': {
    type: 'list',
    value: '<list>',
    key: 'kubernetes.cluster.ipFamilies',
    help: 'The families of addresses that Services get: IPv4, IPv6 or both. Default: what the app says, else unknown.',
  },
  'feature-gates': {
    type: 'list',
    value: '<list>',
    key: 'kubernetes.cluster.featureGates',
    help: 'Feature gates of the cluster that are on or off: EnvFiles=false. Default: what the app says, else unknown.',
  },
  existing: {
    type: 'list',
    value: '<files>',
    key: 'existing',
    help: 'Manifests of what is in the cluster already: what they name may be used, and only keys and ports that they have.',
  },
  policy: {
    type: 'list',
    value: '<presets>',
    env: 'LADING_POLICY',
    key: 'policy',
    help: `Policy rules to look by: ${policyPresets.join(', ')}. Default: what the app says, else recommended.`,
  },
  baseline: {
    type: 'text',
    value: '<file>',
    help: 'Pass over the findings that stand in this file, and tell those of it that are gone.',
  },
  'update-baseline': {
    type: 'flag',
    help: 'Take down all that this run finds in the baseline. Default: lading.baseline.yaml.',
  },
  check: { type: 'flag', help: 'Write nothing; exit with 1 when the files are not up to date.' },
  overwrite: { type: 'flag', help: 'Replace files that Lading did not write where its own are to stand.' },
  strict: {
    type: 'flag',
    env: 'LADING_STRICT',
    key: 'strict',
    help: 'Count warnings and notes as errors, but for accepted gaps.',
  },
  'max-warnings': {
    type: 'text',
    value: '<number>',
    env: 'LADING_MAX_WARNINGS',
    key: 'maxWarnings',
    help: 'Exit with 1 when there are more warnings than this.',
  },
  'max-diagnostics': {
    type: 'text',
    value: '<number>',
    env: 'LADING_MAX_DIAGNOSTICS',
    key: 'maxDiagnostics',
    help: 'Show so many errors and warnings in full, and count the rest. Default: 50.',
  },
  timeout: {
    type: 'text',
    value: '<seconds>',
    env: 'LADING_TIMEOUT',
    key: 'timeout',
    help: 'How long the app, or rules of your own, may run. Default: 60.',
  },
  format: {
    type: 'text',
    value: '<format>',
    env: 'LADING_FORMAT',
    help: 'text, json, github, sarif, junit or markdown; lading diff has text, json and markdown, lading parity and lading doctor text and json, lading graph and lading mesh graph mermaid, svg, dot and json, lading mesh explain text and json. Default: text; in a GitHub workflow, github.',
  },
  'output-file': {
    type: 'text',
    value: '<file>',
    env: 'LADING_OUTPUT_FILE',
    help: 'Where the report goes instead of to stdout; text is still shown on stderr.',
  },
  crd: {
    type: 'list',
    value: '<files>',
    help: 'CustomResourceDefinitions that say what else there is, beside those that Lading knows.',
  },
  file: {
    type: 'list',
    value: '<files>',
    short: 'f',
    help: 'Compose files that are one project, each laid over those before it.',
  },
  variables: {
    type: 'list',
    value: '<files>',
    help: 'Variables of Compose files. Default: .env beside the first one.',
  },
  profile: {
    type: 'list',
    value: '<names>',
    help: 'Profiles of Compose files that run; * for all. Default: each service is checked.',
  },
  'ignore-unknown': {
    type: 'flag',
    help: 'Pass over kinds that nobody knows, and files that are no manifests.',
  },
  base: {
    type: 'text',
    value: '<ref or folder>',
    env: 'LADING_BASE',
    help: 'What to compare with: a commit of git, or the folder of an earlier output. Default: where this branch has left the main one.',
  },
  against: {
    type: 'text',
    value: '<ref or path>',
    help: 'Tell which changes a server would refuse, against what was applied: a commit of git, a folder, or a file of manifests.',
  },
  'exit-code': { type: 'flag', help: 'Exit with 1 when anything differs.' },
  'fail-on': {
    type: 'list',
    value: '<list>',
    env: 'LADING_FAIL_ON',
    help: 'Exit with 1 on any of these: data, recreated, renamed, orphaned, restarted, rolled, scaled, in-place, new, widened.',
  },
  accept: {
    type: 'flag',
    help: 'Keep every gap that there is now in lading.parity.yaml, as read and accepted.',
  },
  reason: { type: 'text', value: '<text>', help: 'Why new gaps are accepted.' },
  lifetime: {
    type: 'text',
    value: '<time>',
    help: 'How long certificates hold: 45m, 24h. Default: 72h.',
  },
  ci: {
    type: 'text',
    value: '<platform>',
    help: 'Also write a pipeline that checks the manifests and comments on changes: github or gitlab.',
  },
  watch: {
    type: 'flag',
    help: 'Stay, and do it again whenever a file of the project is saved; certificates, when half of their time has passed.',
  },
  open: { type: 'flag', help: 'Show the page in a browser.' },
  stdout: { type: 'flag', help: 'Print the manifests of one target instead of writing files.' },
  quiet: { type: 'flag', short: 'q', help: 'Say nothing but errors and warnings.' },
  color: { type: 'flag', help: 'Colour, or none with --no-color. Default: on a terminal.' },
  help: { type: 'flag', short: 'h', help: 'Show this help.' },
  version: { type: 'flag', short: 'v', help: 'Show the version.' },
} as const satisfies Record<string, OptionSpec>;

export type OptionName = keyof typeof options;

export function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
