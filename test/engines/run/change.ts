import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, parseAllDocuments } from 'yaml';
import { type Case, readCase } from '../accept/cases';
import { nextTag } from '../images/catalogue';

/** A copy of a case in which one workload has changed, on both targets alike. */
export interface Change {
  readonly workload: string;
  /** Environment variables that the workload gets in addition. */
  readonly env?: Readonly<Record<string, string>>;
  /** The workload's main container runs the next version of its image. */
  readonly nextImage?: boolean;
}

export function changed(before: Case, scratch: string, change: Change): Case {
  return edited(before, scratch, (document) => {
    if (
      ['Deployment', 'StatefulSet'].includes(String(document.getIn(['kind']))) &&
      document.getIn(['metadata', 'name']) === change.workload
    ) {
      const container = ['spec', 'template', 'spec', 'containers', 0];
      for (const [name, value] of Object.entries(change.env ?? {})) {
        if (!document.hasIn([...container, 'env']))
          document.setIn([...container, 'env'], document.createNode([]));
        document.addIn([...container, 'env'], document.createNode({ name, value }));
      }
      if (change.nextImage) retag(document, [...container, 'image']);
    }
    if (isMap(document.getIn(['services', change.workload]))) {
      const service = ['services', change.workload];
      for (const [name, value] of Object.entries(change.env ?? {}))
        document.setIn([...service, 'environment', name], value);
      if (change.nextImage) retag(document, [...service, 'image']);
    }
  });
}

/** A copy of a case with each of its YAML documents edited. */
export function edited(before: Case, scratch: string, edit: (document: Document) => void): Case {
  const folder = mkdtempSync(join(scratch, 'changed-'));
  cpSync(before.folder, folder, { recursive: true });
  for (const room of ['kubernetes', 'compose', 'swarm'].filter((each) => existsSync(join(folder, each))))
    for (const name of readdirSync(join(folder, room)).filter((file) => file.endsWith('.yaml'))) {
      const path = join(folder, room, name);
      const documents = parseAllDocuments(readFileSync(path, 'utf8'));
      for (const document of documents) if ('contents' in document) edit(document);
      writeFileSync(path, documents.map(String).join('---\n'));
    }
  return readCase(before.name, folder);
}

function retag(document: Document, path: readonly (string | number)[]): void {
  document.setIn(path, `${String(document.getIn(path))}${nextTag}`);
}
