import { healthTools } from '../../model/container';
import { isPlainObject } from '../../model/json';
import type { BuildProps, ContainerProps, PortProps, ResourcesProps } from '../container';
import { isReference } from '../reference';
import { hook, preStop, probe } from './probe';
import { object, type PropsTable, required, type Shape, whole } from './shape';
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
import { mount, mountPath } from './volume';

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
    shape: whole(
      object<BuildProps>({
        context: required(nonEmptyString),
        dockerfile: nonEmptyString,
        target: nonEmptyString,
        args: record(text),
      }),
      'context',
    ),
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

/** `registry:port/path:tag@digest`, as the engine reads it; a reference within it is letters and digits here. */
const imagePattern =
  /^(?:[A-Za-z0-9.-]+(?::\d+)?\/)?[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::\w[\w.-]{0,127})?(?:@[\w+.-]+:[0-9a-fA-F]{32,})?$/;
const imageExpected = "an image in lower case, such as 'ghcr.io/acme/web:1.4.2', or a reference";
const image: Shape = {
  ...either(
    { when: isReference, shape: text },
    { when: otherwise, shape: matching(imageExpected, (value) => imagePattern.test(value)) },
  ),
  expected: imageExpected,
};

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
  image: required(image),
  build,
  pull,
  command: list(text),
  args: list(text),
  workingDir: string,
  port: portNumber,
  ports: list(port),
  env: record(text),
  volumes: record(mount, mountPath),
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
