import type { Code } from '../diagnostics/catalogue';
import type { Finding } from '../diagnostics/finding';
import { settle } from '../diagnostics/settle';
import type { AppModel } from '../model/app';
import type { Asked, Capabilities, Capability } from '../model/capability';
import type { Mesh } from '../model/mesh';
import type { Treatment } from '../model/parity';
import { firstTcp } from '../model/port';
import { type Target, targetNames } from '../model/target';
import { onTarget } from '../model/views';
import type { RowCollector } from './parity-rows';
import { indexSpoken, type Spoken } from './spoken';
import { type AskVisit, asksOn, fieldsOfMesh, type MeshVisit, waysInto } from './visit-mesh';

/** Answers what the backend of a mesh on a target can do. */
export type CapabilitiesOf = (mesh: Mesh) => Capabilities;

/** What is told of a field, and the code that it is told under. */
type Told = Treatment & { readonly code: Code };

/** Judges all that is asked of meshes on one target by the tables of their backends. */
export function judgeMeshes(
  app: AppModel,
  target: Target,
  capabilitiesOf: CapabilitiesOf | undefined,
  rows: RowCollector,
): Finding[] {
  const findings: Finding[] = [];
  const told = new Set<string>();
  const spoken = indexSpoken(app);
  for (const mesh of app.meshes) {
    if (!mesh.targets.includes(target)) continue;
    if (capabilitiesOf === undefined) {
      for (const visit of fieldsOfMesh(mesh)) tell(visit, withoutBackend(target));
      continue;
    }
    const capabilities = capabilitiesOf(mesh);
    for (const visit of fieldsOfMesh(mesh)) judge(visit, capabilities, mesh);
    for (const visit of waysInto(mesh, target, app)) judge(visit, capabilities, mesh);
  }
  for (const visit of asksOn(target, app)) {
    const { mesh } = visit;
    if (mesh === undefined || capabilitiesOf === undefined) tell(visit, unkept(visit, target));
    else if (mesh.default === 'allow') tell(visit, allowed);
    else judge(visit, capabilitiesOf(mesh), mesh);
  }
  return findings;

  function judge(visit: MeshVisit & Pick<Asked, 'request'>, capabilities: Capabilities, mesh: Mesh): void {
    const entry = capabilities[visit.field];
    const { value, shaped, request } = visit;
    const asked = { value, mesh, shaped, request, spoken: shaped && spokenTo(shaped) };
    const rated = typeof entry === 'function' ? entry(asked) : entry;
    if (rated === 'exact') rows.keep(visit.field);
    else tell(visit, treat(rated, visit, mesh));
  }

  function spokenTo(shaped: NonNullable<MeshVisit['shaped']>): Spoken | undefined {
    const service = onTarget(shaped.to, target);
    const name = 'port' in shaped ? shaped.port : undefined;
    const port =
      name === undefined ? firstTcp(service.ports) : service.ports.find((each) => each.name === name);
    return port && spoken(service, port, target);
  }

  function tell({ field, what, object, origin, property }: MeshVisit, treatment: Told): void {
    const { code, fix, note } = treatment;
    rows.add(field, treatment, code, origin.path);
    const message = treatment.verdict === 'approximated' ? note : `${what} is not kept: ${note}`;
    // Several things are asked in one breath, and lost in one.
    const key = [origin.path, code, message].join('\0');
    if (told.has(key)) return;
    told.add(key);
    const affected = [{ target, object, pointer: '' }];
    findings.push(settle<Finding>({ code, message, origin, property, fields: [field], affected, fix }));
  }
}

function treat({ rating, note }: Capability, { field }: MeshVisit, { onLoss }: Mesh): Told {
  if (rating === 'emulated' || rating === 'narrower')
    return { verdict: 'approximated', note, code: 'parity/approximated' };
  if (rating === 'wider') return { verdict: 'not-expressible', note, code: 'mesh/wider', fix: widerFix };
  if (field.startsWith('telemetry.') || onLoss.some((each) => each === field))
    return { verdict: 'not-expressible', note, code: 'mesh/lost' };
  const accept = field.startsWith('ingress.') ? '' : `, or accept the loss: \`onLoss: ['${field}']\``;
  const fix = `Choose a backend that can, or take it out${accept}.`;
  return { verdict: 'not-expressible', note, code: 'mesh/impossible', fix };
}

const allowed: Told = {
  verdict: 'approximated',
  note: "With `default: 'allow'` nobody is kept to what alone is asked.",
  code: 'parity/approximated',
};

const widerFix =
  'Choose a backend that keeps it, leave the mesh off this target with `targets`, or take the narrower word out.';

function withoutBackend(target: Target): Told {
  const note = `${targetNames[target]} has no backend for meshes: members take whatever reaches them.`;
  const fix = 'Leave the mesh off this target with `targets`.';
  return { verdict: 'not-expressible', note, code: 'mesh/wider', fix };
}

/** Whoever is called takes anything from anybody. Where its mesh was left off the target, somebody has decided that. */
function unkept({ callee }: AskVisit, target: Target): Told {
  const name = callee === undefined ? 'what is called' : `"${callee.name}"`;
  if (callee?.mesh?.in !== undefined) {
    const note = `the mesh of ${name} is not on ${targetNames[target]}.`;
    return { verdict: 'not-expressible', note, code: 'parity/not-expressible' };
  }
  const note = `${name} is a member of no mesh.`;
  return { verdict: 'not-expressible', note, code: 'mesh/wider', fix: 'Make both members of a ServiceMesh.' };
}
