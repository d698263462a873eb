import { type Code, isPolicyCode, type PolicyCode } from '../../diagnostics/catalogue';
import { isRuleCode } from '../../model/custom-rule';
import type {
  KnownSettings,
  PolicyConfig,
  PolicyLayer,
  PolicyLevel,
  PolicySetting,
  PolicySettings,
} from '../../model/policy';
import type { Rule } from '../rule';
import { rules as ownRules } from '../rules';
import { type SettledRules, settleCustom } from './custom/settle';
import type { PolicyRule } from './policy-rule';
import { presets } from './presets';
import { isPolicyRule, type PolicyRuleCode, policyRule } from './rules';
import { usualRules } from './rules/usual';

/** What is looked for in a run, and what its findings are. */
export interface Policy {
  readonly rules: readonly Rule[];
  /** Rules of somebody's own, and what is wrong with them; missing where there are none. */
  readonly custom?: SettledRules;
  /** What the findings of a policy rule are; undefined for what is no matter of policy. */
  levelOf(code: Code): 'warning' | 'error' | undefined;
}

/** What all layers together say of a rule. */
interface Setting<K extends PolicyCode> {
  readonly level: PolicyLevel;
  readonly config: Partial<PolicyConfig<K>>;
}

type Settled = { [K in PolicyCode]?: Setting<K> };

/** The usual ones: of all others it costs time to ask. */
const alone: { readonly [K in PolicyRuleCode]?: PolicyRule<K> } = usualRules;
const ownCodes: ReadonlySet<string> = new Set(ownRules.map(({ code }) => code));

let usual: Policy | undefined;

/** What is in force where each layer is laid over those before it; the last one that names presets chooses them. */
export function policyOf(layers: readonly PolicyLayer[] = []): Policy {
  if (layers.length > 0) return settle(layers);
  usual ??= settle(layers);
  return usual;
}

function settle(layers: readonly PolicyLayer[]): Policy {
  const chosen = layers.findLast((layer) => layer.presets !== undefined)?.presets ?? ['recommended'];
  const settled: Settled = {};
  for (const preset of chosen) layOver(settled, presets[preset]);
  for (const { rules } of layers) layOver(settled, rules ?? {});
  const isOn = (code: PolicyCode) => (settled[code]?.level ?? 'off') !== 'off';
  const own = ownRules.filter(({ code }) => !isPolicyCode(code) || isOn(code));
  const more = Object.keys(settled).flatMap((code) =>
    isPolicyCode(code) && isOn(code) && isRuleAlone(code) ? begin(code, settled) : [],
  );
  const custom = layers.some(speaksOfCustom) ? settleCustom(layers) : undefined;
  const levels = new Map(custom?.rules.map(({ rule, level }) => [rule.code, level]));
  return {
    rules: more.length === 0 ? own : [...own, ...more],
    custom,
    levelOf(code) {
      if (isRuleCode(code)) return levels.get(code);
      const level = isPolicyCode(code) ? settled[code]?.level : undefined;
      return level === 'off' ? undefined : level;
    },
  };
}

function speaksOfCustom({ custom, rules = {} }: PolicyLayer): boolean {
  return custom !== undefined || Object.keys(rules).some(isRuleCode);
}

function layOver(settled: Settled, settings: PolicySettings): void {
  for (const code of Object.keys(settings)) if (isPolicyCode(code)) layOne(code, settled, settings);
}

function layOne<K extends PolicyCode>(code: K, settled: Settled, settings: KnownSettings): void {
  const setting: PolicySetting<K> | undefined = settings[code];
  if (setting === undefined) return;
  const before: Setting<K> | undefined = settled[code];
  if (typeof setting === 'string') {
    settled[code] = { level: setting, config: before?.config ?? {} };
    return;
  }
  const { level, ...config } = setting;
  const usualLevel = isPolicyRule(code) ? policyRule(code).level : 'warning';
  const kept = before === undefined || before.level === 'off' ? usualLevel : before.level;
  settled[code] = { level: level ?? kept, config: { ...before?.config, ...config } };
}

function begin<K extends PolicyRuleCode>(code: K, settled: Settled): Rule {
  const rule = alone[code] ?? policyRule(code);
  return { code, ...rule.begin({ ...rule.config, ...settled[code]?.config }) };
}

/** One of those that are nothing but policy. */
function isRuleAlone(code: PolicyCode): code is PolicyRuleCode {
  return Object.hasOwn(alone, code) || (!ownCodes.has(code) && isPolicyRule(code));
}
