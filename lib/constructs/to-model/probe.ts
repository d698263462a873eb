import type { Hook } from '../../model/container';
import { parseDuration } from '../../model/duration';
import { mapList } from '../../model/map-list';
import type { Probe, ProbeAction } from '../../model/probe';
import type { Text } from '../../model/reference';
import type { Duration } from '../props/duration';
import type { HookProps } from '../props/hook';
import type { ProbeProps, ProbeTiming } from '../props/probe';
import type { TextValue } from '../props/text';
import type { Stated } from './stated';
import { toText } from './text';

type OfType<T, K> = Extract<T, { readonly type: K }>;

export function buildProbe(props: ProbeProps | false | undefined): Probe | undefined {
  if (props === undefined || props === false) return undefined;
  return {
    action: buildAction(props),
    initialDelay: milliseconds(props.initialDelay),
    period: milliseconds(props.period),
    timeout: milliseconds(props.timeout),
    failureThreshold: props.failureThreshold,
    successThreshold: props.successThreshold,
    terminationGracePeriod: milliseconds(props.terminationGracePeriod),
  } satisfies Stated<Probe, ProbeTiming>;
}

function buildAction(props: ProbeProps): ProbeAction {
  switch (props.type) {
    case 'httpGet': {
      const { path, port, scheme = 'HTTP', headers = {} } = props;
      return {
        type: 'httpGet',
        path,
        port,
        scheme,
        headers: texts(headers),
      } satisfies Stated<OfType<ProbeAction, 'httpGet'>>;
    }
    case 'tcp':
      return { type: 'tcp', port: props.port } satisfies Stated<OfType<ProbeAction, 'tcp'>>;
    case 'exec':
      return { type: 'exec', command: mapList(props.command ?? [], toText) };
    case 'grpc':
      return {
        type: 'grpc',
        port: props.port,
        service: props.service,
      } satisfies Stated<OfType<ProbeAction, 'grpc'>>;
  }
}

export function buildHook(props: HookProps): Hook {
  switch (props.type) {
    case 'httpGet': {
      const { path, port, scheme = 'HTTP' } = props;
      return { type: 'httpGet', path, port, scheme } satisfies Stated<OfType<Hook, 'httpGet'>>;
    }
    case 'exec':
      return { type: 'exec', command: mapList(props.command ?? [], toText) };
    case 'sleep':
      return { type: 'sleep', duration: milliseconds(props.duration) ?? 0 };
  }
}

export function texts(values: Readonly<Record<string, TextValue>>): Record<string, Text> {
  const result: Record<string, Text> = {};
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value !== undefined) result[key] = toText(value);
  }
  return result;
}

export function milliseconds(value: Duration | undefined): number | undefined {
  return value === undefined ? undefined : parseDuration(value);
}
