import { ErroreMotore, type Gestori } from '#contract/define.ts';
import type { contrattoPiano } from '#contract/piano.ts';
import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import type { Id } from '#domain/ids.ts';
import { perId } from '#domain/indice.ts';
import type { Operazione } from '#domain/modifiche.ts';
import { inserisci } from '#domain/nuovo-piano.ts';
import { corpoAssociativo, corpoAssociativoManca, parteDelComune } from '#domain/parti.ts';
import type { Piano } from '#domain/piano.ts';
import { type Ente, type Parte, registri } from '#domain/registri.ts';
import { nuovoId } from '../id.ts';
import type { Motore } from '../tipi.ts';

type OperazioniMembri = Pick<typeof contrattoPiano, 'parti/aggiungi' | 'parti/togli' | 'parti/rappresenta'>;
type Scelta = Parameters<Gestori<OperazioniMembri>['parti/aggiungi']>[0];

const nonValido = (messaggio: string): ErroreMotore => new ErroreMotore('input-non-valido', messaggio);
const stessoNome = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The body that becomes a party: one of the plan, or a new one with the operation that makes it. */
const enteScelto = (piano: Piano, { ente, ruolo }: Scelta): { readonly ente: Ente; readonly nuovo: boolean } => {
  if ('enteId' in ente) {
    const trovato = perId(piano.registri.ente, ente.enteId);
    if (!trovato) throw new ErroreMotore('non-trovato', 'L’ente scelto non c’è più: aggiornare l’elenco.');
    return { ente: trovato, nuovo: false };
  }
  const denominazione = ente.denominazione.trim();
  if (denominazione === '') throw nonValido('Scrivere la denominazione dell’ente.');
  if (ente.tipo === 'comune' || ruolo === 'comune')
    throw nonValido('Un Comune si sceglie fra quelli dell’Ambito: non si scrive da qui.');
  const gia = piano.registri.ente.find((e) => e.tipo === ente.tipo && stessoNome(e.denominazione, denominazione));
  if (gia) return { ente: gia, nuovo: false };
  const nuovo: Ente = {
    ...{ id: nuovoId(), tipo: ente.tipo, denominazione: denominazione.slice(0, 300) },
    ...{ comuneId: null, codice: null, codiceFiscale: null, pec: null },
  };
  return { ente: nuovo, nuovo: true };
};

/** Comuni of the plan, as the row keeps them. */
const comuniScelti = (piano: Piano, ids: readonly string[]): Id[] =>
  [...new Set(ids)].map((id) => {
    const comune = perId(piano.registri.comune, id);
    if (!comune) throw nonValido('Un Comune per conto del quale interviene la Parte non è nel piano.');
    return comune.id;
  });

/** Facts of the parties beside their rows: who is due and is not there, which Comuni do not sign. */
export const contornoParti = (piano: Piano) => ({
  manca: corpoAssociativoManca(piano) ? corpoAssociativo(piano) : null,
  comuniFuori: comuniDellAmbito(piano).flatMap((c) => {
    const ente = enteDelComune(piano, c.id);
    return ente === undefined || parteDelComune(piano, c) !== undefined
      ? []
      : [{ comuneId: c.id, enteId: ente.id, nome: c.nome }];
  }),
});

/** Who is a party of the accordo: add, remove, say for which Comuni it acts. Each is one undoable step. */
export const gestoriMembri = (motore: Motore): Gestori<OperazioniMembri> => {
  const esegui = (titolo: string, operazioni: readonly Operazione[]) =>
    motore.sessione().esegui({ titolo, causa: 'mano', operazioni });
  const parteDa = (id: string): { readonly parte: Parte; readonly nome: string } => {
    const { parte, ente } = motore.sessione().piano().registri;
    const trovata = perId(parte, id);
    if (!trovata) throw new ErroreMotore('non-trovato', 'La Parte non c’è più: aggiornare l’elenco.');
    return { parte: trovata, nome: perId(ente, trovata.enteId)?.denominazione ?? '' };
  };
  return {
    'parti/aggiungi': (scelta) => {
      const piano = motore.sessione().piano();
      const { ente, nuovo } = enteScelto(piano, scelta);
      if ((ente.tipo === 'comune') !== (scelta.ruolo === 'comune'))
        throw nonValido(`«${ente.denominazione}» non può avere questo ruolo fra le Parti.`);
      if (piano.registri.parte.some((p) => p.enteId === ente.id))
        throw nonValido(`«${ente.denominazione}» è già fra le Parti.`);
      const parte: Parte = {
        ...{ id: nuovoId(), enteId: ente.id, ruolo: scelta.ruolo },
        ordine: Math.max(0, ...piano.registri.parte.map((p) => p.ordine)) + 1,
        ...{ persona: null, qualita: null, delega: null },
        ...{ attoOrgano: null, attoNumero: null, attoData: null, attoEsecutivita: null },
        ...{ perConto: comuniScelti(piano, scelta.perConto), dataFirma: null, impegni: null },
      };
      const fatto = esegui(`Nuova Parte «${ente.denominazione}»`, [
        ...(nuovo ? [inserisci('ente', ente)] : []),
        inserisci('parte', parte),
      ]);
      return { ...fatto, parteId: parte.id };
    },
    'parti/togli': ({ id }) => {
      const { parte, nome } = parteDa(id);
      return esegui(`Tolta la Parte «${nome}»`, [
        { op: 'record/elimina', registro: 'parte', id: registri.parte.shape.id.parse(parte.id), valori: parte },
      ]);
    },
    'parti/rappresenta': ({ id, comuni }) => {
      const { parte, nome } = parteDa(id);
      const perConto = comuniScelti(motore.sessione().piano(), comuni);
      return esegui(`Comuni rappresentati da «${nome}»`, [
        {
          op: 'record/modifica',
          registro: 'parte',
          id: registri.parte.shape.id.parse(parte.id),
          prima: { perConto: parte.perConto },
          dopo: { perConto },
        },
      ]);
    },
  };
};
