import { healthTools } from '../../model/container';
import { isPlainObject } from '../../model/json';
import type { BuildProps, ContainerProps, PortProps, ResourcesProps } from '../container';
import { hook, preStop, probe } from './probe';
import { object, type PropsTable, required, type Shape } from './shape';
import {
  boolean,
  cpu,
  either,
  integer,
  isNumber,
  isScalar,
  isString,
  list,
  matching,
  memory,
  nonEmptyString,
  oneOf,
  otherwise,
  portNumber,
  record,
  string,
  text,
} from './shapes';
import { mount } from './volume';

const amount = (of: Shape): Shape =>
  either(
    { when: isScalar, shape: of },
    {
      when: otherwise,
      shape: object<{ request?: unknown; limit?: unknown }>(
        { request: of, limit: of },
        `${of.expected}, or { request, limit }`,
      ),
    },
  );

export const resources = object<ResourcesProps>({
  cpu: amount(cpu),
  memory: amount(memory),
  ephemeralStorage: amount(memory),
});

const build = either(
  { when: isString, shape: nonEmptyString },
  {
    when: otherwise,
    shape: object<BuildProps>({
      context: required(nonEmptyString),
      dockerfile: nonEmptyString,
      target: nonEmptyString,
      args: record(text),
    }),
  },
);

const port = either(
  { when: isNumber, shape: portNumber },
  {
    when: isPlainObject,
    shape: object<PortProps>({
      name: nonEmptyString,
      port: required(portNumber),
      protocol: oneOf(['tcp', 'udp', 'sctp']),
      appProtocol: nonEmptyString,
    }),
  },
);

const userPattern = /^\d+(:\d+)?$/;
const userExpected = "a user id, '<user id>:<group id>', or 'image'";
export const user = either(
  { when: isNumber, shape: integer(0, 2 ** 31 - 1) },
  {
    when: otherwise,
    shape: matching(userExpected, (value) => value === 'image' || userPattern.test(value)),
  },
);

export const pull = oneOf(['always', 'missing', 'never']);
export const healthTool = oneOf(healthTools);

/** What a container's props may hold; WebApp and Worker have the same keys, and more. */
export const containerProps: PropsTable<ContainerProps> = {
  name: nonEmptyString,
  image: required(text),
  build,
  pull,
  command: list(text),
  args: list(text),
  workingDir: string,
  port: portNumber,
  ports: list(port),
  env: record(text),
  volumes: record(mount),
  resources,
  startup: probe,
  readiness: probe,
  liveness: probe,
  healthTool,
  healthCommand: list(text),
  postStart: hook,
  preStop,
  user,
  writableRoot: boolean,
  privileged: boolean,
  addCapabilities: list(nonEmptyString),
};

export const containerShape = object(containerProps, 'a container, such as container({ image })');
