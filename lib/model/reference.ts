import type { Config } from './config';
import type { Endpoint } from './endpoint';
import type { Secret } from './secret';
import type { Target } from './target';

/** Where one target finds a secret, when it is not the place that its name and key stand for. */
export interface SecretSources {
  /** The existing Secret object and key on Kubernetes. */
  readonly kubernetes?: { readonly name?: string; readonly key?: string };
  readonly compose?: {
    /** The variable of `.env`. */
    readonly variable?: string;
    /** The file beside compose.yaml. */
    readonly file?: string;
    /**
     * What the variable is on a developer's machine, where it protects nothing. It stands in `.env.example` alone, ready to
     * be copied: neither in compose.yaml, which asks for the variable all the same, nor in anything for Kubernetes.
     */
    readonly development?: string;
  };
  readonly swarm?: {
    /** The variable of the environment that the stack is deployed in. */
    readonly variable?: string;
    /** The file that the secret of the swarm is made of, beside stack.yaml. */
    readonly file?: string;
    /** The secret is in the swarm already, under the name that Lading would give it. */
    readonly external?: boolean;
  };
}

/** Why a reference cannot be resolved on any target: what it was made of is no use, or has no address. */
export interface WrongArgument {
  /** Default: `props/wrong-type`. */
  readonly code?: 'reference/no-service';
  readonly message: string;
  readonly fix?: string;
}

/** A secret's identity is its name and key. */
export interface SecretReference {
  readonly kind: 'secret';
  readonly name: string;
  readonly key: string;
  readonly sources?: SecretSources;
  /** What it is part of, where the app says all keys of it. */
  readonly of?: Secret;
}

/** The name that an endpoint is reached by. */
export interface HostReference {
  readonly kind: 'host';
  readonly to: Endpoint;
  /** One replica of the StatefulApp behind a Service, by its ordinal: it has a name of its own. */
  readonly replica?: number;
}

/** An address that a client takes whole. */
export interface UrlReference {
  readonly kind: 'url';
  readonly to: Endpoint;
  /** The name of a port; the first of TCP by default. */
  readonly port?: string;
  /** What the endpoint says of itself by default. */
  readonly scheme?: string;
  readonly path: string;
}

/** One value of the whole that a target resolves: it is never known while the app is described. */
export type Reference = ReferenceKind & {
  /** Told wherever the reference stands; it is part of no model that is lowered. */
  readonly wrong?: WrongArgument;
};

type ReferenceKind =
  | HostReference
  | { readonly kind: 'port'; readonly to: Endpoint; readonly port?: string }
  | UrlReference
  | SecretReference
  | {
      readonly kind: 'config';
      readonly name: string;
      readonly key: string;
      /** What it is part of, where the app makes it. */
      readonly of?: Config;
    }
  | { readonly kind: 'variable'; readonly name: string; readonly default?: string }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'perTarget'; readonly values: Readonly<Partial<Record<Target, Text>>> };

/** A string as the user built it: a literal, or literals and references in order (adjacent literals joined). */
export type Text = string | readonly (string | Reference)[];
