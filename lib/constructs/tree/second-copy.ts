import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Origin } from '../../diagnostics/origin';
import { appStateOf } from './app-state';

const checked = new WeakSet<Chart>();

/**
 * Two copies of cdk8s cannot render each other's objects. cdk8s tells its constructs by a symbol that all copies
 * share, so the class itself has to be asked.
 */
export function checkForSecondCopy(construct: IConstruct, origin: Origin): void {
  const chart = Chart.of(construct);
  if (checked.has(chart)) return;
  checked.add(chart);
  if (Object.prototype.isPrototypeOf.call(Chart.prototype, chart)) return;
  const copies = Object.keys(require.cache).filter((file) => /[\\/]cdk8s[\\/]lib[\\/]chart\.js$/.test(file));
  const folders = copies.map((file) => file.replace(/[\\/]lib[\\/]chart\.js$/, '')).join(' and ');
  appStateOf(construct).findings.push({
    code: 'cdk8s/second-copy',
    message: `The chart "${chart.node.path}" was made with another copy of cdk8s than Lading uses: ${folders}.`,
    origin,
    consequence: 'objects of one copy are not rendered by the other',
    fix: 'Install one version for both: npm ls cdk8s shows who asks for which, npm dedupe joins them.',
  });
}
