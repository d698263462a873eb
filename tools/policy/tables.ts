import { allCodes, entryOf, isPolicyCode, type PolicyCode } from '../../lib/diagnostics/catalogue';
import { policyPresets } from '../../lib/model/policy';
import { presets } from '../../lib/validation/policy/presets';
import { isPolicyRule, policyRules } from '../../lib/validation/policy/rules';
import { peers } from './peers';

/** The tables of docs/policy.md, by the name of the mark that they stand behind. */
export function tables(): Readonly<Record<string, string>> {
  return { rules: rulesTable(), peers: peersTable() };
}

function rulesTable(): string {
  const rows = allCodes()
    .filter(isPolicyCode)
    .map((code) => [page(code), entryOf(code).title, presetsOf(code), parametersOf(code)]);
  return table(['rule', 'what it tells', 'in the presets', 'parameters'], rows);
}

function presetsOf(code: PolicyCode): string {
  const within = policyPresets.filter((preset) => Object.hasOwn(presets[preset], code));
  // What is in the first is in all that are laid over it.
  if (within.includes('recommended')) return 'recommended';
  return within.map((preset) => preset.replace('pod-security-', '')).join(', ');
}

function parametersOf(code: PolicyCode): string {
  const config = isPolicyRule(code) ? Object.entries(policyRules[code].config) : [];
  return config.map(([key, value]) => `\`${key}: ${JSON.stringify(value).replaceAll('"', "'")}\``).join(', ');
}

function peersTable(): string {
  const rows = Object.entries<Readonly<Record<string, string | readonly string[]>>>(peers).flatMap(
    ([peer, ids]) =>
      Object.entries(ids).map(([id, answer]) => [
        peer.replace(/ [\d.]+$/, ''),
        `\`${id}\``,
        typeof answer === 'string'
          ? `none: ${answer.charAt(0).toLowerCase()}${answer.slice(1)}`
          : answer.map(page).join(', '),
      ]),
  );
  return table(['whose', 'rule', 'in Lading'], rows);
}

function page(code: string): string {
  return `[\`${code}\`](diagnostics/${code}.md)`;
}

/** In columns, as the formatter sets them. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
