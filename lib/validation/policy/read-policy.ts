import { type CustomCode, isPolicyCode, type PolicyCode } from '../../diagnostics/catalogue';
import { nearest } from '../../diagnostics/did-you-mean';
import { policyCatalogue } from '../../diagnostics/policy-catalogue';
import { type CustomRule, isCustomRule, isRuleCode } from '../../model/custom-rule';
import { isPlainObject } from '../../model/json';
import {
  type CustomSetting,
  type PolicyLayer,
  type PolicyPreset,
  type PolicySetting,
  type PolicySettings,
  policyLevels,
  policyPresets,
} from '../../model/policy';
import { isPolicyRule, type PolicyRuleCode, policyRules } from './rules';

/** What is wrong with what somebody says of policy. */
export interface PolicyFault {
  /** From what they say inwards. */
  readonly at: readonly (string | number)[];
  readonly message: string;
  readonly suggestion?: string;
  readonly fix?: string;
  /** It is a name that nobody knows. */
  readonly isUnknown?: true;
}

export interface ReadPolicy {
  /** What of it can be used. */
  readonly layer: PolicyLayer;
  readonly faults: readonly PolicyFault[];
}

const known = ['preset', 'rules', 'custom'];

/** Reads what an app or `cdk8s.yaml` says: the name of a preset, or `{ preset, rules, custom }`. */
export function readPolicy(given: unknown): ReadPolicy {
  const faults: PolicyFault[] = [];
  const wrong = (at: PolicyFault['at'], message: string, more: Partial<PolicyFault> = {}): void =>
    void faults.push({ at, message, ...more });
  if (typeof given === 'string' || Array.isArray(given))
    return { layer: { presets: presetsIn(given, []) }, faults };
  if (!isPlainObject(given)) {
    wrong([], 'A policy is the name of a preset, or says `preset`, `rules` and `custom`.');
    return { layer: {}, faults };
  }
  const { preset, rules, custom, ...rest } = given;
  for (const key of Object.keys(rest))
    wrong([key], `"${key}" is nothing that a policy says.`, {
      suggestion: nearest(key, known),
      fix: 'It says `preset`, `rules` and `custom`.',
      isUnknown: true,
    });
  const presets = preset === undefined ? undefined : presetsIn(preset, ['preset']);
  const said = rules === undefined ? undefined : settingsIn(rules);
  return {
    layer: { presets, rules: said, custom: custom === undefined ? undefined : customIn(custom) },
    faults,
  };

  function customIn(value: unknown): readonly CustomRule[] {
    if (!Array.isArray(value)) {
      wrong(['custom'], '`custom` of a policy is a list of rules that `defineRule` has made.');
      return [];
    }
    return value.filter((each: unknown, index): each is CustomRule => {
      const isRule = isCustomRule(each);
      if (!isRule) wrong(['custom', index], 'It is no rule.', { fix: '`defineRule({ … })` makes one.' });
      return isRule;
    });
  }

  function presetsIn(value: unknown, at: PolicyFault['at']): readonly PolicyPreset[] {
    const names: readonly unknown[] = Array.isArray(value) ? value : [value];
    return names.filter((name, index): name is PolicyPreset => {
      if (isPreset(name)) return true;
      wrong(Array.isArray(value) ? [...at, index] : at, `There is no preset ${shown(name)}.`, {
        suggestion: typeof name === 'string' ? nearest(name, policyPresets) : undefined,
        fix: `The presets are ${policyPresets.join(', ')}.`,
      });
      return false;
    });
  }

  function settingsIn(value: unknown): PolicySettings {
    const settings: Settings = {};
    if (!isPlainObject(value)) {
      wrong(['rules'], '`rules` of a policy are an object: a level or parameters, by the code of a rule.');
      return settings;
    }
    for (const [code, said] of Object.entries(value)) {
      if (isPolicyCode(code)) keep(code, said, settings);
      // Which parameters such a rule has is known when all layers are.
      else if (isRuleCode(code)) {
        if (isCustomSetting(code, said)) settings[code] = said;
      } else
        wrong(['rules', code], `There is no policy rule "${code}".`, {
          suggestion: nearest(code, Object.keys(policyCatalogue)),
          fix: 'docs/policy.md lists them. What a server refuses is an error whatever anybody thinks of it.',
          isUnknown: true,
        });
    }
    return settings;
  }

  function isCustomSetting(code: string, said: unknown): said is CustomSetting {
    const at = ['rules', code];
    if (typeof said === 'string') return isLevel(said, at);
    if (isPlainObject(said)) return said.level === undefined || isLevel(said.level, [...at, 'level']);
    wrong(at, needed(code));
    return false;
  }

  function keep<K extends PolicyCode>(code: K, said: unknown, settings: Settings): void {
    const before = faults.length;
    if (isSetting(code, said) && faults.length === before) settings[code] = said;
  }

  /** Tells what keeps it from being one. */
  function isSetting<K extends PolicyCode>(code: K, said: unknown): said is PolicySetting<K> {
    const at = ['rules', code];
    if (typeof said === 'string') return isLevel(said, at);
    if (!isPlainObject(said)) {
      wrong(at, needed(code));
      return false;
    }
    const usual: Readonly<Record<string, unknown>> = isPolicyRule(code) ? configOf(code) : {};
    const choices = isPolicyRule(code) ? choicesOf(code) : {};
    for (const [key, value] of Object.entries(said)) {
      const place = [...at, key];
      if (key === 'level') isLevel(value, place);
      else if (!Object.hasOwn(usual, key))
        wrong(place, `"${code}" has no parameter "${key}".`, {
          suggestion: nearest(key, ['level', ...Object.keys(usual)]),
          fix: `It takes ${['level', ...Object.keys(usual)].join(', ')}.`,
          isUnknown: true,
        });
      else {
        const expected = expectedOf(value, usual[key], choices[key]);
        if (expected !== undefined)
          wrong(place, `"${key}" of "${code}" is ${shown(value)}, but has to be ${expected}.`);
      }
    }
    return true;
  }

  function isLevel(value: unknown, at: PolicyFault['at']): boolean {
    if (policyLevels.some((level) => level === value)) return true;
    wrong(at, `There is no level ${shown(value)}.`, {
      suggestion: typeof value === 'string' ? nearest(value, policyLevels) : undefined,
      fix: `The levels are ${policyLevels.join(', ')}.`,
    });
    return false;
  }
}

type Settings = { [K in PolicyCode]?: PolicySetting<K> } & { [code: CustomCode]: CustomSetting };

function needed(code: string): string {
  return `What is said of "${code}" is a level (${policyLevels.join(', ')}) or an object of its parameters.`;
}

function isPreset(name: unknown): name is PolicyPreset {
  return policyPresets.some((preset) => preset === name);
}

function configOf(code: PolicyRuleCode): Readonly<Record<string, unknown>> {
  return { ...policyRules[code].config };
}

function choicesOf(code: PolicyRuleCode): Readonly<Record<string, readonly string[] | undefined>> {
  return { ...policyRules[code].choices };
}

/** What a parameter has to be where it is not; it is of the kind of its default. */
function expectedOf(
  value: unknown,
  usual: unknown,
  choices: readonly string[] | undefined,
): string | undefined {
  if (typeof usual === 'number')
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? undefined : 'a whole number';
  const isChoice = (each: unknown) => typeof each === 'string' && (choices?.includes(each) ?? each !== '');
  const among = choices === undefined ? 'texts' : choices.join(', ');
  if (!Array.isArray(usual)) return isChoice(value) ? undefined : `one of ${among}`;
  return Array.isArray(value) && value.every(isChoice) ? undefined : `a list of ${among}`;
}

function shown(value: unknown): string {
  return typeof value === 'string'
    ? `"${value}"`
    : typeof value === 'number'
      ? String(value)
      : `a ${typeof value}`;
}
