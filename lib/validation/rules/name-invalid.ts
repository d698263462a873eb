import type { Affected } from '../../diagnostics/finding';
import type { Origin } from '../../diagnostics/origin';
import { isObject, type JsonObject } from '../../model/json';
import { listIn, objectIn, textIn } from '../../model/read-json';
import { placeInFile, placeInService } from '../compose-object';
import { isClusterScoped } from '../kinds';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import {
  atMost,
  certificateHost,
  composeName,
  composeProjectName,
  containerName,
  dataKey,
  dnsSubdomain,
  hostName,
  isName,
  isNamedByServer,
  type NameClass,
  nameClasses,
  namespaceName,
  nearName,
  portName,
  statefulSetName,
  strictName,
  variableNameOf,
} from '../name-classes';
import type { PodContainer } from '../pod';
import type { Problem, Rule } from '../rule';

/** Sections of the Compose file whose keys are names. */
const sections = ['volumes', 'configs', 'secrets'] as const;

/** A place below a part of an object. */
type PlaceAt = (...steps: (string | number)[]) => () => Affected;

/** Names that a server refuses: of objects, namespaces, containers, volumes and ports. */
export const nameInvalid: Rule = {
  code: 'name/invalid',
  kubernetes({ app, versions, report }) {
    const classOf = nameClasses(versions);
    const variableName = variableNameOf(versions);
    const check = checkWith(report);
    const checkOwn = checkOwnWith(report);
    return {
      object(object) {
        const { content, group, kind, name, source } = object;
        const isOwnSet = source.own && group === 'apps' && kind === 'StatefulSet';
        const allowed = isOwnSet ? statefulSetName : classOf(object);
        if (allowed === undefined) return;
        const metadata = objectIn(content.metadata);
        if (name !== '') {
          const place = () => placeIn(object, '/metadata/name');
          if (source.own) checkOwn(...withoutHash(object, allowed), kind, source.origin, place);
          else check(name, `the ${kind}`, allowed, source.origin, place);
        } else if (textIn(metadata.generateName) === undefined && !isNamedByServer(group, kind)) {
          report({
            message: `This ${kind} has no name.`,
            origin: source.origin,
            affected: [placeIn(object, '/metadata/name')],
          });
        }
        const namespace = textIn(metadata.namespace);
        if (namespace !== undefined && !isName(namespace, namespaceName) && !isClusterScoped(group, kind)) {
          const chart = app?.charts.find((each) => each.namespace === namespace);
          const place = () => placeIn(object, '/metadata/namespace');
          check(namespace, 'a namespace', namespaceName, chart?.origin ?? source.origin, place);
        }
      },

      kinds: {
        ConfigMap: checkKeys,
        Secret: checkKeys,
        Service: checkPorts,
        'networking.k8s.io/Ingress': checkHosts,
      },

      pod(object) {
        const { pod, source } = object;
        for (const container of pod.containers) {
          const place = () => placeIn(object, container.pointer, 'name');
          if (container.name === object.name && source.own)
            checkOwn(object.name, containerName, object.kind, source.origin, place);
          else if (container.name !== '')
            check(container.name, 'a container', containerName, source.origin, place);
          listIn(container.content.ports).forEach((port, index) => {
            const value = textIn(objectIn(port).name);
            if (value === undefined) return;
            const at = () => placeIn(object, container.pointer, 'ports', index, 'name');
            check(value, 'a port', portName, source.origin, at);
          });
        }
        for (const container of pod.containers) {
          checkVariables(object, container);
          checkSources(object, container);
        }
        const account = textIn(pod.spec.serviceAccountName);
        if (account !== undefined) {
          const at = () => placeIn(object, pod.pointer, 'serviceAccountName');
          check(account, 'a ServiceAccount', dnsSubdomain, source.origin, at);
        }
        listIn(pod.spec.volumes).forEach((volume, index) => {
          const { name, secret } = objectIn(volume);
          const at = (...steps: (string | number)[]) => {
            return () => placeIn(object, pod.pointer, 'volumes', index, ...steps);
          };
          if (typeof name === 'string' && !(source.own && isMadeOfBad(name, pod.containers)))
            check(name, 'a volume', containerName, source.origin, at('name'));
          // The server takes any, but no Secret has such a name: the pod would wait for ever.
          if (source.own) checkSecret(objectIn(secret), source.origin, (...steps) => at('secret', ...steps));
        });
      },
    };

    function checkSecret({ secretName, items }: JsonObject, origin: Origin, at: PlaceAt): void {
      if (typeof secretName === 'string')
        check(secretName, 'a Secret', dnsSubdomain, origin, at('secretName'));
      listIn(items).forEach((item, index) => {
        const key = textIn(objectIn(item).key);
        if (key !== undefined) check(key, 'a key of a Secret', dataKey, origin, at('items', index, 'key'));
      });
    }

    function checkVariables(object: KubernetesObject, { content, pointer }: PodContainer): void {
      const { origin } = object.source;
      listIn(content.env).forEach((variable, index) => {
        const { name, valueFrom } = objectIn(variable);
        const at = (...steps: string[]) => {
          return () => placeIn(object, pointer, 'env', index, ...steps);
        };
        if (typeof name === 'string') check(name, 'a variable', variableName, origin, at('name'));
        if (valueFrom === undefined) return;
        for (const [field, kind] of readFrom) {
          const source = objectIn(objectIn(valueFrom)[field]);
          const [bearer, key] = [textIn(source.name), textIn(source.key)];
          if (bearer !== undefined)
            check(bearer, `a ${kind}`, dnsSubdomain, origin, at('valueFrom', field, 'name'));
          if (key !== undefined)
            check(key, `a key of a ${kind}`, dataKey, origin, at('valueFrom', field, 'key'));
        }
      });
    }

    function checkSources(object: KubernetesObject, { content, pointer }: PodContainer): void {
      listIn(content.envFrom).forEach((entry, index) => {
        for (const [field, kind] of readWhole) {
          const name = textIn(objectIn(objectIn(entry)[field]).name);
          const at = () => placeIn(object, pointer, 'envFrom', index, field, 'name');
          if (name !== undefined) check(name, `a ${kind}`, dnsSubdomain, object.source.origin, at);
        }
      });
    }

    function checkKeys(object: KubernetesObject): void {
      const { kind, content, source } = object;
      for (const field of ['data', 'stringData', 'binaryData'])
        for (const key of Object.keys(objectIn(content[field])))
          check(key, `a key of a ${kind}`, dataKey, source.origin, () => placeIn(object, '', field, key));
    }

    function checkPorts(object: KubernetesObject): void {
      listIn(objectIn(object.content.spec).ports).forEach((port, index) => {
        const name = textIn(objectIn(port).name);
        if (name === undefined) return;
        const place = () => placeIn(object, '/spec/ports', index, 'name');
        check(name, 'a port of a Service', containerName, object.source.origin, place);
      });
    }

    function checkHosts(object: KubernetesObject): void {
      const { rules, tls, ingressClassName } = objectIn(object.content.spec);
      const { origin } = object.source;
      const place = (...steps: (string | number)[]) => placeIn(object, '/spec', ...steps);
      const checkHost = (host: unknown, allowed: NameClass, ...steps: (string | number)[]) => {
        if (typeof host !== 'string' || host === '') return;
        check(host, 'a host', allowed, origin, () => place(...steps));
      };
      const className = textIn(ingressClassName);
      if (className !== undefined)
        check(className, 'an IngressClass', dnsSubdomain, origin, () => place('ingressClassName'));
      listIn(rules).forEach((each, index) => {
        checkHost(objectIn(each).host, hostName, 'rules', index, 'host');
      });
      listIn(tls).forEach((each, index) => {
        const secret = textIn(objectIn(each).secretName);
        if (secret !== undefined)
          check(secret, 'a Secret', dnsSubdomain, origin, () => place('tls', index, 'secretName'));
        listIn(objectIn(each).hosts).forEach((host, at) => {
          checkHost(host, certificateHost, 'tls', index, 'hosts', at);
        });
      });
    }
  },
  compose({ app, report }) {
    const check = checkWith(report);
    return {
      service(service) {
        check(service.name, 'a Compose service', composeName, service.source.origin, () =>
          placeInService(service),
        );
        for (const name of Object.keys(objectIn(service.content.depends_on))) {
          const place = () => placeInService(service, 'depends_on', name);
          check(name, 'a Compose service', composeName, service.source.origin, place);
        }
      },

      file(file) {
        const {
          content,
          source: { origin },
        } = file;
        const project = textIn(content.name) ?? app?.compose.name;
        if (project?.includes('$') === false) {
          check(project, 'the Compose project', composeProjectName, origin, () => placeInFile(file, 'name'));
        }
        for (const section of sections) {
          const entries = content[section];
          if (!isObject(entries)) continue;
          for (const name of Object.keys(entries)) {
            const place = () => placeInFile(file, section, name);
            check(name, `one of the Compose file's ${section}`, composeName, origin, place);
          }
        }
      },
    };
  },
};

/** Volumes of our own that are named after a container, of whose name it is told. */
function isMadeOfBad(volume: string, containers: readonly PodContainer[]): boolean {
  return (
    !isName(volume, containerName) &&
    containers.some(({ name }) => volume.endsWith(`-${name}`) && !isName(name, containerName))
  );
}

/** Most names are right: places are made for the others only. */
function checkWith(report: (problem: Problem) => void) {
  return (name: string, what: string, allowed: NameClass, origin: Origin, place: () => Affected) => {
    if (isName(name, allowed)) return;
    report({
      message: `"${name}" cannot be the name of ${what}: it takes ${allowed.says}.`,
      origin,
      suggestion: nearName(name, allowed),
      affected: [place()],
      subject: name,
    });
  };
}

/**
 * Names of all that a construct makes, from its accounts down to its containers: what one of these takes another may
 * refuse, so that the strictest is told of, once, also for the names that are made of that name.
 */
function checkOwnWith(report: (problem: Problem) => void) {
  const told = new Map<Origin, string>();
  return (name: string, allowed: NameClass, kind: string, from: Origin, place: () => Affected) => {
    // A name is the value of a label as well.
    if (name.length <= strictName.length && isName(name, allowed)) return;
    const strict = atMost(allowed.length, strictName);
    const whole = from.part?.within ?? from;
    const base = told.get(whole);
    const isMade = base !== undefined && (name === base || name.startsWith(`${base}-`));
    if (base === undefined && from.part === undefined) told.set(from, name);
    const [bad, origin] = isMade ? [base, whole] : [name, from];
    const bearer = origin.part === undefined ? withArticle(origin.construct) : `the ${kind}`;
    report({
      message: `"${bad}" cannot be the name of ${bearer}: it takes ${strict.says}.`,
      origin,
      suggestion: nearName(bad, strict),
      affected: [place()],
      subject: bad,
    });
  };
}

/** A hash of its content that follows the name of an object takes of what there is for the name. */
function withoutHash({ name, source }: KubernetesObject, allowed: NameClass): [string, NameClass] {
  const given = source.name ?? name;
  const hashed = given.length < name.length && name.startsWith(`${given}-`);
  return hashed ? [given, atMost(allowed.length - (name.length - given.length), allowed)] : [name, allowed];
}

function withArticle(word: string): string {
  return `${/^[AEIO]/.test(word) ? 'an' : 'a'} ${word}`;
}

/** Where a variable is read from, and of what kind that is. */
const readFrom = [
  ['secretKeyRef', 'Secret'],
  ['configMapKeyRef', 'ConfigMap'],
] as const;
/** The same of all variables at once. */
const readWhole = [
  ['secretRef', 'Secret'],
  ['configMapRef', 'ConfigMap'],
] as const;
