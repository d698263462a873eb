import { name, orNothing } from './arguments';
import { values } from './domain';
import { object } from './shape';
import { either, isString, matching, otherwise } from './shapes';

/** Which URL leads to a Service, where the first port and HTTP are not what is meant. */
export interface UrlOptions {
  /** A port by its name. Default: the first of TCP. */
  readonly port?: string;
  /**
   * What is spoken there: `amqp`, `postgres`. Default: `https` where the port says so; what is known of the image or the number
   * where that is something of its own (`postgresql`, `mysql`, `redis`, `amqp` …); else `http`.
   */
  readonly scheme?: string;
}

export const scheme = matching(
  "a scheme alone, such as 'https' or 'postgres'",
  (value) => /^[a-z][a-z0-9+.-]*$/i.test(value),
  values(['http', 'amqp'], ['a+b.c-1']),
);

/** A port by its name, or more; or nothing. */
export const urlOptions = orNothing(
  either(
    { when: isString, shape: name },
    {
      when: otherwise,
      shape: object<UrlOptions>({ port: name, scheme }, "a port's name, or { port?, scheme? }"),
    },
  ),
);

export function urlOptionsOf(options: string | UrlOptions = {}): UrlOptions {
  return typeof options === 'string' ? { port: options } : options;
}
