import { Document, visit } from 'yaml';
import { readsAsMore } from '../../lib/emit/yaml/ambiguous';

const options = { compat: 'yaml-1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

const RAW = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/;
const SHORT = new Map([
  ['\x85', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);
const WHITE_LINES = /^(?=.*\n)\n*[\t ][\n\t ]*$/s;
const TAB_LED = /^(?=.*\n)\n*\t/s;
const CONTROL_OR_OPEN_END = /[\x00-\x08\x0b-\x1f\ud800-\udfff]|\n[\t ]+$/u;

/** A character that no generated text holds, to mark what the `yaml` package cannot be told to print. */
export const MARK = '\ue000';

/**
 * What the `yaml` package prints, with each difference that `printYaml` documents made by other means:
 * quotes by the type of the node, an indentation indicator by a space before the tab, escapes in the text.
 */
export function printedByYaml(data: unknown): string {
  const document = new Document(data, options);
  visit(document, {
    Scalar(at, node) {
      const text = node.value;
      if (typeof text !== 'string') return;
      const quoted = RAW.test(text) || CONTROL_OR_OPEN_END.test(text) || WHITE_LINES.test(text);
      if (readsAsMore(text) || RAW.test(text)) node.type = 'QUOTE_DOUBLE';
      if (at === 'key') return;
      if (WHITE_LINES.test(text)) node.type = 'QUOTE_DOUBLE';
      if (quoted) node.value = text.replace(/\n (?=\n)/g, `\n${MARK}`);
      else if (TAB_LED.test(text)) node.value = text.replace('\t', ` ${MARK}`);
    },
  });
  return document
    .toString(options)
    .replaceAll(` ${MARK}`, '\t')
    .replaceAll(MARK, '\\ ')
    .replace(new RegExp(RAW, 'g'), (raw) => SHORT.get(raw) ?? hexEscape(raw.charCodeAt(0).toString(16)));
}

function hexEscape(hex: string): string {
  return hex.length === 2 ? `\\x${hex}` : `\\u${hex}`;
}
