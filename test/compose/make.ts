import { createComposeProject } from '../../lib/compose/project';
import { lowerWorkload } from '../../lib/compose/workload';
import type { Finding } from '../../lib/diagnostics/finding';
import type { DockerProject } from '../../lib/docker/project';
import type { ComposeOptions } from '../../lib/model/app';
import type { Container } from '../../lib/model/container';
import type { Deployment } from '../../lib/model/deployment';
import type { Workload } from '../../lib/model/workload';
import type { Prepared } from '../../lib/passes/prepare';
import { app, container, workload } from '../model/parts';
import { type Known, makePrepared } from '../passes/prepared';

/** A Compose project to lower into, with the findings collected. */
export interface World {
  readonly prepared: Prepared;
  readonly project: DockerProject;
  readonly findings: readonly Finding[];
}

interface Parts extends Omit<Known, 'compose'> {
  readonly compose?: Partial<ComposeOptions>;
}

export function makeWorld({ compose, ...parts }: Parts = {}): World {
  const prepared = makePrepared({ ...parts, compose: { ...app().compose, ...compose } });
  return { prepared, project: createComposeProject(prepared, '../..'), findings: prepared.findings };
}

/** The workload `web` of one container. */
export function webOf(only: Partial<Container>, parts: Partial<Deployment> = {}): Workload {
  return workload('web', { containers: [container(only)], ...parts });
}

type Lowered = Record<string, unknown>;

/** All services of a workload, by name. */
export function lowerAll(workload: Workload, world = makeWorld()): Record<string, Lowered> {
  const entries = lowerWorkload(workload, world.project);
  return Object.fromEntries(entries.map(({ name, service }) => [name, { ...service }]));
}

/** The service that has the workload's name. */
export function lower(workload: Workload, world = makeWorld()): Lowered {
  return lowerAll(workload, world)[workload.name] ?? {};
}
