import type { Outlier } from '../../../model/mesh';
import type { Config } from './config';

/**
 * Leaves a door alone for a while once it has failed some times one after the other, whichever route led there: errors are
 * counted for the whole process.
 */
export function lowerOutlier(
  { ejected }: Config,
  door: string,
  { consecutiveErrors = 5, ejectionTime = 30_000 }: Outlier,
): string[] {
  const index = ejected.get(door) ?? ejected.size;
  ejected.set(door, index);
  const [errors, until] = [`proc.errors_${index}`, `proc.until_${index}`];
  const isMany = `{ var(${errors}) -m int ge ${consecutiveErrors} }`;
  return [
    `http-request set-var(txn.own) bool(true) if { date(0,ms),sub(${until}) lt 0 }`,
    "http-request return status 503 content-type text/plain string 'no healthy upstream' if { var(txn.own) -m bool }",
    `http-after-response set-var(${errors}) int(0) unless { status 500:599 }`,
    `http-after-response set-var(${errors}) var(${errors}),add(1) if { status 500:599 } !{ var(txn.own) -m bool }`,
    `http-after-response set-var(${until}) date(${Math.ceil(ejectionTime)},ms) if ${isMany}`,
    `http-after-response set-var(${errors}) int(0) if ${isMany}`,
  ];
}
