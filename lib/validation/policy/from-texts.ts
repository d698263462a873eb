import { isPolicyRule, policyRules } from './rules';

/** A value of a file in which all are texts, and the keys that lead to it; a list is joined by commas. */
export interface PolicyText {
  readonly path: readonly string[];
  readonly text: string;
}

/** What such a file says of policy, as an app would say it: numbers and lists where a parameter is one. */
export function policyFromTexts(texts: readonly PolicyText[]): unknown {
  const rules: Record<string, unknown> = {};
  const policy: Record<string, unknown> = {};
  for (const { path, text } of texts) {
    const [key = '', code = '', parameter] = path;
    if (key === 'preset' && path.length === 1) policy.preset = text.split(',');
    else if (key !== 'rules' || path.length < 2 || path.length > 3) policy[path.join('.')] = text;
    else {
      policy.rules = rules;
      if (parameter === undefined) rules[code] = text;
      else {
        const said = rules[code];
        const before = typeof said === 'object' ? said : {};
        rules[code] = { ...before, [parameter]: typed(text, code, parameter) };
      }
    }
  }
  return policy;
}

function typed(text: string, code: string, parameter: string): unknown {
  const config: Readonly<Record<string, unknown>> = isPolicyRule(code) ? { ...policyRules[code].config } : {};
  const usual = config[parameter];
  if (Array.isArray(usual)) return text.split(',').filter(Boolean);
  return typeof usual === 'number' && /^\d{1,9}$/.test(text) ? Number(text) : text;
}
