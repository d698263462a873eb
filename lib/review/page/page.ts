import type { Diagnostic } from '../../diagnostics/diagnostic';
import type { Verdict } from '../../model/parity';
import type { Target } from '../../model/target';
import type { Diff } from '../change';
import type { Graph } from '../graph/graph';

/** Everything that the page shows, as one piece of plain data. Nothing in it is a secret. */
export interface Page {
  readonly formatVersion: 1;
  /** Of Lading. */
  readonly version: string;
  /** Each app, or each of its environments. */
  readonly apps: readonly PageApp[];
  /** Paths of files are relative to the project. */
  readonly findings: readonly Diagnostic[];
  readonly diff?: Diff;
  /** Why there is none, where one was asked for. */
  readonly notCompared?: string;
}

export interface PageApp {
  readonly name: string;
  readonly environment?: string;
  readonly targets: readonly Target[];
  readonly graph: Graph;
  /** In the order of the app. */
  readonly parts: readonly PagePart[];
  /** Source files, relative to the project. */
  readonly files: readonly string[];
  /** Stretches of the app's own code, each once. */
  readonly excerpts: readonly Excerpt[];
  /** Who may call whom, by the one that is called. */
  readonly access: readonly Access[];
}

/** Some lines of a file, without their secrets. */
export interface Excerpt {
  /** Index of its file. */
  readonly file: number;
  /** The number of its first line, from 1. */
  readonly line: number;
  readonly text: string;
}

/** A construct, with all that is made of it. */
export interface PagePart {
  /** Its path in the tree, `shop/web`; empty for the app. */
  readonly path: string;
  /** What was typed: `WebApp`. */
  readonly construct: string;
  /** Of a workload, the id of its node in the graph. */
  readonly node?: string;
  /** Indices of excerpts: its own call first. */
  readonly code: readonly number[];
  /** Where in the code its properties stand, each once. Documents number them from 1. */
  readonly places: readonly PagePlace[];
  readonly documents: readonly PageDocument[];
  /** By area, what becomes of it on each target. */
  readonly uses: Readonly<Record<string, Partial<Record<Target, Verdict>>>>;
  readonly gaps: readonly PageGap[];
}

/** A stretch of one line of an excerpt: line and column as they are in its text. */
export type PagePlace = readonly [file: number, line: number, column: number, length: number];

/** What is written of a construct: an object, a part of a larger file, or a file. */
export interface PageDocument {
  readonly target: Target;
  /** Relative to the output. */
  readonly file: string;
  /** `Deployment/web`, `services.web`; the name of a file. */
  readonly object: string;
  /** Without secrets. */
  readonly text: string;
  /** Of each line, the number of the place that it comes from; 0 where it follows from the construct as a whole. */
  readonly lines: readonly number[];
  /** Which of the lines, from 0, differ from the earlier output; missing where none does, and where all of it is new. */
  readonly changed?: readonly number[];
}

export interface PageGap {
  readonly target: Target;
  readonly field: string;
  readonly verdict: Exclude<Verdict, 'kept'>;
  readonly note: string;
}

/** Who may open connections to a workload. */
export interface Access {
  /** The path of its construct. */
  readonly to: string;
  /** Where nobody but those below gets in. */
  readonly closedOn: readonly Target[];
  readonly from: readonly Caller[];
}

export interface Caller {
  /** A path, a host name that is routed to it, or somebody beside the app. */
  readonly who: string;
  readonly isPart: boolean;
  /** `5432`, `53/UDP`. */
  readonly ports: readonly string[];
  /** What alone may be asked there: `GET /v1/*`. Missing where that is anything. */
  readonly asks?: readonly string[];
  /** Only until the other one is there. */
  readonly isWait: boolean;
  /** Missing where it is so on every target of the app. */
  readonly targets?: readonly Target[];
}
