import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoPiano } from '#contract/piano.ts';
import { perId } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { type Ente, type NomeRegistro, registri } from '#domain/registri.ts';
import { accorcia } from '#format/accorcia.ts';
import { nuovoId } from '../id.ts';
import type { Motore } from '../tipi.ts';
import { contornoParti } from './parti-membri.ts';

type OperazioniParti = Pick<
  typeof contrattoPiano,
  'parti/elenco' | 'parti/scrivi' | 'campi/scrivi' | 'adempimenti/elenco' | 'adempimenti/scrivi'
>;

/** Fields that a person may write by hand: identity, kind and links stay as they are. */
const campiParte = [
  'persona',
  'qualita',
  'delega',
  'attoOrgano',
  'attoNumero',
  'attoData',
  'attoEsecutivita',
  'dataFirma',
  'impegni',
] as const;
const campiEnte = ['codiceFiscale', 'pec'] as const;
/** The name of a Comune is a fact of the register of Comuni; any other body may be named here. */
const campiEnteDi = (tipo: Ente['tipo']) =>
  tipo === 'comune' ? campiEnte : (['denominazione', ...campiEnte] as const);
const campiAdempimento = ['stato', 'data', 'atto', 'responsabile'] as const;

type Campi = Readonly<Record<string, string | null>>;

/** Change of some fields of a row; empty text means «not written». Null when nothing changes. */
const modifica = (
  registro: NomeRegistro,
  riga: { readonly id: string } & Readonly<Record<string, unknown>>,
  campi: Campi,
): Operazione | null => {
  const dopo: Record<string, unknown> = {};
  const prima: Record<string, unknown> = {};
  for (const [campo, valore] of Object.entries(campi)) {
    const nuovo = valore === null || valore.trim() === '' ? null : valore.trim();
    if (nuovo === riga[campo]) continue;
    prima[campo] = riga[campo];
    dopo[campo] = nuovo;
  }
  if (Object.keys(dopo).length === 0) return null;
  const valida = registri[registro].safeParse({ ...riga, ...dopo });
  if (!valida.success) {
    const campo = String(valida.error.issues[0]?.path[0] ?? '');
    throw new ErroreMotore('input-non-valido', `Il valore di «${campo}» non è valido: non è stato scritto.`, {
      campo,
      problemi: valida.error.issues.map((i) => ({ dove: i.path.join('.'), problema: i.message })),
    });
  }
  return { op: 'record/modifica', registro, id: registri[registro].shape.id.parse(riga.id), prima, dopo };
};

/** Splits the written fields among the rows that hold them; an unknown field is refused by name. */
const scegli = (campi: Campi, ammessi: readonly string[]): Campi =>
  Object.fromEntries(Object.entries(campi).filter(([c]) => ammessi.includes(c)));
const rifiutaIgnoti = (campi: Campi, ammessi: readonly string[]): void => {
  const ignoto = Object.keys(campi).find((c) => !ammessi.includes(c));
  if (ignoto !== undefined)
    throw new ErroreMotore('input-non-valido', `Il campo «${ignoto.slice(0, 60)}» non si scrive da qui.`);
};

/** Parties and signatories, values of acts, commitments: what a person writes in the registers by hand. */
export const gestoriParti = (motore: Motore): Gestori<OperazioniParti> => {
  const esegui = (titolo: string, operazioni: readonly (Operazione | null)[]) => {
    const sessione = motore.sessione();
    const vere = operazioni.filter((o) => o !== null);
    if (vere.length > 0) return sessione.esegui({ titolo, causa: 'mano', operazioni: vere });
    return { seq: sessione.seq, alSicuroAlle: sessione.alSicuroAlle ?? motore.adesso().toISOString() };
  };
  return {
    'parti/elenco': () => {
      const piano = motore.sessione().piano();
      const { registri: r } = piano;
      return {
        ...contornoParti(piano),
        parti: [...r.parte]
          .sort((a, b) => a.ordine - b.ordine)
          .map((parte) => {
            const ente = perId(r.ente, parte.enteId);
            return {
              id: parte.id,
              ruolo: parte.ruolo,
              ente: ente?.denominazione ?? '',
              tipo: ente?.tipo ?? 'altro',
              ordine: parte.ordine,
              perConto: [...parte.perConto],
              campi: Object.fromEntries([
                ...campiParte.map((c) => [c, parte[c]] as const),
                ...campiEnteDi(ente?.tipo ?? 'altro').map((c) => [c, ente?.[c] ?? null] as const),
              ]),
            };
          }),
      };
    },
    'parti/scrivi': ({ id, campi }) => {
      const { registri: r } = motore.sessione().piano();
      const parte = perId(r.parte, id);
      const ente = parte ? perId(r.ente, parte.enteId) : undefined;
      if (!parte || !ente) throw new ErroreMotore('non-trovato', 'La Parte non c’è più: aggiornare l’elenco.');
      const suoi = campiEnteDi(ente.tipo);
      rifiutaIgnoti(campi, [...campiParte, ...suoi]);
      if (Object.hasOwn(campi, 'denominazione') && (campi.denominazione ?? '').trim() === '')
        throw new ErroreMotore('input-non-valido', 'La denominazione dell’ente non può restare vuota.');
      return esegui(`Parte «${ente.denominazione}»`, [
        modifica('parte', parte, scegli(campi, campiParte)),
        modifica('ente', ente, scegli(campi, suoi)),
      ]);
    },
    'campi/scrivi': ({ nome, valore }) => {
      if (!/^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(nome) || nome.length > 120)
        throw new ErroreMotore('input-non-valido', `«${nome.slice(0, 60)}» non è il nome di un campo.`);
      const gia = motore
        .sessione()
        .piano()
        .registri.campo.find((c) => c.nome === nome);
      const pulito = valore.trim();
      if (!gia)
        return esegui(
          `Campo «${nome}»`,
          pulito === '' ? [] : [inserisci('campo', { id: nuovoId(), nome, valore: pulito })],
        );
      if (pulito === '')
        return esegui(`Campo «${nome}»`, [{ op: 'record/elimina', registro: 'campo', id: gia.id, valori: gia }]);
      return esegui(`Campo «${nome}»`, [modifica('campo', gia, { valore: pulito })]);
    },
    'adempimenti/elenco': () => {
      const { registri: r, pacco } = motore.sessione().piano();
      return {
        voci: r.adempimento.map(({ id, livello, testo, stato, data, atto, responsabile, codice }) => {
          const modello = pacco.adempimenti.find((a) => a.id === codice);
          return {
            ...{ id, livello, testo, stato, data, atto, responsabile },
            fonte: modello?.fonte ?? '',
            verificatoIl: modello?.verificatoIl ?? null,
          };
        }),
      };
    },
    'adempimenti/scrivi': ({ id, campi }) => {
      const voce = perId(motore.sessione().piano().registri.adempimento, id);
      if (!voce) throw new ErroreMotore('non-trovato', 'L’adempimento non c’è più: aggiornare l’elenco.');
      rifiutaIgnoti(campi, campiAdempimento);
      return esegui(`Adempimento «${accorcia(voce.testo, 60)}»`, [modifica('adempimento', voce, campi)]);
    },
  };
};
