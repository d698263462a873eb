import type { Report } from '../diagnostics/finding';
import { placedOrigin } from '../diagnostics/origin';
import type { BytesPiece, ObjectPiece, Piece } from '../passes/target-room';
import { exampleMadeBy, type Maker, madeBy } from './made-by';
import type { Output, OutputFile } from './output';
import { isOutputError, type OutputErrorCode } from './output/output-error';
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
  /** `text` is the printed piece. Returns what it has put between that and what stands before it in the file. */
  write(piece: ObjectPiece, text: string): string;
  /** Writes a file that is no object. */
  copy(piece: BytesPiece): void;
  /** No more pieces come. */
  finish(): void;
  /** The files that are made of objects, so far. */
  readonly manifests: readonly string[];
}

/** What the app says wrong about a path; anything else is between Lading and the disk. */
const fixes = {
  'output/duplicate-path':
    'Give one of them another id or name; upper and lower case alone do not tell them apart.',
  'output/unsafe-path': 'Choose a name without `/`, `\\` and `..`.',
} as const;

function isPathCode(code: OutputErrorCode): code is keyof typeof fixes {
  return code in fixes;
}

const nowhere: OutputFile = { write: () => undefined, close: () => undefined };

interface OpenFile {
  readonly file: OutputFile;
  /** The map whose entries are being written. */
  section?: string;
}

function between({ form, section }: ObjectPiece, to: OpenFile, isNext: boolean): string {
  if (form === 'document') return isNext ? '---\n' : '';
  const before = to.section;
  to.section = form === 'entry' ? section : undefined;
  return to.section === undefined || to.section === before ? '' : `${to.section}:\n`;
}

/**
 * @param folder The target's folder, with a `/` at its end; empty where files lie in the output itself.
 * @param app What the first line of generated files names.
 * @param report Told of paths that nothing can be written to.
 */
export function pieceWriter(
  output: Output,
  target: string,
  { folder, app, report }: { readonly folder: string; readonly app: Maker; readonly report: Report },
): PieceWriter {
  const open = new Map<string, OpenFile>();
  const manifests: string[] = [];
  let unit = '';

  function openFile(piece: Piece): OpenFile {
    const { file } = piece;
    const path = folder + file;
    if ('object' in piece) manifests.push(path);
    const created: OpenFile = { file: fileAt(path, piece) };
    open.set(file, created);
    return created;
  }

  /** A path that cannot be had is the app's doing: it is told like the rest, and what was to stand there is let go. */
  function fileAt(path: string, piece: Piece): OutputFile {
    try {
      return output.file(path, target, 'content' in piece && piece.executable);
    } catch (error) {
      if (!isOutputError(error) || !isPathCode(error.code)) throw error;
      const { code, message } = error;
      const property = 'property' in piece ? piece.property : undefined;
      report({ code, message, origin: placedOrigin(piece.origin), property, fix: fixes[code] });
      return nowhere;
    }
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
      const lead = (known === undefined ? madeBy(app) : '') + between(piece, to, known !== undefined);
      to.file.write(lead + text);
      return lead;
    },
  };
}
