import { nearest } from '../../diagnostics/did-you-mean';
import type { CommandContext } from '../context';
import type { OptionName } from '../option-table';
import { stop } from '../problem';

interface Action {
  readonly usage: string;
  /** Of the options of the command, those that it has not. */
  readonly without: readonly OptionName[];
  run(context: CommandContext): Promise<void>;
}

const ofTheApp: readonly OptionName[] = [
  ...['app', 'env', 'kubernetes', 'timeout', 'format', 'max-diagnostics', 'target', 'output-file'],
] as const satisfies readonly OptionName[];
const ofCertificates = ['lifetime', 'watch', 'quiet'] as const;

const actions: Readonly<Record<string, Action>> = {
  explain: {
    usage: 'lading mesh explain <member>',
    without: ofCertificates,
    run(context) {
      const { explain }: typeof import('../mesh/explain') = require('../mesh/explain');
      return explain(context);
    },
  },
  graph: {
    usage: 'lading mesh graph',
    without: ofCertificates,
    run(context) {
      const { drawGraph }: typeof import('./graph') = require('./graph');
      return drawGraph('mesh graph', context, 'mesh');
    },
  },
  certs: {
    usage: 'lading mesh certs [compose.yaml]',
    without: ofTheApp,
    run(context) {
      const { certs }: typeof import('../mesh/certs') = require('../mesh/certs');
      return certs(context);
    },
  },
};

/** `lading mesh …`: who may call whom, and what the proxies on Compose prove their names with. */
export function mesh(context: CommandContext): Promise<void> {
  const { words, flags } = context;
  const [name = ''] = words;
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  const fix = Object.values(actions)
    .map(({ usage }) => usage)
    .join(', ');
  if (action === undefined) {
    const suggestion = nearest(name, Object.keys(actions));
    const more = suggestion === undefined ? '' : ` Did you mean ${suggestion}?`;
    const said = name === '' ? 'lading mesh needs a word more.' : `There is no lading mesh ${name}.${more}`;
    throw stop('option/invalid', said, { suggestion, fix });
  }
  const foreign = action.without.find((option) => flags.has(option));
  if (foreign !== undefined) throw stop('option/invalid', `lading mesh ${name} has no option --${foreign}.`);
  return action.run(context);
}
