import { environments, input } from 'lading';

environments(
  { dev: { host: 'a', replicas: 1, debug: true }, prod: { host: 'b', replicas: 2, debug: false } },
  ({ host, replicas, debug }, name) => {
    const texts: readonly string[] = [host, name];
    const known: 'dev' | 'prod' = name;
    return void [texts, known, replicas.toFixed(), debug === true];
  },
);
interface Values {
  readonly host: string;
  readonly tls: string | null;
  readonly size?: number;
}
environments<Record<'dev' | 'prod', Values>>(
  { dev: { host: 'a', tls: null }, prod: { host: 'b', tls: 'c', size: 2 } },
  ({ tls, size = 1 }) => void [tls?.length, size.toFixed()],
);
environments(
  { dev: { host: undefined, tls: null, size: 1 }, prod: { host: 'b', tls: 'c', size: undefined } },
  ({ host, tls, size }) => {
    const text: string | undefined = host;
    const other: string | null = tls;
    const number: number | undefined = size;
    return void [text, other, number];
  },
);
// @ts-expect-error nothing is of any type, and a number is still no text
environments({ dev: { host: undefined }, test: { host: 'a' }, prod: { host: 1 } }, () => {});
// @ts-expect-error prod lacks a value
environments({ dev: { host: 'a', replicas: 1 }, prod: { host: 'b' } }, () => {});
// @ts-expect-error a number is no text
environments({ dev: { host: 'a' }, prod: { host: 1 } }, () => {});
// @ts-expect-error a value that none of them has
environments({ dev: { host: 'a' }, prod: { host: 'b' } }, ({ hots }) => void hots);

const tag: string = input('TAG', { required: true });
const size: string = input('SIZE', { default: '1' });
// @ts-expect-error it may be missing
const maybe: string = input('MAYBE');
export const all = [tag, size, maybe];
