import { nearest } from '../../../diagnostics/did-you-mean';
import type { Finding } from '../../../diagnostics/finding';
import { type DataSite, locate } from '../../../diagnostics/location';
import type { CustomRule, RuleConfig, RuleFault } from '../../../model/custom-rule';
import { isRuleCode } from '../../../model/custom-rule';
import type { PolicyLayer, PolicyLevel } from '../../../model/policy';
import { apiVersionsOf } from '../../schema/kubernetes-index';
import { readSetting, type SettingFault } from './parameters';

/** A rule of somebody's own that is on. */
export interface SettledRule {
  readonly rule: CustomRule;
  readonly level: 'warning' | 'error';
  readonly config: RuleConfig;
}

export interface SettledRules {
  readonly rules: readonly SettledRule[];
  readonly faults: readonly CustomFault[];
}

/** Either of a rule, at its definition, or of what is said of one: in a file, or in the props of the app. */
export type CustomFault =
  | { readonly rule: CustomRule; readonly fault: RuleFault; readonly related?: CustomRule }
  | { readonly code: string; readonly site?: DataSite; readonly fault: SettingFault };

/** What all layers together say of rules of somebody's own. */
export function settleCustom(layers: readonly PolicyLayer[]): SettledRules {
  const faults: CustomFault[] = [];
  const known = new Map<string, CustomRule>();
  for (const rule of layers.flatMap(({ custom = [] }) => custom)) {
    const first = known.get(rule.code);
    if (first !== undefined && isSame(first, rule)) continue;
    const own = [...rule.faults, ...kindFaults(rule)];
    if (first !== undefined && own.length === 0) {
      const message = `Two rules are called "${rule.code}".`;
      faults.push({
        rule,
        fault: { code: 'props/wrong-value', message, property: ['code'] },
        related: first,
      });
    }
    for (const fault of own) faults.push({ rule, fault });
    if (first === undefined) known.set(rule.code, rule);
  }
  const said = new Map<string, { level?: PolicyLevel; config: RuleConfig }>();
  for (const { rules = {}, sites } of layers)
    for (const [code, setting] of Object.entries(rules)) {
      if (!isRuleCode(code) || setting === undefined) continue;
      const rule = known.get(code);
      const site = sites?.[code];
      if (rule === undefined) {
        faults.push({ code, site, fault: nobodys(code, [...known.keys()]) });
        continue;
      }
      const read = readSetting(rule, rules[code] ?? rule.level, sites !== undefined);
      for (const fault of read.faults) faults.push({ code, site, fault });
      const before = said.get(code);
      said.set(code, {
        level: read.level ?? (before?.level === 'off' ? undefined : before?.level),
        config: { ...before?.config, ...read.config },
      });
    }
  const rules = [...known.values()].flatMap((rule): SettledRule[] => {
    const { level = rule.level, config } = said.get(rule.code) ?? { config: {} };
    if (level === 'off' || faults.some((each) => 'rule' in each && each.rule === rule)) return [];
    return [{ rule, level, config: { ...rule.config, ...config } }];
  });
  return { rules, faults };
}

function nobodys(code: string, known: readonly string[]): SettingFault {
  return {
    at: [],
    message: `There is no rule "${code}".`,
    suggestion: nearest(code, known),
    fix: 'Name it in `custom` of the policy, in the app or, by the file that exports it, in cdk8s.yaml.',
    isUnknown: true,
  };
}

/** A mistyped kind would never be shown, and the rule never tell anything. */
function kindFaults({ kinds = [] }: CustomRule): RuleFault[] {
  return kinds.flatMap((kind, index): RuleFault[] => {
    if (kind.includes('/') || apiVersionsOf(kind).length > 0) return [];
    return [
      {
        code: 'props/wrong-value',
        message: `Kubernetes has no kind "${kind}".`,
        property: ['kinds', index],
        suggestion: nearest(kind, usualKinds),
        fix: 'A kind of somebody else is named with its group: `cert-manager.io/Certificate`.',
      },
    ];
  });
}

const usualKinds = [
  ...['ConfigMap', 'CronJob', 'DaemonSet', 'Deployment', 'HorizontalPodAutoscaler', 'Ingress', 'Job'],
  ...['Namespace', 'NetworkPolicy', 'PersistentVolumeClaim', 'Pod', 'PodDisruptionBudget', 'Role'],
  ...['RoleBinding', 'Secret', 'Service', 'ServiceAccount', 'StatefulSet'],
];

/** One file may be loaded twice: for the app, and for `cdk8s.yaml`. */
function isSame(one: CustomRule, other: CustomRule): boolean {
  const place = ({ origin: { site } }: CustomRule): string => JSON.stringify(locate(site) ?? site);
  return one === other || place(one) === place(other);
}

/** As a finding; what is said in an app stands in its props. */
export function findingOf(fault: CustomFault, app: Finding['origin'] | undefined): Finding {
  if ('rule' in fault) {
    const { rule, fault: told, related } = fault;
    return { ...told, origin: rule.origin, related: related && [related.origin] };
  }
  const { code, site, fault: told } = fault;
  const { at, isUnknown, ...words } = told;
  const nowhere = { path: '', construct: '', suppressions: [] };
  if (site !== undefined) return { code: 'config/invalid', ...words, origin: { ...nowhere, site } };
  return {
    code: isUnknown ? 'props/unknown' : 'props/wrong-value',
    ...words,
    origin: app ?? nowhere,
    property: ['policy', 'rules', code, ...at],
  };
}
