import { diffBlocchi } from '#domain/diff-blocchi.ts';
import type { BloccoId } from '#domain/ids.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import type { Blocco } from '#domain/section-content.ts';
import { nuovoId } from '#engine/id.ts';
import { apriFile } from '#engine/storage/apertura.ts';
import { creaSessione } from '#engine/storage/sessione.ts';
import { letturaDup } from './letture.ts';

/*
 * An engine made to be killed: opens the plan given, tells what it found, then edits, imports, saves and undoes without
 * rest. Each change is told to the parent only after it was acknowledged: what the parent heard must never be lost.
 */

/** What the plan holds, as far as this test writes it. */
export type Contenuto = {
  readonly campi: Readonly<Record<string, string>>;
  readonly testo: string;
  readonly documenti: readonly string[];
};
/** Messages to the parent. */
export type MessaggioFiglio =
  | { readonly tipo: 'trovato'; readonly contenuto: Contenuto }
  | { readonly tipo: 'campo'; readonly nome: string; readonly valore: string }
  | { readonly tipo: 'testo'; readonly testo: string }
  | { readonly tipo: 'documento'; readonly sha256: string };

const [cartellaDati = '', percorso = '', seme = '1'] = process.argv.slice(2);
const ambiente = {
  cartellaDati,
  adesso: () => new Date(),
  autore: () => ({ nome: 'Figlio', ruolo: '', ente: '' }),
  postazione: 'prova',
  cambiato: () => {},
};
let stato = Number(seme) >>> 0;
const caso = (massimo: number): number => {
  stato = (Math.imul(stato, 1664525) + 1013904223) >>> 0;
  return Math.floor((stato / 2 ** 32) * massimo);
};
/** Sends a message and waits until it has left this process: an acknowledgement half sent is not one. */
const di = (messaggio: MessaggioFiglio): Promise<void> =>
  new Promise((fatto) => {
    if (process.connected && process.send) process.send(messaggio, undefined, undefined, () => fatto());
    else process.exit(0);
  });

// A parent that is gone must not leave an engine that works for nobody.
process.on('disconnect', () => process.exit(0));
// Started ahead of time, it opens the plan when it is told to.
await new Promise((via) => process.once('message', via));
const sessione = creaSessione(ambiente, apriFile(ambiente, percorso));
const mio = 'mio' as BloccoId;
const sezione = () => {
  const trovata = sessione.piano().sezioni.find((s) => s.chiave === 'premessa');
  if (!trovata) throw new Error('manca la sezione');
  return trovata;
};
const blocco = () => sezione().contenuto.blocchi.find((b) => b.id === mio);
const testo = (): string => {
  const b = blocco();
  const nodo = b?.tipo === 'paragrafo' ? b.contenuto[0] : undefined;
  return nodo?.tipo === 'testo' ? nodo.testo : '';
};

const scriviCampo = async (): Promise<void> => {
  const nome = `c${caso(6)}`;
  const valore = String(caso(1e9));
  const gia = sessione.piano().registri.campo.find((c) => c.nome === nome);
  sessione.esegui({
    titolo: nome,
    causa: 'mano',
    operazioni: [
      gia
        ? { op: 'record/modifica', registro: 'campo', id: gia.id, prima: { valore: gia.valore }, dopo: { valore } }
        : inserisci('campo', { id: nuovoId(), nome, valore }),
    ],
  });
  await di({ tipo: 'campo', nome, valore });
};
const scriviTesto = async (): Promise<void> => {
  const { id, contenuto } = sezione();
  const nuovo = `${testo().slice(-200)} ${caso(1e6)}`;
  const altri = contenuto.blocchi.filter((b) => b.id !== mio);
  const paragrafo: Blocco = { id: mio, tipo: 'paragrafo', contenuto: [{ tipo: 'testo', testo: nuovo }] };
  const operazioni = diffBlocchi(id, contenuto.blocchi, [...altri, paragrafo]);
  sessione.esegui({ titolo: 'Testo', causa: 'mano', gruppo: 'g', operazioni, accorpa: id });
  await di({ tipo: 'testo', testo: nuovo });
};
const importa = async (): Promise<void> => {
  const ente = sessione.piano().registri.ente[0];
  if (!ente) throw new Error('manca l’ente');
  const celle = Array.from({ length: 600 }, (_, i) => ({ anno: 2026, importoCents: i, cella: `C${i}` }));
  const lettura = letturaDup(ente.id, { celle, stato: 'fuori_ambito' });
  if (caso(2) === 0) sessione.importa(lettura, 'Importazione');
  else await sessione.importaAPezzi(lettura, 'Importazione');
  await di({ tipo: 'documento', sha256: lettura.documento.sha256 });
};

const { registri } = sessione.piano();
await di({
  tipo: 'trovato',
  contenuto: {
    campi: Object.fromEntries(registri.campo.map((c) => [c.nome, c.valore])),
    testo: testo(),
    documenti: registri.documento.map((d) => d.sha256),
  },
});
for (;;) {
  const n = caso(20);
  await new Promise((libera) => setImmediate(libera));
  if (n < 8) await scriviCampo();
  else if (n < 15) await scriviTesto();
  else if (n < 17) await importa();
  else if (n < 19) sessione.salva();
  else {
    sessione.congela({ nome: `V${nuovoId()}`, motivo: '', atti: {} });
  }
}
