import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { DefinitionSchema } from './custom-schemas';
import { goModule } from './go-module';

/** The definition of a custom resource, as far as the generator reads it. */
export interface Definition {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly versions: readonly {
      readonly name: string;
      readonly served: boolean;
      readonly schema: { readonly openAPIV3Schema: DefinitionSchema };
      readonly subresources?: { readonly scale?: { readonly specReplicasPath: string } };
    }[];
  };
}

/** One file of schemas/crd. */
export interface CustomSource {
  readonly file: string;
  /** What messages call it. */
  readonly title: string;
  readonly from: CustomModule | string;
}

/** A Go module that holds definitions; where nobody publishes one, a file beside this one does. */
interface CustomModule {
  readonly module: string;
  readonly version: string;
  /** Where in the module the definitions are, and which of them are taken. */
  readonly folder: string;
  readonly names: RegExp;
}

/** Whose definitions Lading carries. */
export const customSources: readonly CustomSource[] = [
  {
    file: 'gateway-api',
    title: 'Gateway API v1.6.1',
    from: {
      module: 'sigs.k8s.io/gateway-api',
      version: 'v1.6.1',
      folder: 'config/crd/standard',
      names: /^gateway\./,
    },
  },
  {
    file: 'keda',
    title: 'KEDA v2.21.0',
    from: {
      module: 'github.com/kedacore/keda/v2',
      version: 'v2.21.0',
      folder: 'config/crd/bases',
      names: /^keda\./,
    },
  },
  {
    file: 'prometheus-operator',
    title: 'Prometheus operator v0.85.0',
    from: {
      module: 'github.com/prometheus-operator/prometheus-operator',
      version: 'v0.85.0',
      folder: 'example/prometheus-operator-crd',
      names: /_(?:podmonitors|servicemonitors|probes|prometheusrules)\./,
    },
  },
  {
    file: 'cert-manager',
    title: 'cert-manager v1.21.2',
    from: {
      module: 'github.com/cert-manager/cert-manager',
      version: 'v1.21.2',
      folder: 'deploy/crds',
      names: /_(?:certificates|issuers|clusterissuers)\./,
    },
  },
  {
    file: 'external-secrets',
    title: 'External Secrets v1.3.2',
    from: {
      module: 'github.com/external-secrets/external-secrets',
      version: 'v1.3.2',
      folder: 'config/crds/bases',
      names: /^external-secrets\.io_(?:cluster)?(?:externalsecrets|secretstores|pushsecrets)\./,
    },
  },
  {
    file: 'argo-rollouts',
    title: 'Argo Rollouts v1.10.1',
    from: {
      module: 'github.com/argoproj/argo-rollouts',
      version: 'v1.10.1',
      folder: 'manifests/crds',
      names: /-crd\.yaml$/,
    },
  },
  {
    file: 'sealed-secrets',
    title: 'Sealed Secrets v0.40.0',
    from: {
      module: 'github.com/bitnami-labs/sealed-secrets',
      version: 'v0.40.0',
      folder: 'helm/sealed-secrets/crds',
      names: /_sealedsecrets\./,
    },
  },
  {
    file: 'istio',
    title: 'Istio v1.31.1',
    from: {
      module: 'istio.io/api',
      version: 'v1.31.1',
      folder: 'kubernetes',
      names: /^customresourcedefinitions\.gen\.yaml$/,
    },
  },
  // Its charts are templates, and in no module that could be fetched: their structure as of b24cd4059.
  { file: 'linkerd', title: 'Linkerd 2.20', from: 'linkerd-definitions.json' },
  {
    file: 'cilium',
    title: 'Cilium v1.20.2',
    from: {
      module: 'github.com/cilium/cilium',
      version: 'v1.20.2',
      folder: 'pkg/k8s/apis/cilium.io/client/crds/v2',
      names: /^cilium(?:clusterwide)?networkpolicies\./,
    },
  },
];

/** The definitions of a source, by the names of their files. */
export function readDefinitions({ from }: CustomSource): Definition[] {
  if (typeof from === 'string') return JSON.parse(readFileSync(join(__dirname, from), 'utf8'));
  const { module, version, folder, names } = from;
  const directory = join(goModule(module, version), folder);
  const files = readdirSync(directory).filter((name) => names.test(name));
  return files.sort().flatMap((name) =>
    parseAllDocuments(readFileSync(join(directory, name), 'utf8')).flatMap((document) => {
      const content: (Definition & { readonly kind: string }) | null = document.toJS();
      return content?.kind === 'CustomResourceDefinition' ? [content] : [];
    }),
  );
}
