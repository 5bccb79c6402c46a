import type { Rilievo } from '#domain/esito.ts';
import { blocca } from '#rules/esegui.ts';
import { acceso, nessunAltro, posto, testoDi } from '../argomenti.ts';
import { ErroreUso, type IO, type Uscita } from '../io.ts';
import { conPiano, type MotoreCli, percorsoDi } from '../motore-cli.ts';
import { rilieviInTesto } from '../rilievi-testo.ts';
import { tabella } from '../tabella.ts';
import { controllaOgni } from './controlla-ogni.ts';
import type { Comando } from './tipo.ts';

type Stampa = {
  readonly formato: 'docx' | 'csv';
  readonly percorso: string;
  readonly rilievi: readonly Rilievo[];
  readonly regola: string | null;
};
/** Writes the findings as a file and says where. */
const scriviSegnalazioni = async (
  m: MotoreCli,
  io: IO,
  { formato, percorso, rilievi, regola }: Stampa,
): Promise<void> => {
  const { byte } = await m.chiama('interno/esporta-segnalazioni', {
    ...{ formato, percorso, filtro: regola === null ? '' : `regola ${regola}` },
    scelte: rilievi.map(({ regola: id, soggetto }) => ({ regola: id, soggetto })),
  });
  io.di(`Scritto ${percorso} (${byte} byte).`);
};

/** `pdz check X.pdz`. */
export const controlla: Comando = {
  uso: 'check X.pdz [--json] [--regola ID] [--docx FILE] [--csv FILE] | check --ogni CARTELLA [--json] [--csv FILE]',
  cosa: 'verifica il piano e dice che cosa non torna',
  opzioni: {
    json: { valore: null, aiuto: '{ rilievi, riepilogo } in JSON su stdout' },
    regola: { valore: 'ID', aiuto: 'una regola sola con tutte le sue segnalazioni per esteso, per esempio FIN-02' },
    docx: { valore: 'FILE', aiuto: 'scrive le segnalazioni come allegato Word (.docx)' },
    csv: { valore: 'FILE', aiuto: 'scrive le segnalazioni come tabella (.csv, UTF-8)' },
    ogni: {
      valore: 'CARTELLA',
      aiuto: 'verifica tutti i piani di una cartella, anche nelle sottocartelle: una riga per piano',
    },
  },
  note: [
    'Uscita: 0 niente di bloccante, 1 segnalazioni bloccanti, 2 non eseguito.',
    'Con --ogni: 1 anche se un file non si legge (il perché è su stderr), 2 se non se ne legge nessuno.',
  ],
  esegui: async (letti, io) => {
    const ogni = testoDi(letti, 'ogni');
    if (ogni !== null) {
      nessunAltro(letti, 0);
      if (testoDi(letti, 'regola') !== null || testoDi(letti, 'docx') !== null)
        throw new ErroreUso('--regola e --docx riguardano un piano solo: non vanno con --ogni.');
      return await controllaOgni(io, ogni, { json: acceso(letti, 'json'), csv: testoDi(letti, 'csv') });
    }
    const piano = posto(letti, 0, 'il piano');
    nessunAltro(letti, 1);
    const regola = testoDi(letti, 'regola');
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      if (regola !== null) {
        const { regole } = await m.chiama('verifica/regole', {});
        if (!regole.some((r) => r.id === regola))
          throw new ErroreUso(`La regola «${regola}» non c'è. Regole: ${regole.map((r) => r.id).join(', ')}.`);
      }
      const { rilievi, riepilogo } = await m.chiama('verifica/esegui', { regola });
      io.avanza(null);
      for (const formato of ['docx', 'csv'] as const) {
        const file = testoDi(letti, formato);
        if (file !== null)
          await scriviSegnalazioni(m, io, { formato, percorso: percorsoDi(io, file), rilievi, regola });
      }
      const bloccanti = rilievi.filter(blocca).length;
      if (acceso(letti, 'json')) io.stampa(JSON.stringify({ rilievi, riepilogo }, null, 2));
      else {
        const righe = Object.entries(riepilogo).map(([id, n]) =>
          [id, n.esaminati, n.ok, n.violazione, n.non_verificabile].map(String),
        );
        const colonne = ['Regola', 'Esaminati', 'Ok', 'Violazioni', 'Non verificabili'].map((titolo, i) => ({
          titolo,
          destra: i > 0,
        }));
        io.stampa([...rilieviInTesto(rilievi, regola !== null), tabella(colonne, righe)].join('\n\n'));
      }
      io.di(bloccanti === 0 ? 'Nessuna segnalazione bloccante.' : `${bloccanti} segnalazioni bloccanti.`);
      return bloccanti > 0 ? 1 : 0;
    });
  },
};
