import type { Finding } from '../diagnostics/finding';
import { gather } from '../diagnostics/gather';
import { type CustomRule, isCustomRule, type RuleConfig } from '../model/custom-rule';
import { isObject, isPlainObject, type JsonObject } from '../model/json';
import type { CustomSettings, PolicyLayer } from '../model/policy';
import { listIn, objectIn, textIn } from '../model/read-json';
import { createValidator, defaultVersions, parseVersions } from '../validation';

export interface RunRuleOptions {
  /** Parameters that are other than by default. */
  readonly config?: RuleConfig;
  /** The versions of Kubernetes that are asked for, `'1.36'` or `'1.35-1.37'`. Default: those that an app has by default. */
  readonly versions?: string;
}

/** What a rule has told. */
export interface RuleFinding {
  readonly code: string;
  readonly severity: 'warning' | 'error';
  readonly message: string;
  /** `Deployment/web`, `services.web`. */
  readonly object: string;
  /** Where in that, as a JSON pointer; empty for all of it. */
  readonly at: string;
  readonly consequence?: string;
  readonly fix?: string;
  readonly suggestion?: string;
}

/**
 * What a rule of your own tells of a manifest, in the order in which it tells it; no suppression is looked at. What it tells
 * of an app, `toReport` says of an app that has it in its policy.
 *
 * @param manifest An object of Kubernetes, a Compose project (`{ services: … }`), or the YAML of any number of them.
 * @throws TypeError where it is no rule or no manifest; Error where the rule is not well defined or fails.
 */
export function runRule(
  rule: CustomRule,
  manifest: object | string,
  { config, versions: asked = defaultVersions }: RunRuleOptions = {},
): readonly RuleFinding[] {
  if (!isCustomRule(rule)) throw new TypeError('It is no rule: defineRule({ … }) makes one.');
  const versions = parseVersions(asked);
  if (versions === undefined)
    throw new TypeError(`"${asked}" is no version of Kubernetes that Lading knows.`);
  const gathering = gather();
  const rules: CustomSettings = config === undefined ? {} : { [rule.code]: config };
  const policy: readonly PolicyLayer[] = [{ presets: ['none'], custom: [rule], rules }];
  const validator = createValidator({ versions, gathering, policy, triesRules: true });
  for (const document of documentsOf(manifest)) {
    const origin = { path: '', construct: 'manifest', suppressions: [] };
    const source = { own: false, origin } as const;
    if (isObject(document.services) && document.kind === undefined)
      for (const [name, service] of Object.entries(document.services))
        validator.piece('compose', service, { ...source, target: 'compose', kind: 'service', name });
    else validator.piece('kubernetes', document, { ...source, target: 'kubernetes', kind: 'object' });
  }
  validator.finish();
  const findings: RuleFinding[] = [];
  gathering.tell((finding) => {
    if (finding.code === rule.code) findings.push(shownFinding(finding));
    // Of the rule itself, and not of what it was shown.
    else if (finding.origin === rule.origin || finding.code === 'rule/failed')
      throw new Error(finding.message);
    else if (finding.code.startsWith('props/')) throw new TypeError(finding.message);
  });
  return findings;
}

function shownFinding({
  code,
  severity,
  message,
  affected = [],
  consequence,
  fix,
  suggestion,
}: Finding): RuleFinding {
  const [{ object = '', pointer: at = '' } = {}] = affected;
  return {
    code,
    severity: severity === 'error' ? 'error' : 'warning',
    message,
    object,
    at,
    consequence,
    fix,
    suggestion,
  };
}

function documentsOf(manifest: object | string): readonly JsonObject[] {
  const documents = typeof manifest === 'string' ? parsed(manifest) : [manifest];
  return documents.flatMap((document) => {
    if (document === null) return [];
    if (!isPlainObject(document)) throw new TypeError('A manifest is an object, or the YAML of one.');
    const isList = textIn(document.kind)?.endsWith('List') === true;
    return isList ? listIn(document.items).map(objectIn) : [document];
  });
}

function parsed(text: string): readonly unknown[] {
  const { parseAllDocuments }: typeof import('yaml') = require('yaml');
  return parseAllDocuments(text).map((document) => {
    const [error] = document.errors;
    if (error !== undefined) throw new TypeError(`The YAML is not well formed: ${error.message}`);
    const content: unknown = document.toJS();
    return content;
  });
}
