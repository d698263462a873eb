import { App, type AppProps, Chart } from 'lading';
import { parse } from 'yaml';
import type { Diagnostic } from '../../lib/diagnostics/diagnostic';
import { synthInMemory } from '../properties/apps-synth';

/** A chart `shop` of an app that is written for Swarm alone. */
export function shop(props: AppProps = {}): Chart {
  return new Chart(new App({ ...props, targets: ['swarm'] }), 'shop');
}

export interface Stack {
  readonly services: Readonly<Record<string, unknown>>;
  /** The rest of the file. */
  readonly file: Readonly<Record<string, unknown>>;
  readonly env: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Codes of errors and warnings, with the construct's path. */
  readonly told: readonly string[];
}

/** The stack that an app becomes. */
export function stackOf(chart: Chart): Stack {
  const { diagnostics, files } = synthInMemory(chart.node.root);
  const { services = {}, ...file } = parse(files.get('swarm/stack.yaml') ?? '{}');
  const told = diagnostics
    .filter(({ severity, suppressed }) => severity !== 'note' && suppressed === undefined)
    .map(({ code, path }) => `${path}: ${code}`);
  return { services, file, env: files.get('swarm/.env.example') ?? '', diagnostics, told };
}
