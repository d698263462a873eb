import { nearest } from '../../../diagnostics/did-you-mean';
import type { PropertyPath } from '../../../diagnostics/property-path';
import type { CustomRule, RuleConfig, RuleParameter } from '../../../model/custom-rule';
import type { CustomSetting, PolicyLevel } from '../../../model/policy';

/** What is wrong with what somebody says of a rule of their own. */
export interface SettingFault {
  /** Within what is said of the rule. */
  readonly at: PropertyPath;
  readonly message: string;
  readonly suggestion?: string;
  readonly fix?: string;
  /** It is a name that nobody knows. */
  readonly isUnknown?: true;
}

export interface ReadSetting {
  readonly level?: PolicyLevel;
  readonly config: RuleConfig;
  readonly faults: readonly SettingFault[];
}

/** @param isText It is from a file, in which all is text. */
export function readSetting(
  { code, config }: CustomRule,
  setting: CustomSetting,
  isText: boolean,
): ReadSetting {
  if (typeof setting === 'string') return { level: setting, config: {}, faults: [] };
  const { level, ...said } = setting;
  const read: Record<string, RuleParameter> = {};
  const faults: SettingFault[] = [];
  for (const [name, given] of Object.entries(said)) {
    const usual = Object.hasOwn(config, name) ? config[name] : undefined;
    if (usual === undefined) {
      faults.push(unknown(code, name, Object.keys(config)));
      continue;
    }
    const value = isText && typeof given === 'string' ? typed(given, usual) : given;
    const kind = kindOf(usual);
    if (value !== undefined && kindOf(value) === kind) read[name] = value;
    else if (given !== undefined)
      faults.push({
        at: [name],
        message: `"${name}" of "${code}" has to be ${kinds[kind]}, as its default is.`,
      });
  }
  return { level, config: read, faults };
}

function unknown(code: string, name: string, known: readonly string[]): SettingFault {
  return {
    at: [name],
    message: `"${code}" has no parameter "${name}".`,
    suggestion: nearest(name, ['level', ...known]),
    fix: `It takes ${['level', ...known].join(', ')}.`,
    isUnknown: true,
  };
}

const kinds = { string: 'a text', number: 'a number', boolean: 'true or false', list: 'a list of texts' };

function kindOf(value: RuleParameter): keyof typeof kinds {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'list';
}

/** What a text of a file stands for where the default is of another type; the text itself where it stands for nothing like it. */
function typed(text: string, usual: RuleParameter): RuleParameter {
  if (typeof usual === 'number')
    return text.length < 30 && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  if (typeof usual === 'boolean') return text === 'true' || text === 'false' ? text === 'true' : text;
  return typeof usual === 'string' ? text : text.split(',').filter(Boolean);
}
