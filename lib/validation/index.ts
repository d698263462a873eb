import { type Code, entryOf } from '../diagnostics/catalogue';
import type { Affected, Finding } from '../diagnostics/finding';
import type { Gathering } from '../diagnostics/gather';
import { type PlaceSet, placeSet } from '../diagnostics/place-set';
import type { AppModel } from '../model/app';
import type { Cluster } from '../model/cluster';
import type { Existing } from '../model/existing';
import { isObject } from '../model/json';
import type { PolicyLayer } from '../model/policy';
import { textIn, valueAt } from '../model/read-json';
import type { ChecksName } from '../passes/target-room';
import { acrossTargets } from './across-targets';
import { checkModel } from './check-model';
import { judges } from './checks';
import type { Court, Judge } from './court';
import type { Definitions } from './definitions';
import { customRules } from './policy/custom/custom-rules';
import { findingOf } from './policy/custom/settle';
import { policyOf } from './policy/policy';
import type { Problem, Rule } from './rule';
import type { Source } from './source';
import { toldNames } from './told-names';

export { withCustomDefaults } from './custom-defaults';
export { type Definitions, definitions, isKnownKind } from './definitions';
export { existingOf } from './existing';
export { ruleInHand } from './policy/custom/in-hand';
export { type PolicyText, policyFromTexts } from './policy/from-texts';
export { type PolicyFault, readPolicy } from './policy/read-policy';
export type { Source } from './source';
export type { Update } from './updates/update';
export { updates } from './updates/updates';
export { defaultVersions, parseVersions } from './versions';

/** Takes the final pieces of an output as they are made, and finds what a server would refuse or what cannot work. */
export interface Validator {
  /**
   * A final piece of a target's output, after all patches; foreign ones too.
   * @param checks what the target's pieces are checked as.
   */
  piece(checks: ChecksName, content: unknown, source: Source): void;
  /** Everything has been seen. */
  finish(): void;
}

export interface ValidatorOptions {
  /** What the pieces are lowered from; undefined where they come from files. */
  readonly model?: AppModel;
  /** The Kubernetes versions that an object must be valid for: `['1.36', '1.37']`. */
  readonly versions: readonly string[];
  /** What is found goes here: it is told when that is, since one defect may still show in other places. */
  readonly gathering: Gathering;
  /** What somebody has said of the cluster, laid over what the model says. Default: nothing is known of it. */
  readonly cluster?: Cluster;
  /** What is in the cluster already, beside what the model says of that. Default: nothing is known of it. */
  readonly existing?: readonly Existing[];
  /** What the pieces bring with them of kinds of somebody's own. Default: nothing. */
  readonly definitions?: Definitions;
  /** What people say of policy, each laid over those before it. Default: the recommended preset. */
  readonly policy?: readonly PolicyLayer[];
  /** Rules of somebody's own are tried: what they throw of what no server takes is theirs, too. Default: false. */
  readonly triesRules?: boolean;
  /** Default: those of servers, and those of the policy. */
  readonly rules?: readonly Rule[];
}

/** Which property a place of the piece at hand was lowered from. */
type Locate = (pointer: string) => Finding['property'];
const nowhere: Locate = () => undefined;

/** Checks the model at once, and every piece that follows. */
export function createValidator(options: ValidatorOptions): Validator {
  const { model, versions, definitions, existing, gathering } = options;
  const policy = policyOf(options.policy);
  const { rules = [...policy.rules, ...ownRules()], cluster = model?.kubernetes.cluster } = options;
  let locate = nowhere;
  /** Where rules have found an error in the piece at hand, whomever they blame for it. */
  let spoken: PlaceSet | undefined;
  /** Those of them where a rule of its own tells an error already. */
  let refused: PlaceSet | undefined;
  /** The piece at hand. */
  let current: { readonly content: unknown; readonly source: Source } | undefined;
  const told = toldNames();
  const sameOnTargets = acrossTargets();
  if (model) checkModel(model, rules, reportOf);
  const court: Court = { rules, model, cluster, existing, definitions, versions, reportOf, reportSchema };
  const byTarget = new Map<string, Judge>();
  const idle = new Set<(court: Court) => Judge>(Object.values(judges));

  return {
    piece(name, content, source) {
      const judge = byTarget.get(source.target) ?? judges[name](court);
      byTarget.set(source.target, judge);
      idle.delete(judges[name]);
      locate = locatorOf(content, source);
      current = { content, source };
      judge.piece(content, source);
      locate = nowhere;
      spoken = undefined;
      refused = undefined;
      current = undefined;
    },

    finish() {
      // Rules have a last word on the model where nothing was lowered, too.
      for (const begin of idle) begin(court).finish();
      for (const judge of byTarget.values()) judge.finish();
    },
  };

  /** Rules of somebody's own; what is wrong with them is told. */
  function ownRules(): readonly Rule[] {
    const { custom } = policy;
    if (custom === undefined) return [];
    for (const fault of custom.faults) gathering.add(findingOf(fault, model?.origin));
    const { triesRules = false } = options;
    return customRules(custom.rules, (finding) => gathering.add(finding), triesRules);
  }

  function reportOf(code: Code): (problem: Problem) => void {
    return ({ subject, ...problem }) => {
      const { affected = [] } = problem;
      const [place] = affected;
      if (code === 'kubernetes/invalid' && place && isTold(place)) return;
      if (code === 'name/invalid' && subject !== undefined) told.add(subject);
      const property = problem.property ?? (place && locate(place.pointer));
      // One that is worse than its rule is so whatever people think of the rule.
      const level = problem.severity ?? policy.levelOf(code);
      const container = place && containerAt(place.pointer);
      const { severity: usual, policy: isPolicy } = entryOf(code);
      const finding = { code, ...problem, severity: level, property, container };
      const about = isPolicy ? sameOnTargets(finding, subject ?? problem.message) : subject;
      gathering.add(finding, about);
      if ((level ?? usual) !== 'error' || isPolicy) return;
      spoken ??= placeSet();
      for (const each of affected) spoken.add(each);
      if (code === 'kubernetes/invalid') return;
      refused ??= placeSet();
      for (const each of affected) refused.add(each);
    };
  }

  /** The container that a place of the piece at hand lies in. */
  function containerAt(pointer: string): string | undefined {
    const within = /^.*?\/(?:initC|ephemeralC|c)ontainers\/\d+/.exec(pointer)?.[0];
    return within === undefined ? undefined : textIn(valueAt(current?.content, `${within}/name`));
  }

  /** What the server has against a place is told by the rule for it, where there is one. */
  function isTold(place: Affected): boolean {
    return refused?.holds(place) === true || isToldAsName(place.pointer);
  }

  function isToldAsName(pointer: string): boolean {
    return isOurs(current?.source) && told.explain(valueAt(current?.content, pointer));
  }

  /** What a rule or an earlier step has put into words already is not repeated in those of a schema. */
  function reportSchema(...[code, problem, place, source]: Parameters<Court['reportSchema']>): void {
    const { origin, patched = false } = source;
    const { pointer, message, suggestion, versions: refusing } = problem;
    if (spoken?.holds(place) || gathering.speaksOfPlace(origin, place)) return;
    if (isToldAsName(pointer)) return;
    const property = locate(pointer);
    // A patch is one property, whatever is wrong in it.
    if (property && !patched && gathering.speaksOfProperty(origin, property)) return;
    const where = pointer === '' ? place.object : `${place.object} at ${pointer}`;
    const all = refusing.length === 0 || refusing.length === versions.length;
    gathering.add(
      {
        code,
        ...(problem.keyword === 'untried' && { severity: 'warning' }),
        message: `${where}: ${message}${all ? '' : ` (Kubernetes ${refusing.join(', ')})`}.`,
        origin,
        property,
        affected: [place],
        suggestion,
      },
      `${where} ${message}`,
    );
  }
}

function isOurs(source: Source | undefined): boolean {
  return source?.own === true && !source.patched;
}

/** A patch is to blame for all of what it was applied to. */
function locatorOf(content: unknown, { patched, patchProperty, locate }: Source): Locate {
  if (patched) return () => patchProperty;
  return locate && isObject(content) ? (pointer) => locate(pointer, content) : nowhere;
}
