import type { PaccoCompilato } from '#domain/pacco.ts';
import type { CifraContabile, Piano } from '#domain/piano.ts';
import type { NomeRegistro, Riga } from '#domain/registri.ts';
import type { Sezione } from '#domain/section-content.ts';
import { cifreDelDocumento } from './cifre.ts';
import type { Database } from './connessione.ts';
import { improntaPacco, leggiPacco } from './pacchi.ts';
import { leggiRegistro, leggiRiga, leggiSezione, leggiSezioni, numeroDi, testoDi } from './righe.ts';

/** Registers that the read model holds in memory. */
export type RegistroInMemoria = Exclude<NomeRegistro, 'rigaLetta'>;

/** Where the read model takes what it holds: visible rows in order of id, sections, pack, the last change. */
export type FonteLettura = {
  registro<R extends RegistroInMemoria>(registro: R): readonly Riga<R>[];
  riga<R extends RegistroInMemoria>(registro: R, id: string): Riga<R> | null;
  /** Figures that an accounting document says by itself. */
  cifre(documentoId: string, enteId: string | null): readonly CifraContabile[];
  sezioni(): readonly Sezione[];
  sezione(id: string): Sezione | null;
  pacco(): PaccoCompilato;
  ultima(): Pick<Piano, 'revisione' | 'istante'>;
};

/** Source over the database of an open plan. */
export const daDatabase = (db: () => Database): FonteLettura => ({
  registro: (registro) => leggiRegistro(db(), registro),
  riga: (registro, id) => leggiRiga(db(), registro, id),
  cifre: (documentoId, enteId) => cifreDelDocumento(db(), documentoId, enteId),
  sezioni: () => leggiSezioni(db()),
  sezione: (id) => leggiSezione(db(), id),
  pacco: () => leggiPacco(db(), improntaPacco(db())),
  ultima: () => ({
    revisione: numeroDi(db(), 'SELECT max(seq) FROM modifica'),
    istante: testoDi(db(), 'SELECT istante FROM modifica ORDER BY seq DESC LIMIT 1') ?? '1970-01-01T00:00:00.000Z',
  }),
});
