import { posto, testoDi } from '../argomenti.ts';
import { ErroreUso, type Uscita } from '../io.ts';
import { conPiano } from '../motore-cli.ts';
import { tabella } from '../tabella.ts';
import type { Comando } from './tipo.ts';

/** `pdz set X.pdz REGISTRO [RIGA COLONNA VALORE]`. */
export const scrivi: Comando = {
  uso: 'set X.pdz REGISTRO [RIGA COLONNA VALORE] [--motivo TESTO]',
  cosa: 'scrive una cella di un registro; senza RIGA mostra le righe e le colonne che si scrivono',
  opzioni: { motivo: { valore: 'TESTO', aiuto: 'perché si corregge un valore letto da un file' } },
  note: [
    'RIGA è il primo nome della tabella che si ottiene senza RIGA; VALORE si scrive come nell’app: 1.234,56, 31/12/2026, sì.',
    'Il valore letto dal file resta accanto a quello scritto; un valore non valido non cambia nulla.',
  ],
  esegui: async (letti, io) => {
    const piano = posto(letti, 0, 'il piano');
    const vista = posto(letti, 1, 'il registro, per esempio scadenze');
    const resto = letti.posti.slice(2);
    if (resto.length !== 0 && resto.length !== 3)
      throw new ErroreUso('Servono RIGA, COLONNA e VALORE (VALORE vuoto: "").');
    return await conPiano<Uscita>(io, testoDi(letti, 'autore'), piano, async (m) => {
      const [riga, colonna, testo] = resto;
      if (riga === undefined || colonna === undefined || testo === undefined) {
        const v = await m.chiama('registri/vista', { id: vista });
        const scritte = v.colonne.flatMap((c, i) => (c.modificabile || i === 0 ? [{ ...c, i }] : []));
        io.stampa(
          tabella(
            [{ titolo: 'RIGA' }, ...scritte.map((c) => ({ titolo: c.id }))],
            v.righe
              .filter((r) => !r.totale)
              .map((r) => [r.id, ...scritte.map((c) => r.celle[c.i]?.testo.slice(0, 40) ?? '')]),
          ),
        );
        return 0;
      }
      const titolo = `«${vista}», ${colonna}: ${testo}`.slice(0, 200);
      const comune = { vista, gruppo: '', titolo, motivo: testoDi(letti, 'motivo'), aggiunte: [], eliminate: [] };
      const { scritte } = await m.chiama('registri/scrivi', { ...comune, celle: [{ riga, colonna, testo }] });
      io.di(scritte === 0 ? 'Il valore era già quello: non è cambiato nulla.' : 'Scritto.');
      return 0;
    });
  },
};
