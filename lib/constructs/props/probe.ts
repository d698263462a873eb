import type { HookProps } from '../hook';
import type { ProbeProps, ProbeTiming } from '../probe';
import { guarded, object, type PropsTable, required } from './shape';
import {
  anything,
  duration,
  either,
  integer,
  isBoolean,
  isNumber,
  nonEmptyList,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
  positiveDuration,
  record,
  tagged,
  text,
} from './shapes';

const timing: PropsTable<ProbeTiming> = {
  initialDelay: duration,
  period: positiveDuration,
  timeout: positiveDuration,
  failureThreshold: integer(1),
  successThreshold: integer(1),
  terminationGracePeriod: duration,
};

const portNumberOrName = either(
  { when: isNumber, shape: portNumber },
  { when: otherwise, shape: nonEmptyString },
);
const scheme = oneOf(['HTTP', 'HTTPS']);
const command = required(nonEmptyList(text));

type Of<T, Type> = Extract<T, { readonly type: Type }>;

export const probe = tagged('a probe: httpGet(…), tcp(…), exec(…) or grpc(…)', {
  httpGet: object<Of<ProbeProps, 'httpGet'>>({
    type: anything,
    path: required(nonEmptyString),
    port: portNumberOrName,
    scheme,
    headers: record(text),
    ...timing,
  }),
  tcp: object<Of<ProbeProps, 'tcp'>>({ type: anything, port: portNumberOrName, ...timing }),
  exec: object<Of<ProbeProps, 'exec'>>({ type: anything, command, ...timing }),
  grpc: object<Of<ProbeProps, 'grpc'>>({
    type: anything,
    port: portNumberOrName,
    service: nonEmptyString,
    ...timing,
  }),
});

const execHook = object<Of<HookProps, 'exec'>>({ type: anything, command });
const httpGetHook = object<Of<HookProps, 'httpGet'>>({
  type: anything,
  path: required(nonEmptyString),
  port: portNumberOrName,
  scheme,
});

export const hook = tagged('a hook: exec(…) or httpGet(…)', { exec: execHook, httpGet: httpGetHook });

const anyHook = tagged('a hook: exec(…), httpGet(…) or sleep(…)', {
  exec: execHook,
  httpGet: httpGetHook,
  sleep: object<Of<HookProps, 'sleep'>>({ type: anything, duration: required(duration) }),
});

/** `false` switches the default off. */
export const preStop = either(
  { when: isBoolean, shape: guarded('false, or a hook', (value) => value === false) },
  { when: otherwise, shape: anyHook },
);
