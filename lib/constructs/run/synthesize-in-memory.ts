import type { IConstruct } from 'constructs';
import { allCodes } from '../../diagnostics/catalogue';
import { plain } from '../../diagnostics/color';
import { formatDiagnostics } from '../../diagnostics/format';
import { memoryOutput } from '../../emit/memory-output';
import { objectIn, textIn } from '../../model/read-json';
import type { MadeObject, Watcher } from '../../passes/watcher';
import type { InMemory, InMemoryOptions, MadePiece } from './in-memory';
import { synthesizeInto } from './synthesize-into';

/** For `lading/testing`, which may be of another copy of this package than the app: what it gets is plain data. */
export function synthesizeInMemory(root: IConstruct, options: InMemoryOptions = {}): InMemory {
  const pieces: MadePiece[] = [];
  const watcher: Watcher = {
    object: (made) => pieces.push(pieceOf(made)),
    bytes({ content, form, origin, file: name }, target, file) {
      const text = typeof content === 'string' ? content : content.toString('base64');
      const { path, construct } = origin;
      if (form === 'bytes') pieces.push({ target, file, kind: 'file', name, path, construct, text });
    },
  };
  const { targets, strict } = options;
  // The same paths in the output for an app of `Testing.app()`, whose own folder is another one each time.
  const { diagnostics } = synthesizeInto(root, memoryOutput(), {
    out: 'dist',
    targets,
    strict,
    placeNotes: true,
    watcher,
  });
  return {
    diagnostics,
    pieces,
    codes: allCodes(),
    tell: (some) => formatDiagnostics(some, { paint: plain, folder: process.cwd() }),
  };
}

/** A patch may have changed what it is called. */
function pieceOf({ piece, target, file, text }: MadeObject): MadePiece {
  const { object, origin, form, section } = piece;
  const { path, construct } = origin;
  const { kind, metadata } = objectIn(object);
  const { name, namespace } = objectIn(metadata);
  if (form === 'document')
    return {
      target,
      file,
      kind: textIn(kind) ?? piece.kind,
      name: textIn(name) ?? piece.name,
      namespace: textIn(namespace),
      path,
      construct,
      object,
      text,
    };
  return { target, file, kind: section ?? piece.kind, name: piece.name, path, construct, object, text };
}
