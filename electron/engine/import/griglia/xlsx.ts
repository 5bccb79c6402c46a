import { zipSync } from 'fflate';
import type { Archivio } from '../ispeziona-archivio.ts';
import { apriLibro, grigliaDi } from './libro.ts';
import type { Griglia } from './tipi.ts';

/** Parts of a workbook that reach the parser: its XML, but for pictures, charts, links to other files, pivots, controls. */
export const parteUtile = (nome: string): boolean =>
  nome === 'mimetype' ||
  (/\.(?:xml|rels)$/i.test(nome) &&
    !/^xl\/(?:media|drawings|charts|embeddings|externalLinks|pivotCache|pivotTables|ctrlProps|activeX|queryTables)\//i.test(
      nome,
    ));

/** Reads the sheets of an inspected XLSX: only the parts that were measured reach the parser, packed again plainly. */
export const leggiXlsx = (archivio: Archivio): Griglia =>
  grigliaDi(apriLibro(zipSync(Object.fromEntries(archivio.parti), { level: 0 })), { nome: 'xlsx' });
