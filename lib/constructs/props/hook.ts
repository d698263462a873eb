import { values } from './domain';
import { type Duration, duration } from './duration';
import { asHook, asPreStop } from './guess-helper';
import { command, type HttpGetOptions, type Of, portNumberOrName, scheme, urlPath } from './probe';
import { guarded, object, required } from './shape';
import { anything, either, isFalse, otherwise, tagged } from './shapes';
import type { TextValue } from './text';

/** What happens right after a container has started or before it is stopped. */
export type HookProps =
  | { readonly type: 'exec'; readonly command: readonly TextValue[] }
  | ({ readonly type: 'httpGet'; readonly path: string } & Pick<HttpGetOptions, 'port' | 'scheme'>)
  | {
      readonly type: 'sleep';
      /** `'5s'` */
      readonly duration: Duration;
    };

const execHook = object<Of<HookProps, 'exec'>>({ type: anything, command });

const httpGetHook = object<Of<HookProps, 'httpGet'>>({
  type: anything,
  path: required(urlPath),
  port: portNumberOrName,
  scheme,
});

export const hook = tagged('a hook: exec(…) or httpGet(…)', { exec: execHook, httpGet: httpGetHook }, asHook);

const sleepHook = object<Of<HookProps, 'sleep'>>({ type: anything, duration: required(duration) });
const anyHook = tagged(
  'a hook: exec(…), httpGet(…) or sleep(…)',
  { exec: execHook, httpGet: httpGetHook, sleep: sleepHook },
  asPreStop,
);

/** `false` switches the default off. */
export const preStop = either(
  { when: isFalse, shape: guarded('false', isFalse, values([false])) },
  { when: otherwise, shape: anyHook },
);
