import type { IConstruct } from 'constructs';
import type { Finding } from '../../diagnostics/finding';
import type { Claim } from '../../model/claim';
import type { Config } from '../../model/config';
import type { Job } from '../../model/job';
import type { Volume } from '../../model/volume';
import type { WorkloadBase } from '../../model/workload';
import type { ClaimProps } from '../props/claim';
import { registerApp } from '../run/app-registry';
import type { SynthesizeInMemory } from '../run/in-memory';
import { joinCopy } from './copies';
import type { PartObjects } from './our-object';

/** A claim that somebody in the app mounts. */
interface KnownClaim {
  readonly claim: Claim;
  /** A workload on Kubernetes writes it already. */
  written: boolean;
}

/** Who has a volume, and what it is there. */
interface Owner {
  readonly workload: WorkloadBase;
  readonly volume: Volume;
}

/** What an app remembers about its own making: findings so far, and how often the model has changed. */
export interface AppState {
  readonly findings: Finding[];
  /** Grows with every change, so that what was derived from an older model is dropped. */
  version: number;
  /** Which workload has each volume that is one thing, however often it is mounted: the first that mounts it. */
  readonly owners: WeakMap<object, Owner>;
  readonly claims: WeakMap<ClaimProps, KnownClaim>;
  /** What the user patches, by the construct. */
  readonly patched: Map<IConstruct, PartObjects>;
  /** Patches of constructs that have a block for some target, which may hold others in their place. */
  readonly laidUnder: Map<IConstruct, object>;
  /** The object of each Config: those that read it ask what it is called. */
  readonly configs: Map<Config, PartObjects>;
  /** The objects of each Job: those that wait for it ask what it is called. */
  readonly jobs: Map<Job, PartObjects>;
  /** The objects of each mesh, of which there may be more after somebody has said what alone is asked. */
  readonly meshes: Set<PartObjects>;
  /** cdk8s asks us whenever it validates the app. */
  isWatched: boolean;
  /** It is us who ask for what the validations of the root say: our own says nothing then. */
  isAsking: boolean;
  /** For `lading/testing`, whichever copy of this package that comes from. */
  inMemory?: SynthesizeInMemory;
  /** Folders of the copies of this package that have made parts of it. */
  readonly copies: Set<string>;
}

/** On the root itself, under one name for all copies of this package: an app is one, whoever makes its parts. */
const key = Symbol.for('lading.state');
type Stateful = IConstruct & { [key]?: AppState };

/** @throws SynthesisError `app/two-versions`, where another version of this package has made parts of the app. */
export function appStateOf(construct: IConstruct): AppState {
  const root: Stateful = construct.node.root;
  const known = root[key];
  if (known !== undefined) {
    if (!known.copies.has(__dirname)) joinCopy(known.copies, __dirname, construct);
    return known;
  }
  const created: AppState = {
    findings: [],
    version: 0,
    owners: new WeakMap(),
    claims: new WeakMap(),
    patched: new Map(),
    laidUnder: new Map(),
    configs: new Map(),
    jobs: new Map(),
    meshes: new Set(),
    isWatched: false,
    isAsking: false,
    copies: new Set([__dirname]),
  };
  root[key] = created;
  registerApp(root);
  return created;
}

/** Says that the model has changed. */
export function touch(construct: IConstruct): void {
  appStateOf(construct).version += 1;
}
