import type { Origin } from '../../diagnostics/origin';
import { settle } from '../../diagnostics/settle';
import type { JsonObject } from '../../model/json';
import { asText, listIn, objectIn, textIn } from '../../model/read-json';
import { type KubernetesObject, placeIn } from '../kubernetes-object';
import type { Rule } from '../rule';

/**
 * Annotations, without the controller's prefix, that tell requests for one host and path apart: by weight, header,
 * method or entry point, or by the load balancer that takes them.
 */
const dividing =
  /^(?:canary|conditions\..+|group\.name|headers\..+|ingress\.class|ingress\.global-static-ip-name|listen-ports|methods|route-acl|router\.(?:entrypoints|priority))$/;

/** Two Ingresses that take the same requests: the server accepts both, and the controller picks one. */
export const routeDuplicate: Rule = {
  code: 'route/duplicate',
  kubernetes({ app, report }) {
    const takers = new Map<string, Origin>();
    /** Those of the keys above that an Ingress of somebody else's took. */
    const foreign = new Set<string>();

    return {
      kinds: { 'networking.k8s.io/Ingress': check },
    };

    function check(object: KubernetesObject): void {
      const { content, source } = object;
      const { origin } = source;
      const spec = objectIn(content.spec);
      const controller = controllerOf(spec, objectIn(objectIn(content.metadata).annotations));
      listIn(spec.rules).forEach((entry, index) => {
        const { host: given, http } = objectIn(entry);
        const host = textIn(given) ?? '';
        listIn(objectIn(http).paths).forEach((each, position) => {
          const { path: written, pathType } = objectIn(each);
          const path = textIn(written) ?? '/';
          const requests = `${host} ${asText(pathType)} ${pathType === 'Prefix' ? withoutSlash(path) : path}`;
          const key = `${controller} ${requests}`;
          const first = takers.get(key);
          if (first === undefined) {
            takers.set(key, origin);
            if (!source.own) foreign.add(key);
            return;
          }
          const what = `${pathType === 'Exact' ? 'exactly ' : ''}${host === '' ? 'any host' : host} at the path "${path}"`;
          report({
            severity: source.own || !foreign.has(key) ? undefined : 'warning',
            message:
              first === origin
                ? `${pathOf(origin)} takes ${what} twice.`
                : `${pathOf(origin)} and ${pathOf(first)} both take ${what}.`,
            origin,
            property: propertyOf(origin, host),
            related: first === origin ? undefined : [first],
            affected: [placeIn(object, '/spec/rules', index, 'http', 'paths', position)],
            consequence:
              'The Ingress controller refuses the second, or gives all requests to one of the two: often the older.',
            fix: 'Give one of them another host or another path.',
            subject: requests,
          });
        });
      });
    }

    /** Where the app itself asks for the host; nothing where a patch or another library does. */
    function propertyOf(origin: Origin, host: string): readonly string[] | undefined {
      const route = app?.routes.find((each) => each.origin === origin && each.host === host);
      if (route === undefined) return undefined;
      const isInner = settle({ origin: route.service.origin }).origin === settle({ origin }).origin;
      return isInner ? ['expose'] : ['host'];
    }
  },
};

/** What two Ingresses have in common when one controller compares them. */
function controllerOf({ ingressClassName }: JsonObject, annotations: JsonObject): string {
  const apart = Object.keys(annotations).filter((key) => dividing.test(key.slice(key.indexOf('/') + 1)));
  return JSON.stringify([ingressClassName, apart.sort().map((key) => [key, annotations[key]])]);
}

/** `/shop` and `/shop/` are one prefix. */
function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}

function pathOf({ path, construct }: Origin): string {
  return `"${path === '' ? construct : path}"`;
}
