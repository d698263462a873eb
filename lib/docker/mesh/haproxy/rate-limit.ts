import type { RateLimit } from '../../../model/mesh';
import type { Config } from './config';
import { printTime } from './text';

/** Refuses with 429 what is too much, of all callers together or of each. The last word of each sort counts. */
export function rateLimits(config: Config, limits: readonly RateLimit[], door: number): string[] {
  const total = limits.findLast(({ per }) => per === 'total');
  const each = limits.findLast(({ per }) => per === 'caller');
  return [
    ...(total === undefined ? [] : limited(config, total, 'sc0', `limit:${door}.total`, 'str(all)')),
    ...(each === undefined ? [] : limited(config, each, 'sc1', `limit:${door}.caller`, 'var(txn.caller)')),
  ];
}

/** What is refused does not count, so that who asks too often gets as much as who asks less. */
function limited(
  { sections }: Config,
  { requests, interval }: RateLimit,
  counter: string,
  table: string,
  key: string,
): string[] {
  const time = printTime(interval);
  sections.set(`backend ${table}`, [
    `stick-table type string len 512 size 10k expire ${printTime(interval * 2)} store http_req_rate(${time})`,
  ]);
  return [
    `http-request deny deny_status 429 if { ${key},table_http_req_rate(${table}) ge ${requests} }`,
    `http-request track-${counter} ${key} table ${table}`,
  ];
}
