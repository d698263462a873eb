import type { Finding } from '../diagnostics/finding';
import type { AppModel, ModelPart } from '../model/app';
import { type Target, targetNames } from '../model/target';
import type { PatchedField } from './patched';
import type { TargetRoom } from './target-room';

type Naming = Readonly<Record<Target, Pick<TargetRoom, 'nameOf'>>>;

/** What patches change on one target, told of each other target that has the thing as well and is asked for. */
export function* patchedParity(
  app: AppModel,
  rooms: Naming,
  fields: readonly PatchedField[],
): Generator<Finding> {
  if (fields.length === 0) return;
  const formOn = indexForms(app);
  for (const { target: here, origin, part, place, field, property } of fields) {
    for (const target of app.targets) {
      if (target === here) continue;
      const form = part && formOn(part, target);
      if (part === undefined ? !isOn(app, target) : form === undefined) continue;
      const [name, other] = [targetNames[here], targetNames[target]];
      yield {
        code: 'parity/patched',
        message: `A patch changes \`${place}\` on ${name} alone: ${other} does not get it.`,
        origin,
        property,
        fields: [field],
        affected: [{ target, object: form ? rooms[target].nameOf(form) : '', pointer: '' }],
        fix:
          property === undefined
            ? `Say the same for ${other}. A patch in the props can say instead why it is for ${name} alone: \`onlyHere: '…'\`.`
            : `Say the same for ${other}, or why it is for ${name} alone: \`onlyHere: '…'\` in the patch.`,
      };
    }
  }
}

/** Finds the form that a part has on a target: of a construct's parts, the one of that kind. */
function indexForms({
  workloads,
  services,
  routes,
}: AppModel): (part: ModelPart, target: Target) => ModelPart | undefined {
  const forms = new Map<string, ModelPart[]>();
  for (const part of [...workloads, ...services, ...routes]) {
    const key = keyOf(part);
    const known = forms.get(key);
    if (known) known.push(part);
    else forms.set(key, [part]);
  }
  return (part, target) => forms.get(keyOf(part))?.find(({ targets }) => targets.includes(target));
}

/** What stands inside of a construct and what is there for everyone are two. */
function keyOf(part: ModelPart): string {
  return `${part.kind} ${part.kind === 'service' && part.published} ${part.origin.path}`;
}

function isOn({ workloads }: AppModel, target: Target): boolean {
  return workloads.some(({ targets }) => targets.includes(target));
}
