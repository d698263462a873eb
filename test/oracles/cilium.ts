import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { createJiti } from 'jiti';
import { stringify } from 'yaml';
import { findCases } from '../engines/accept/cases';
import { type Fields, isFields, textAt } from '../engines/host/json';
import { attempt } from '../engines/host/run';

const kind = 'CiliumNetworkPolicy';

/** The policies for Cilium of all samples and examples. */
export function policyCases(): readonly { readonly name: string; readonly policies: readonly Fields[] }[] {
  const found = findCases().flatMap(({ name, objects }) => {
    const policies = objects.filter((object) => textAt(object, 'kind') === kind);
    return policies.length > 0 ? [{ name, policies }] : [];
  });
  if (found.length === 0) throw new Error('no example has a policy for Cilium');
  return found;
}

/** The policies of made-up meshes, as the properties of test/properties/mesh have them. */
export async function madeUpPolicies(): Promise<readonly Fields[]> {
  const lading = join(__dirname, '../../lib/index.ts');
  const jiti = createJiti(__filename, { alias: { lading } });
  const { intent, make } =
    await jiti.import<typeof import('../properties/mesh/intent')>('../properties/mesh/intent');
  const { read } = await jiti.import<typeof import('../constructs/make')>('../constructs/make');
  return fc
    .sample(intent, 40)
    .flatMap((given) => Object.values(read(make(given, 'cilium')).objects))
    .filter(isFields)
    .filter((object) => textAt(object, 'kind') === kind);
}

/** Cilium's own parser takes each policy, as its agent would. */
export async function sanitizes(
  program: string,
  policies: readonly Fields[],
  scratch: string,
): Promise<string> {
  const file = join(mkdtempSync(join(scratch, 'cilium-')), 'policies.yaml');
  writeFileSync(file, policies.map((policy) => stringify(policy)).join('---\n'));
  const { code, stdout, stderr } = await attempt(program, [file]);
  const taken = stdout.split('\n').filter((line) => line.endsWith(': taken')).length;
  if (code !== 0 || taken !== policies.length) throw new Error(`${stdout}\n${stderr}`);
  return `${taken} policies`;
}

/** A parser that took anything would prove nothing. */
export async function refusesBroken(program: string): Promise<string> {
  const { stdout } = await attempt(program, [join(__dirname, 'broken-cilium.yaml')]);
  const told = ['error parsing regexp', 'can only apply to TCP', 'unable to parse port', 'EndpointSelector'];
  const missing = told.filter((text) => !stdout.includes(text));
  if (missing.length > 0 || stdout.includes(': taken')) throw new Error(`not told: ${missing.join(', ')}`);
  return `${told.length} faults`;
}
