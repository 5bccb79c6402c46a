import { z } from 'zod';
import { ErroreMotore } from '#contract/define.ts';
import { uguali } from '#domain/canonico.ts';
import { applicaABlocchi, BloccoDiverso, idRipetuto, type OperazioneBlocco } from '#domain/diff-blocchi.ts';
import { type Operazione, operazioneSchema } from '#domain/modifiche.ts';
import { type NomeRegistro, registri } from '#domain/registri.ts';
import { type Sezione, sezioneSchema } from '#domain/section-content.ts';
import type { Database } from './connessione.ts';
import type { Tocchi } from './lettura.ts';
import {
  aggiornaRiga,
  eliminaRiga,
  eliminaSezione,
  inserisciRiga,
  leggiMeta,
  leggiSezione,
  prepara,
  scriviMeta,
  scriviSezione,
} from './righe.ts';
import { rigaDa, tabelle } from './schema.ts';

const nonValido = (errore: z.ZodError): ErroreMotore =>
  new ErroreMotore('input-non-valido', 'La modifica contiene valori non validi: non è stata fatta.', {
    problemi: errore.issues.slice(0, 10).map((i) => ({ dove: i.path.join('.'), problema: i.message })),
  });

/** Validates operations that come from outside the domain: shape first, then each row against its register. */
export const convalida = (operazioni: readonly unknown[]): Operazione[] => {
  const letto = z.array(operazioneSchema).safeParse(operazioni);
  if (!letto.success) throw nonValido(letto.error);
  return letto.data.map((o) => {
    if (o.op !== 'record/inserisci' && o.op !== 'record/elimina') return o;
    const riga = registri[o.registro].safeParse(o.valori);
    if (!riga.success) throw nonValido(riga.error);
    if (riga.data.id !== o.id)
      throw new ErroreMotore('input-non-valido', `Riga di «${o.registro}» con un identificativo diverso dal suo.`);
    return { ...o, valori: riga.data };
  });
};

const superata = (che: string, dettagli: Readonly<Record<string, unknown>>): ErroreMotore =>
  new ErroreMotore(
    'revisione-superata',
    `${che} è cambiato nel frattempo: la modifica non è stata fatta. Rileggere e riprovare.`,
    dettagli,
  );

const leggiGrezza = (db: Database, registro: NomeRegistro, id: string): Readonly<Record<string, unknown>> | null => {
  const { tabella, colonne } = tabelle[registro];
  const riga = prepara(db, `SELECT ${colonne.map((c) => c.colonna).join(', ')} FROM ${tabella} WHERE id = ?`).get(id);
  return riga ? rigaDa(registro, riga) : null;
};

/** Applies operations in order inside the caller's transaction; throws at the first that does not fit. */
export const applica = (db: Database, operazioni: readonly Operazione[]): Tocchi => {
  const righe = new Map<NomeRegistro, Set<string>>();
  const sezioni = new Set<string>();
  const inMano = new Map<string, Sezione>();
  let documenti = false;
  let pacco = false;
  const tocca = (registro: NomeRegistro, id: string) => {
    const ids = righe.get(registro) ?? new Set<string>();
    ids.add(id);
    righe.set(registro, ids);
  };
  const presente = (registro: NomeRegistro, id: string) => {
    const riga = leggiGrezza(db, registro, id);
    if (!riga) throw superata(`La riga di «${registro}»`, { registro, id, trovata: null });
    return riga;
  };
  const sezione = (id: string): Sezione => {
    const s = inMano.get(id) ?? leggiSezione(db, id);
    if (!s) throw superata('La sezione', { sezioneId: id, trovata: null });
    return s;
  };
  const documento = (id: string, impronta: string, ritirato: 0 | 1) => {
    const fatto = prepara(
      db,
      'UPDATE documento SET ritirato = ? WHERE id = ? AND sha256 = ? AND ritirato = ? AND completo = 1',
    ).run(ritirato, id, impronta, 1 - ritirato);
    if (fatto.changes !== 1) throw superata('Il documento importato', { documentoId: id });
    documenti = true;
  };
  for (const op of operazioni) {
    switch (op.op) {
      case 'record/inserisci':
        if (leggiGrezza(db, op.registro, op.id)) throw superata(`La riga di «${op.registro}»`, { id: op.id });
        inserisciRiga(db, op.registro, op.valori);
        tocca(op.registro, op.id);
        break;
      case 'record/elimina': {
        const trovata = presente(op.registro, op.id);
        if (!uguali(trovata, op.valori))
          throw superata(`La riga di «${op.registro}»`, { registro: op.registro, id: op.id, trovata });
        eliminaRiga(db, op.registro, op.id);
        tocca(op.registro, op.id);
        break;
      }
      case 'record/modifica': {
        modificaRiga(db, op, presente(op.registro, op.id));
        tocca(op.registro, op.id);
        break;
      }
      case 'documento/aggiungi':
        documento(op.documentoId, op.impronta, 0);
        break;
      case 'documento/ritira':
        documento(op.documentoId, op.impronta, 1);
        break;
      case 'pacco/cambia':
        if (leggiMeta(db, 'pacco') !== op.prima) throw superata('Il modello del piano', { pacco: op.prima });
        scriviMeta(db, 'pacco', op.dopo);
        pacco = true;
        break;
      case 'sezione/inserisci': {
        if (leggiSezione(db, op.sezione.id)) throw superata('La sezione', { sezioneId: op.sezione.id });
        const ripetuto = idRipetuto(op.sezione.contenuto.blocchi);
        if (ripetuto !== null) throw bloccoRipetuto(ripetuto);
        scriviSezione(db, op.sezione);
        sezioni.add(op.sezione.id);
        break;
      }
      case 'sezione/elimina': {
        const trovata = sezione(op.sezione.id);
        if (!uguali({ ...trovata, revisione: 0 }, { ...op.sezione, revisione: 0 }))
          throw superata('La sezione', { sezioneId: op.sezione.id, trovata });
        eliminaSezione(db, op.sezione.id);
        inMano.delete(op.sezione.id);
        sezioni.add(op.sezione.id);
        break;
      }
      case 'sezione/modifica': {
        inMano.set(op.id, conCampi(sezione(op.id), op));
        sezioni.add(op.id);
        break;
      }
      default:
        inMano.set(op.sezioneId, conBlocco(sezione(op.sezioneId), op));
        sezioni.add(op.sezioneId);
    }
  }
  for (const s of inMano.values()) {
    const ripetuto = idRipetuto(s.contenuto.blocchi);
    if (ripetuto !== null) throw bloccoRipetuto(ripetuto);
    scriviSezione(db, { ...s, revisione: s.revisione + 1 });
  }
  return { righe, sezioni, documenti, pacco };
};

const bloccoRipetuto = (id: string): ErroreMotore =>
  new ErroreMotore(
    'input-non-valido',
    `Nel testo due parti hanno lo stesso identificativo («${id}»): non è stato scritto.`,
  );

type ModificaRiga = Extract<Operazione, { readonly op: 'record/modifica' }>;

/** Writes the fields of a row after checking that what the change expects is what is there. */
const modificaRiga = (db: Database, op: ModificaRiga, trovata: Readonly<Record<string, unknown>>): void => {
  const campi = Object.keys(op.dopo);
  if (!uguali(campi.toSorted(), Object.keys(op.prima).sort()) || campi.includes('id'))
    throw new ErroreMotore('input-non-valido', `Modifica di «${op.registro}» con campi non corrispondenti.`);
  const diversi = campi.filter((c) => !uguali(trovata[c], op.prima[c]));
  if (diversi.length > 0)
    throw superata(`La riga di «${op.registro}»`, { registro: op.registro, id: op.id, campi: diversi, trovata });
  const riga = registri[op.registro].safeParse({ ...trovata, ...op.dopo });
  if (!riga.success) throw nonValido(riga.error);
  aggiornaRiga(db, op.registro, op.id, op.dopo);
};

type ModificaSezione = Extract<Operazione, { readonly op: 'sezione/modifica' }>;
/** Fields of a section that a change may write: text goes through blocks, identity and revision are not a person's. */
export const campiSezione = ['titolo', 'padreId', 'ordine', 'schedaId', 'tutela', 'paroleAttese', 'chiave'] as const;

const conCampi = (trovata: Sezione, op: ModificaSezione): Sezione => {
  const campi = Object.keys(op.dopo);
  if (
    !uguali(campi.toSorted(), Object.keys(op.prima).sort()) ||
    campi.some((c) => !campiSezione.some((ammesso) => ammesso === c))
  )
    throw new ErroreMotore('input-non-valido', 'Modifica di una sezione con campi non ammessi.');
  const com: Readonly<Record<string, unknown>> = trovata;
  if (campi.some((c) => !uguali(com[c], op.prima[c]))) throw superata('La sezione', { sezioneId: op.id, trovata });
  const nuova = sezioneSchema.safeParse({ ...trovata, ...op.dopo });
  if (!nuova.success) throw nonValido(nuova.error);
  return nuova.data;
};

const conBlocco = (s: Sezione, op: OperazioneBlocco): Sezione => {
  try {
    return { ...s, contenuto: { versione: 1, blocchi: applicaABlocchi(s.contenuto.blocchi, op) } };
  } catch (errore) {
    if (!(errore instanceof BloccoDiverso)) throw errore;
    throw superata('Il testo della sezione', { sezioneId: s.id, motivo: errore.message, trovata: s.contenuto });
  }
};
