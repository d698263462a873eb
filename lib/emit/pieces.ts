import type { BytesPiece, ObjectPiece, Piece } from '../passes/target-room';
import { exampleMadeBy, type Maker, madeBy } from './made-by';
import type { Output, OutputFile } from './output';
import { printEntry, printYaml } from './yaml';

/** The text of an object as it stands in its file, without what its neighbours decide. */
export function printPiece({ form, name, object }: ObjectPiece): string {
  switch (form) {
    case 'document':
      return printYaml(object);
    case 'entry':
      return printEntry(name, object, 2);
    case 'keys':
      return Object.keys(object).length > 0 ? printYaml(object) : '';
  }
}

/** Puts the pieces of one target into its files. */
export interface PieceWriter {
  /** `text` is the printed piece. */
  write(piece: ObjectPiece, text: string): void;
  /** Writes a file that is no object. */
  copy(piece: BytesPiece): void;
  /** No more pieces come. */
  finish(): void;
  /** The files that are made of objects, so far. */
  readonly manifests: readonly string[];
}

interface OpenFile {
  readonly file: OutputFile;
  /** The map whose entries are being written. */
  section?: string;
}

/**
 * @param folder The target's folder, with a `/` at its end; empty where files lie in the output itself.
 * @param app What the first line of generated files names.
 */
export function pieceWriter(output: Output, target: string, folder: string, app: Maker): PieceWriter {
  const open = new Map<string, OpenFile>();
  const manifests: string[] = [];
  let unit = '';

  function openFile(piece: Piece): OpenFile {
    const { file } = piece;
    const path = folder + file;
    if ('object' in piece) manifests.push(path);
    const created: OpenFile = { file: output.file(path, target, 'content' in piece && piece.executable) };
    open.set(file, created);
    return created;
  }

  function finish(): void {
    for (const { file } of open.values()) file.close();
    open.clear();
  }

  function beginUnit(piece: Piece): void {
    if (piece.unit !== unit) finish();
    unit = piece.unit;
  }

  return {
    manifests,
    finish,
    copy(piece) {
      beginUnit(piece);
      const { file } = open.get(piece.file) ?? openFile(piece);
      if (piece.form === 'example') file.write(exampleMadeBy(app));
      file.write(piece.content);
    },
    write(piece, text) {
      beginUnit(piece);
      const known = open.get(piece.file);
      const to = known ?? openFile(piece);
      switch (piece.form) {
        case 'document':
          to.file.write((known === undefined ? madeBy(app) : '---\n') + text);
          break;
        case 'keys':
        case 'entry': {
          const section = piece.form === 'entry' ? piece.section : undefined;
          const begins = section !== undefined && section !== to.section;
          to.section = section;
          to.file.write((known === undefined ? madeBy(app) : '') + (begins ? `${section}:\n` : '') + text);
        }
      }
    },
  };
}
