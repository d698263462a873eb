// What lies in files of its own, because most runs never call it: by file, `of` which other one it is, and the modules
// that lead to it. See layout.mjs.
const within = (folder, names) => names.map((name) => `lib/${folder}/${name}.ts`);

export const rooms = {
  /** What an app needs that has more than WebApps, Workers and their parts, or other targets than those by default. */
  later: {
    of: 'index',
    roots: [
      ...within('compose', ['build', 'edge/nginx', 'pre-start']),
      ...within('constructs', ['environments', 'run/synthesize-in-memory']),
      ...within('constructs/props', ['guess', 'guess-helper', 'patch-text', 'spelling']),
      ...within('constructs/to-model', ['agent', 'cron-job', 'external-secret', 'job', 'mesh', 'pod']),
      ...within('constructs/to-model', ['projected', 'scheduling', 'stateful-app']),
      ...within('constructs/tree', ['copies', 'membership']),
      ...within('docker', ['mesh/backends', 'reserved-variables']),
      ...within('emit', ['check-output']),
      ...within('kubernetes', ['bare-pod', 'cron-job', 'daemon-set', 'external-secret', 'gateway-route']),
      ...within('kubernetes', ['headless-service', 'ingress-annotations', 'job', 'job-check', 'job-name']),
      ...within('kubernetes', ['mesh/backends', 'namespace', 'network-policy', 'own-places']),
      ...within('kubernetes', ['projected', 'quota', 'scheduling', 'stateful-set', 'wait-for-job']),
      ...within('kubernetes', ['wait-for-replicas']),
      ...within('model', ['json-patch']),
      ...within('passes', ['components', 'file-secret', 'meshes', 'mesh-proxies', 'patched']),
      ...within('swarm', ['env-example', 'lost', 'placement', 'workload']),
    ],
  },
  /** Every command but `synth`, and what it seldom needs itself. */
  commands: {
    of: 'main',
    isOneByOne: true,
    roots: [
      ...within('cli', ['baseline', 'config/parsed', 'existing', 'fail', 'help', 'load/child']),
      ...within('cli', ['parse-acceptances', 'policy', 'watch/watch-synth']),
      ...within('cli/commands', ['completion', 'diff', 'doctor', 'explain', 'graph', 'help', 'init', 'mesh']),
      ...within('cli/commands', ['parity', 'review', 'validate']),
      ...within('cli/reporters', ['for-programs', 'github', 'json']),
    ],
  },
  /** What judges objects that few apps have, and policies that few people ask for. */
  checks: {
    of: 'validation',
    roots: [
      ...within('validation', ['addresses-used', 'compose/cycle', 'configs-used', 'definitions', 'existing']),
      ...within('validation', ['finders', 'literals-in-objects', 'pod-security', 'ports', 'service-ports']),
      ...within('validation', ['slip', 'swarm/consistency', 'swarm/files']),
      ...within('validation/policy', ['custom/custom-rules', 'custom/in-hand', 'custom/settle']),
      ...within('validation/policy', ['from-texts', 'read-policy', 'rules/index', 'unselected']),
      ...within('validation/server', ['metadata', 'other-checks']),
      ...within('validation/updates', ['filled-pod', 'same', 'updates']),
    ],
  },
  /** What tells of something that is wrong, or sees to what few apps have of their own, whoever asks. */
  rare: {
    roots: [
      ...within('cli/load', ['failure', 'load-error']),
      ...within('diagnostics', ['code-frame', 'credentials', 'did-you-mean', 'property', 'shown-source']),
      ...within('diagnostics', ['suppression-findings']),
      ...within('docker', ['property']),
      ...within('emit', ['line-diff']),
      ...within('kubernetes', ['order-keys', 'property']),
      ...within('model', ['foreign-data']),
      ...within('passes', ['edges']),
      ...within('validation/schema', ['custom/custom-resource', 'sentence']),
    ],
  },
  /** What reads expressions: objects of most apps have no rules in CEL and no patterns. */
  expressions: {
    roots: [
      ...within('validation', ['regex/matcher', 'schema/custom/rules/check-rules']),
      ...within('validation/server', ['expression', 'schema-rules']),
    ],
  },
};
