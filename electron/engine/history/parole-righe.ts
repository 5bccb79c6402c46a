import { canonico } from '#domain/canonico.ts';
import { nomeEnte } from '#domain/enti.ts';
import { glossarioRegistri } from '#domain/glossario.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import type { NomeRegistro } from '#domain/registri.ts';
import { accorcia } from '#format/accorcia.ts';
import { dataBreve, eData, istanteBreve } from '#format/date.ts';
import { importo } from '#format/numeri.ts';

/** A row of any register. */
export type RigaQualsiasi = Readonly<Record<string, unknown>>;

const nomi = ['titolo', 'denominazione', 'nome', 'codice', 'nomeFile', 'fondoLetto', 'comuneLetto', 'testo'] as const;
const scritto = (valore: unknown): string | null => (typeof valore === 'string' && valore !== '' ? valore : null);

/** A row of the plan that another row points to, by the name that people know it by; null if it is no reference. */
const nomeDi = (piano: Piano, campo: string, id: string): string | null => {
  const { registri: r } = piano;
  switch (campo) {
    case 'enteId':
    case 'capofilaId':
      return perId(r.ente, id)?.denominazione ?? nomeEnte(piano, null, id);
    case 'comuneId':
      return perId(r.comune, id)?.nome ?? null;
    case 'schedaId':
      return perId(r.scheda, id)?.codice ?? null;
    case 'etsId':
      return perId(r.ets, id)?.denominazione ?? null;
    case 'documentoId':
      return perId(r.documento, id)?.nomeFile ?? null;
    case 'sezioneId':
      return perId(piano.sezioni, id)?.titolo ?? null;
    case 'contributoId':
      return perId(r.contributo, id)?.codice ?? null;
    case 'voceId':
      return perId(r.voceSpesa, id)?.descrizione ?? null;
    default:
      return null;
  }
};

/** Row of a register by id, if it is still there. */
export const rigaDi = (piano: Piano, registro: string, id: string): RigaQualsiasi | undefined => {
  if (registro === 'piano') return piano.testa;
  const righe: readonly { readonly id: string }[] | undefined = Object.entries(piano.registri).find(
    ([nome]) => nome === registro,
  )?.[1];
  return righe === undefined ? undefined : perId(righe, id);
};

/** A correction is known by the cell that it corrects: «importo di Portolieto 2026»; empty for any other row. */
const cellaCorretta = (piano: Piano, { registro, rigaId, campo }: RigaQualsiasi): string => {
  if (typeof registro !== 'string' || typeof rigaId !== 'string' || typeof campo !== 'string') return '';
  const riga = rigaDi(piano, registro, rigaId);
  return `${nomeCampo(campo)}${riga === undefined ? '' : ` di ${etichettaDi(piano, riga)}`}`;
};

/** What a row is called: what people know it by, or what it belongs to; empty if neither. A year tells two apart. */
export const etichettaDi = (piano: Piano, riga: RigaQualsiasi): string => {
  const corretta = cellaCorretta(piano, riga);
  if (corretta !== '') return corretta;
  const proprio = nomi.map((campo) => scritto(riga[campo])).find((x) => x !== null);
  const altrui = Object.entries(riga).flatMap(([campo, id]) =>
    typeof id === 'string' ? (nomeDi(piano, campo, id) ?? []) : [],
  )[0];
  const anno = typeof riga.anno === 'number' ? ` ${riga.anno}` : '';
  const nome = proprio ?? altrui;
  return nome === undefined ? '' : `${accorcia(nome, 120)}${anno}`;
};

/** «scheda S01 · Segretariato sociale»: the register by its name, the row by what people know it by. */
export const nomeRiga = (piano: Piano, registro: NomeRegistro, riga: RigaQualsiasi | undefined): string => {
  const { termine } = glossarioRegistri[registro];
  const etichetta = riga ? etichettaDi(piano, riga) : '';
  return etichetta === '' ? termine : `${termine} «${etichetta}»`;
};

/** Name of a field without the unit that it is stored in: `importoCents` → «importo». */
export const nomeCampo = (campo: string): string =>
  campo.replace(/(Cents|Milli|Bp|Letto|Letta|Id)$/, '').replaceAll(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);

const istante = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Value of a field as people read it: amounts in euro, days and instants the Italian way, references by name. */
export const valoreInParole = (piano: Piano, campo: string, valore: unknown): string | null => {
  if (valore === null || valore === undefined) return null;
  if (typeof valore === 'number') return campo.endsWith('Cents') ? importo(valore) : String(valore);
  if (typeof valore === 'boolean') return valore ? 'sì' : 'no';
  if (typeof valore !== 'string') return canonico(valore);
  if (eData(valore)) return dataBreve(valore);
  return istante.test(valore) ? istanteBreve(valore) : (nomeDi(piano, campo, valore) ?? valore);
};
