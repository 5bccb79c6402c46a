import type { contrattoAtti } from '#contract/atti.ts';
import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoInterno } from '#contract/file.ts';
import { SEGNAPOSTO_NONCE } from '#contract/pagina.ts';
import { attoAccordo } from '#documento/accordo.ts';
import { mancanzePrimaDellaFirma } from '#documento/mancanze.ts';
import type { Documento } from '#documento/tipi.ts';
import type { CampoModello } from '#domain/pacco.ts';
import type { Piano } from '#domain/piano.ts';
import { trattiDelBlocco } from '#domain/sezioni.ts';
import { attiDellaBozza } from '../export/arricchisci.ts';
import type { GenereEsportazione } from '../export/esporta.ts';
import { type AnteprimaPronta, annullaEsportazioni, avviaAnteprima, avviaDocx } from '../export/lavora.ts';
import { scriviDocumento } from '../export/scrivi.ts';
import type { Motore } from '../tipi.ts';

/** How many findings stop a final export of the open plan: the last check if it is current, else a new one in stretches. */
export type ContaBloccanti = () => Promise<number>;

/** Plan to print: the live draft, or a frozen version with the instant of its freeze. */
const pianoDa = (
  motore: Motore,
  numero: number | null,
): { readonly piano: Piano; readonly versione: string | null } => {
  const sessione = motore.sessione();
  if (numero === null) return { piano: sessione.piano(), versione: null };
  const versione = sessione.versioni().find((v) => v.numero === numero);
  if (versione === undefined) throw new ErroreMotore('non-trovato', `La versione ${numero} non c'è.`);
  return { piano: { ...sessione.pianoDiVersione(numero), istante: versione.istante }, versione: versione.nome };
};

const nomeDiCampo = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;

/** Placeholders of the chapters as fields, under the title of their section. */
const campiDelPiano = (piano: Piano): CampoModello[] => {
  const trovati = new Map<string, CampoModello>();
  for (const sezione of piano.sezioni)
    for (const nodo of sezione.contenuto.blocchi.flatMap((b) => trattiDelBlocco(b).flat()))
      if (nodo.tipo === 'segnaposto' && nomeDiCampo.test(nodo.nome) && !trovati.has(nodo.nome))
        trovati.set(nodo.nome, {
          nome: nodo.nome,
          etichetta: nodo.etichetta,
          gruppo: sezione.titolo,
          tipo: 'testo-lungo',
          scelte: [],
          fissatoA: null,
          predefinito: null,
          aiuto: null,
        });
  return [...trovati.values()];
};

const campiDi = (piano: Piano, genere: GenereEsportazione) => {
  const atto = attoAccordo(piano);
  const campi = genere === 'piano' ? campiDelPiano(piano) : 'rifiuto' in atto ? [] : atto.campi;
  const valori = new Map(piano.registri.campo.map((c) => [c.nome, c.valore]));
  return campi.map((c) => ({ ...c, scelte: [...c.scelte], valore: valori.get(c.nome) ?? null }));
};

const voceElenco = (id: string, titolo: string, documento: Documento, bloccanti: number) => {
  const mancanze = mancanzePrimaDellaFirma(documento.mancanze).length;
  return {
    ...{ id, titolo, mancanze, bloccanti },
    stato: mancanze + bloccanti + documento.errori.length === 0 ? ('pronto' as const) : ('incompleto' as const),
    perche: documento.errori[0]?.messaggio ?? null,
  };
};

/** Previews already made for a state of the plan; one that failed is tried again. */
const creaPronte = () => {
  const note = new WeakMap<Piano, Map<string, Promise<AnteprimaPronta>>>();
  return {
    leggi: (piano: Piano, id: string, calcola: () => Promise<AnteprimaPronta>): Promise<AnteprimaPronta> => {
      const sue = note.get(piano) ?? new Map<string, Promise<AnteprimaPronta>>();
      note.set(piano, sue);
      const pronta = sue.get(id) ?? calcola();
      sue.set(id, pronta);
      pronta.catch(() => sue.delete(id));
      return pronta;
    },
  };
};
const pronte = creaPronte();

/** Acts of the plan: which can be made, what each lacks, how it will print. */
export const gestoriAtti = (motore: Motore, contaBloccanti: ContaBloccanti): Gestori<typeof contrattoAtti> => ({
  'atti/elenco': async () => {
    const bloccanti = await contaBloccanti();
    const { piano } = pianoDa(motore, null);
    const bozza = attiDellaBozza(piano);
    const atto = attoAccordo(piano);
    const accordo =
      bozza.accordo === null || 'rifiuto' in atto
        ? {
            id: 'accordo',
            titolo: 'Accordo di programma',
            stato: 'non_applicabile' as const,
            ...{ mancanze: 0, bloccanti },
            perche: 'rifiuto' in atto ? atto.rifiuto : null,
          }
        : voceElenco('accordo', atto.titolo, bozza.accordo, bloccanti);
    return { atti: [accordo, voceElenco('piano', piano.testa.denominazione, bozza.piano, bloccanti)] };
  },
  'atti/anteprima': async ({ id, versione: numero }) => {
    const { piano, versione } = pianoDa(motore, numero);
    const opzioni = { versione, definitiva: false };
    const richiesta = { lavoro: 'anteprima', piano, genere: id, opzioni, nonce: SEGNAPOSTO_NONCE } as const;
    const pagina = await pronte.leggi(piano, id, () => avviaAnteprima(motore, richiesta).fine);
    return { ...pagina, campi: campiDi(piano, id) };
  },
  'atti/annulla-esportazione': () => ({ annullati: annullaEsportazioni(motore) }),
});

/** Export to a path that only the shell knows: the file appears whole or not at all. */
export const gestoriEsporta = (motore: Motore): Gestori<Pick<typeof contrattoInterno, 'interno/esporta'>> => ({
  'interno/esporta': async ({ genere, percorso, versione: numero, definitiva }) => {
    const { piano, versione } = pianoDa(motore, numero);
    const opzioni = { versione, definitiva };
    const { byte, sha256 } = await avviaDocx(motore, { lavoro: 'docx', piano, genere, opzioni }).fine;
    scriviDocumento(percorso, byte);
    return { sha256, byte: byte.length };
  },
});
