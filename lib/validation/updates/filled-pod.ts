import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';

/** The spec of a pod with what a server fills in, beside what it fills in wherever pods are described. */
export function filledPod(spec: JsonObject): JsonObject {
  const filledUp = filledTemplate(filled(spec, { enableServiceLinks: true }));
  const withRequests = (containers: unknown) =>
    listIn(containers).map((each) => {
      const container = objectIn(each);
      const { limits, requests, ...resources } = objectIn(container.resources);
      // What is limited and not asked for is asked for.
      const asked = { ...objectIn(limits), ...objectIn(requests) };
      return { ...container, resources: { ...resources, limits, requests: asked } };
    });
  return {
    ...filledUp,
    containers: withRequests(filledUp.containers),
    initContainers: withRequests(filledUp.initContainers),
  };
}

/** The spec of pods that others make, with what a server fills in where that is more than nothing. */
export function filledTemplate(spec: JsonObject): JsonObject {
  return {
    ...filled(spec, {
      restartPolicy: 'Always',
      terminationGracePeriodSeconds: 30,
      dnsPolicy: 'ClusterFirst',
      schedulerName: 'default-scheduler',
    }),
    // Two names of one field.
    serviceAccountName: spec.serviceAccountName ?? spec.serviceAccount,
    serviceAccount: undefined,
    containers: listIn(spec.containers).map((each) => filledContainer(each, spec)),
    initContainers: listIn(spec.initContainers).map((each) => filledContainer(each, spec)),
    volumes: listIn(spec.volumes).map(filledVolume),
  };
}

function filledContainer(content: unknown, { hostNetwork }: JsonObject): unknown {
  if (!isObject(content)) return content;
  const image = textIn(content.image) ?? '';
  const moves = /:latest$|^(?:[^/]*\/)*[^:@]*$/.test(image);
  return {
    ...filled(content, {
      terminationMessagePath: '/dev/termination-log',
      terminationMessagePolicy: 'File',
      imagePullPolicy: moves ? 'Always' : 'IfNotPresent',
    }),
    ports: listIn(content.ports).map((port) => {
      const { containerPort } = objectIn(port);
      const hostPort = hostNetwork === true ? { hostPort: containerPort } : {};
      return filled(objectIn(port), { protocol: 'TCP', ...hostPort });
    }),
    env: listIn(content.env).map((variable) => {
      const source = objectIn(objectIn(variable).valueFrom);
      if (!isObject(source.fieldRef)) return variable;
      return {
        ...objectIn(variable),
        valueFrom: { ...source, fieldRef: filled(source.fieldRef, { apiVersion: 'v1' }) },
      };
    }),
    livenessProbe: filledProbe(content.livenessProbe),
    readinessProbe: filledProbe(content.readinessProbe),
    startupProbe: filledProbe(content.startupProbe),
    lifecycle: filledLifecycle(content.lifecycle),
  };
}

function filledProbe(content: unknown): unknown {
  if (!isObject(content)) return content;
  const times = { timeoutSeconds: 1, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 };
  return filled(filledHandler(content), times);
}

function filledLifecycle(content: unknown): unknown {
  if (!isObject(content)) return content;
  return Object.fromEntries(
    Object.entries(content).map(([key, each]) => [key, isObject(each) ? filledHandler(each) : each]),
  );
}

function filledHandler(content: JsonObject): JsonObject {
  if (!isObject(content.httpGet)) return content;
  return { ...content, httpGet: filled(content.httpGet, { path: '/', scheme: 'HTTP' }) };
}

const mode = { defaultMode: 0o644 };

function filledVolume(content: unknown): unknown {
  if (!isObject(content)) return content;
  const volume: Record<string, unknown> = { ...content };
  for (const source of ['secret', 'configMap', 'downwardAPI', 'projected'])
    if (isObject(volume[source])) volume[source] = filled(volume[source], mode);
  const { projected, downwardAPI } = volume;
  if (isObject(downwardAPI)) volume.downwardAPI = { ...downwardAPI, items: filledItems(downwardAPI.items) };
  if (isObject(projected))
    volume.projected = { ...projected, sources: listIn(projected.sources).map(filledSource) };
  // A volume without a source is an empty one, and an empty one has nothing in it.
  if (Object.keys(content).every((key) => key === 'name')) volume.emptyDir = {};
  return volume;
}

function filledSource(content: unknown): unknown {
  const { serviceAccountToken, downwardAPI, ...rest } = objectIn(content);
  return {
    ...rest,
    ...(isObject(serviceAccountToken)
      ? { serviceAccountToken: filled(serviceAccountToken, { expirationSeconds: 3600 }) }
      : {}),
    ...(isObject(downwardAPI) ? { downwardAPI: { items: filledItems(downwardAPI.items) } } : {}),
  };
}

function filledItems(items: unknown): unknown {
  return listIn(items).map((item) => {
    const { fieldRef, ...rest } = objectIn(item);
    return isObject(fieldRef) ? { ...rest, fieldRef: filled(fieldRef, { apiVersion: 'v1' }) } : item;
  });
}

/** An object with defaults for what it does not say. */
export function filled(content: JsonObject, defaults: JsonObject): JsonObject {
  const result: Record<string, unknown> = { ...content };
  for (const [key, value] of Object.entries(defaults)) {
    const said = result[key];
    if (said === undefined || said === null || said === '' || said === 0) result[key] = value;
  }
  return result;
}
