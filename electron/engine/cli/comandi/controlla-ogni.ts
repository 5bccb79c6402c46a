import { existsSync, statSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { controllaOgniSchema, type PianoControllato } from '#contract/cli.ts';
import { giornoDi } from '#format/date.ts';
import { accordo } from '#format/parole.ts';
import { campoCsv, fileCsv, innocuo } from '../../export/csv.ts';
import { ErroreUso, type IO, type Uscita } from '../io.ts';
import { percorsoDi } from '../motore-cli.ts';
import { tabella } from '../tabella.ts';

const titoli = ['Ambito', 'File', 'Bloccanti', 'Avvisi', 'Non verificabili', 'Regole che pesano di più'];

const regole = (p: PianoControllato): string =>
  p.errore ?? p.regole.map((r) => `${r.regola} (${r.bloccanti}+${r.avvisi})`).join(', ');
const riga = (p: PianoControllato): (string | null)[] => [
  p.ambito,
  p.file,
  ...[p.bloccanti, p.avvisi, p.nonVerificabili].map((n) => (n === null ? null : String(n))),
  p.errore === null ? regole(p) : 'non letto',
];

const inCsv = (piani: readonly PianoControllato[]): Uint8Array =>
  fileCsv(
    [
      [...titoli, 'Accettate', 'Errore'],
      ...piani.map((p) => [...riga(p), p.accettate === null ? null : String(p.accettate), p.errore]),
    ].map((r) => r.map((c) => campoCsv(innocuo(c ?? '')))),
  );

/**
 * Checks every plan of a folder and of its subfolders: table or JSON on stdout, also a CSV file where asked; reasons of
 * the unreadable files on stderr. 0 nothing blocking, 1 something blocking or a file not read, 2 nothing was read.
 */
export const controllaOgni = async (
  io: IO,
  scritta: string,
  { json, csv }: { readonly json: boolean; readonly csv: string | null },
): Promise<Uscita> => {
  const [{ pianiNella, verificaMolti }, { processiNode }] = await Promise.all([
    import('../../verifica-molti.ts'),
    import('../../processi-node.ts'),
  ]);
  const cartella = percorsoDi(io, scritta);
  if (!existsSync(cartella)) throw new ErroreUso(`La cartella «${scritta}» non c'è (cercata in ${cartella}).`);
  if (!statSync(cartella).isDirectory())
    throw new ErroreUso(`«${scritta}» non è una cartella: per un piano solo, pdz check X.pdz.`);
  const file = pianiNella(cartella);
  if (file.length === 0) throw new ErroreUso(`Nella cartella «${scritta}» non ci sono file .pdz.`);
  const letti = await verificaMolti(file, {
    processi: processiNode,
    cartellaDati: io.cartellaDati,
    giorno: giornoDi(io.adesso().toISOString()),
    avanza: (fatti, totale) => io.avanza(`Piani verificati: ${fatti} di ${totale}`),
  });
  io.avanza(null);
  const piani = letti.map((p) => ({ ...p, file: relative(cartella, p.file) }));
  const illeggibili = piani.filter((p) => p.errore !== null);
  const conBlocchi = piani.filter((p) => (p.bloccanti ?? 0) > 0);
  if (csv !== null) writeFileSync(percorsoDi(io, csv), inCsv(piani));
  if (json)
    io.stampa(
      JSON.stringify(
        controllaOgniSchema.parse({
          piani,
          totali: { piani: piani.length, conBloccanti: conBlocchi.length, nonLetti: illeggibili.length },
        }),
        null,
        2,
      ),
    );
  else
    io.stampa(
      tabella(
        titoli.map((titolo, i) => ({ titolo, destra: i >= 2 && i <= 4 })),
        piani.map(riga),
      ),
    );
  for (const p of illeggibili) io.di(`${p.file}: ${p.errore}`);
  io.di(
    `${piani.length} ${accordo(piani.length, 'piano', 'piani')}: ${conBlocchi.length} con segnalazioni bloccanti, ${illeggibili.length} non letti.`,
  );
  if (illeggibili.length === piani.length) return 2;
  return conBlocchi.length + illeggibili.length > 0 ? 1 : 0;
};
