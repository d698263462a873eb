import { allCodes, isPolicyCode } from '../../../lib/diagnostics/catalogue';
import type { Finding } from '../../../lib/diagnostics/finding';
import { gather } from '../../../lib/diagnostics/gather';
import { type PolicyLayer, policyPresets } from '../../../lib/model/policy';
import { createValidator } from '../../../lib/validation';
import { policyFromTexts } from '../../../lib/validation/policy/from-texts';
import { policyOf } from '../../../lib/validation/policy/policy';
import { presets } from '../../../lib/validation/policy/presets';
import { readPolicy } from '../../../lib/validation/policy/read-policy';
import { rules as ownRules } from '../../../lib/validation/rules';
import { origin } from '../../model/parts';
import { deployment, pod } from '../rules/check';

/** Codes of what is found in an object, with the severity that it has by policy. */
function told(object: unknown, ...policy: PolicyLayer[]): string[] {
  const gathering = gather();
  const validator = createValidator({ versions: ['1.37'], gathering, policy });
  validator.piece('kubernetes', object, {
    target: 'kubernetes',
    kind: 'object',
    own: false,
    origin: origin('web'),
  });
  validator.finish();
  const findings: Finding[] = [];
  gathering.tell((finding) => findings.push(finding));
  return findings.map(({ code, severity }) => `${severity ?? 'usual'} ${code}`).sort();
}

const web = deployment(pod({ image: 'nginx', securityContext: { privileged: true } }));

test('the recommended preset is what holds, and has all that Lading has always told', () => {
  expect(told(web)).toEqual(['warning image/no-tag']);
  const always = ownRules.map(({ code }) => code).filter(isPolicyCode);
  expect(always.filter((code) => !Object.hasOwn(presets.recommended, code))).toEqual([]);
  expect(always).toHaveLength(18);
});

test('presets are laid over each other in the order in which they are named', () => {
  expect(told(web, { presets: ['none'] })).toEqual([]);
  expect(told(web, { presets: ['pod-security-baseline'] })).toEqual([
    'error security/privileged',
    'warning image/no-tag',
  ]);
  expect(told(web, { presets: ['pod-security-baseline', 'strict'] })).toContain(
    'warning security/privileged',
  );
  expect(told(web, { presets: ['strict', 'pod-security-baseline'] })).toContain('error security/privileged');
});

test('what a later layer says of a rule holds, and the last one that names presets chooses them', () => {
  const off = { presets: ['none'], rules: { 'image/no-tag': 'warning' } } as const;
  expect(told(web, off)).toEqual(['warning image/no-tag']);
  expect(told(web, off, { rules: { 'image/no-tag': 'error' } })).toEqual(['error image/no-tag']);
  expect(told(web, { rules: { 'image/no-tag': 'off' } })).toEqual([]);
  expect(told(web, { rules: { 'image/no-tag': 'error' } }, { presets: ['none'] })).toEqual([
    'error image/no-tag',
  ]);
});

test('a parameter turns its rule on, and stays where a later layer says the level alone', () => {
  const few = { rules: { 'scale/few-replicas': { minimum: 3 } } } as const;
  expect(told({ ...web, spec: { replicas: 2 } }, few)).toContain('warning scale/few-replicas');
  expect(told({ ...web, spec: { replicas: 3 } }, few)).not.toContain('warning scale/few-replicas');
  const error = { rules: { 'scale/few-replicas': 'error' } } as const;
  expect(told({ ...web, spec: { replicas: 2 } }, few, error)).toContain('error scale/few-replicas');
});

test('a policy error hides nothing that the server refuses at the same place', () => {
  const object = deployment(pod({ image: 'nginx', imagePullPolicy: 'Sometimes' }));
  const rules = { 'image/no-tag': 'error', 'image/pull-policy': 'error' } as const;
  expect(told(object, { rules })).toContain('usual kubernetes/invalid');
  const capabilities = deployment(pod({ image: 'a:1', securityContext: { capabilities: 1 } }));
  expect(told(capabilities, { presets: ['pod-security-restricted'] })).toContain('usual kubernetes/invalid');
});

test('a standard refuses what that of one of the versions refuses, and no more', () => {
  const refused = (
    spec: object,
    preset: 'pod-security-baseline' | 'pod-security-restricted',
    ...versions: string[]
  ) => {
    const gathering = gather();
    const rules = presets[preset];
    const validator = createValidator({ versions, gathering, policy: [{ presets: ['none'], rules }] });
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: pod({}, spec) };
    validator.piece('kubernetes', object, {
      target: 'kubernetes',
      kind: 'object',
      own: false,
      origin: origin('web'),
    });
    validator.finish();
    const codes: string[] = [];
    gathering.tell(({ code }) => codes.push(code));
    return codes.filter((code) => /sysctls|proc-mount|host-probe/.test(code));
  };
  const sysctls = { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_notsent_lowat', value: '1' }] } };
  expect(refused(sysctls, 'pod-security-baseline', '1.37')).toEqual([]);
  expect(refused(sysctls, 'pod-security-baseline', '1.36', '1.37')).toEqual(['security/sysctls']);
  const unmasked = {
    hostUsers: false,
    containers: [{ name: 'a', image: 'a:1', securityContext: { procMount: 'Unmasked' } }],
  };
  expect(refused(unmasked, 'pod-security-baseline', '1.35')).toEqual([]);
  expect(refused(unmasked, 'pod-security-baseline', '1.34')).toEqual(['security/proc-mount']);
  expect(refused(unmasked, 'pod-security-restricted', '1.35')).toEqual(['security/proc-mount']);
  const asking = {
    containers: [{ name: 'a', image: 'a:1', livenessProbe: { tcpSocket: { host: 'a.dev', port: 80 } } }],
  };
  expect(refused(asking, 'pod-security-baseline', '1.33')).toEqual([]);
  expect(refused(asking, 'pod-security-baseline', '1.33', '1.34')).toEqual(['security/host-probe']);
});

test('every preset is one, and the rules that it names are', () => {
  for (const preset of policyPresets) {
    expect(readPolicy(preset).faults).toEqual([]);
    expect(readPolicy({ rules: presets[preset] }).faults).toEqual([]);
  }
  expect(
    policyOf([{ presets: ['none'] }])
      .rules.map(({ code }) => code)
      .filter(isPolicyCode),
  ).toEqual([]);
});

test.each<[unknown, PropertyKey[], string | undefined]>([
  ['strickt', [], 'strict'],
  [['strict', 'nonee'], [1], 'none'],
  [7, [], undefined],
  [{ presets: 'strict' }, ['presets'], 'preset'],
  [{ preset: 'recomended' }, ['preset'], 'recommended'],
  [{ rules: [] }, ['rules'], undefined],
  [{ rules: { 'image/no-tags': 'off' } }, ['rules', 'image/no-tags'], 'image/no-tag'],
  [{ rules: { 'kubernetes/invalid': 'off' } }, ['rules', 'kubernetes/invalid'], undefined],
  [{ rules: { 'image/no-tag': 'warn' } }, ['rules', 'image/no-tag'], undefined],
  [{ rules: { 'image/no-tag': 'errors' } }, ['rules', 'image/no-tag'], 'error'],
  [{ rules: { 'image/no-tag': 2 } }, ['rules', 'image/no-tag'], undefined],
  [{ rules: { 'image/no-tag': { minimum: 2 } } }, ['rules', 'image/no-tag', 'minimum'], undefined],
  [{ rules: { 'scale/few-replicas': { minium: 2 } } }, ['rules', 'scale/few-replicas', 'minium'], 'minimum'],
  [
    { rules: { 'scale/few-replicas': { minimum: '2' } } },
    ['rules', 'scale/few-replicas', 'minimum'],
    undefined,
  ],
  [
    { rules: { 'probe/missing': { probes: ['readyness'] } } },
    ['rules', 'probe/missing', 'probes'],
    undefined,
  ],
  [
    { rules: { 'security/seccomp': { standard: 'privileged' } } },
    ['rules', 'security/seccomp', 'standard'],
    undefined,
  ],
])('%j is refused at its place', (given, at, suggestion) => {
  const { faults } = readPolicy(given);
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatchObject({ at });
  if (suggestion !== undefined) expect(faults[0]?.suggestion).toBe(suggestion);
});

test('what is wrong is left out, and the rest holds', () => {
  const { layer, faults } = readPolicy({
    preset: ['strict', 'x'],
    rules: { 'image/no-tag': 'off', 'a/b': 'off', 'port/ssh': 1 },
  });
  expect(layer).toEqual({ presets: ['strict'], rules: { 'image/no-tag': 'off' } });
  expect(faults).toHaveLength(3);
});

test('texts of a file become numbers and lists where a parameter is one', () => {
  const texts = [
    { path: ['preset'], text: 'strict,none' },
    { path: ['rules', 'image/no-tag'], text: 'off' },
    { path: ['rules', 'scale/few-replicas', 'level'], text: 'error' },
    { path: ['rules', 'scale/few-replicas', 'minimum'], text: '3' },
    { path: ['rules', 'probe/missing', 'probes'], text: 'liveness' },
  ];
  expect(policyFromTexts(texts)).toEqual({
    preset: ['strict', 'none'],
    rules: {
      'image/no-tag': 'off',
      'scale/few-replicas': { level: 'error', minimum: 3 },
      'probe/missing': { probes: ['liveness'] },
    },
  });
});

test('each policy code is a warning by itself', () => {
  expect(allCodes().filter(isPolicyCode).length).toBeGreaterThan(70);
});
