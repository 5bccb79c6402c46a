import type { z } from 'zod';
import { centN, dataN, idN, interoN, logicoN, testoN } from './campi-riga.ts';
import { stato } from './stati.ts';

/** Fields that came after the first format: absent in older change sets and frozen versions, where they are unknown. */
export const campiAggiunti = {
  persona: { servizio: stato('servizioPersonale').nullable() },
  fabbisogno: {
    servizio: stato('servizioPersonale').nullable(),
    fondoSuccessivoLetto: testoN,
    fondoSuccessivoId: testoN,
  },
  assegnazione: {
    palId: testoN,
    palData: dataN,
    convenzione: testoN,
    cup: testoN,
    fineSpesa: dataN,
    quotaMinimaBp: interoN,
    vincolo: testoN,
    impegnatoCents: centN,
    liquidatoCents: centN,
  },
  quota: { criterio: testoN, atto: testoN },
  scheda: {
    area: testoN,
    nomenclatore: testoN,
    livello: stato('livelloScheda').nullable(),
    continuita: stato('continuitaScheda').nullable(),
    schedaRegionale: testoN,
    bisogno: testoN,
    obiettivoGenerale: testoN,
    risultatiAttesi: testoN,
    destinatari: testoN,
    destinatariAnnui: interoN,
    criteriAccesso: testoN,
    isee: testoN,
    azioni: testoN,
    sedi: testoN,
    orari: testoN,
    titolareLetto: testoN,
    titolareId: idN,
    referente: testoN,
    formaGestione: stato('formaGestione').nullable(),
    soggetti: testoN,
    integrata: logicoN,
    integrazione: testoN,
    protocolloId: idN,
    areeTrasversali: testoN,
    coprogettata: logicoN,
    digitalizzazione: testoN,
    criticita: testoN,
    misure: testoN,
    percorsoAzione: testoN,
    percorsoScadenza: dataN,
    percorsoResponsabile: testoN,
    avanzamento: testoN,
    impegnatoCents: centN,
    liquidatoCents: centN,
    nota: testoN,
  },
  voceSpesa: {
    quantitaMilli: interoN,
    costoUnitarioCents: centN,
    destinatari: testoN,
    sogliaIseeCents: centN,
    natura: stato('naturaRisorsa').nullable(),
    attiva: logicoN,
    rapporto: stato('rapporto').nullable(),
    obiettivoServizio: testoN,
    rendicontazione: testoN,
  },
  personaleRichiesto: { rapporto: stato('rapporto').nullable(), fondoLetto: testoN, fondoId: testoN },
  obiettivo: { codice: testoN, risultatoAtteso: testoN, scadenza: dataN },
  indicatore: {
    tipo: stato('tipoIndicatore').nullable(),
    denominatore: testoN,
    denominatoreValore: interoN,
    baseAnno: interoN,
    soglia: testoN,
    dataRilevazione: dataN,
  },
  ets: { dataVerifica: dataN, rappresentante: testoN, aderisce: logicoN },
  contributo: { datiRivisti: logicoN },
  accettazione: { messaggio: testoN, gravita: stato('gravita').nullable(), soloBozza: logicoN },
} as const;

type Campi = Readonly<Record<string, z.ZodNullable>>;

/** Added fields as a row schema takes them: what an older row does not have is unknown. */
export const dopo = <C extends Campi>(campi: C) =>
  Object.fromEntries(Object.entries(campi).map(([nome, campo]) => [nome, campo.default(null)])) as unknown as {
    readonly [K in keyof C]: z.ZodDefault<C[K]>;
  };

const ignoti = <C extends Campi>(campi: C) =>
  Object.fromEntries(Object.keys(campi).map((nome) => [nome, null])) as { readonly [K in keyof C]: null };

/** The added fields of a row that says nothing of them. */
export const nonDetti = {
  persona: ignoti(campiAggiunti.persona),
  fabbisogno: ignoti(campiAggiunti.fabbisogno),
  assegnazione: ignoti(campiAggiunti.assegnazione),
  quota: ignoti(campiAggiunti.quota),
  scheda: ignoti(campiAggiunti.scheda),
  voceSpesa: ignoti(campiAggiunti.voceSpesa),
  personaleRichiesto: ignoti(campiAggiunti.personaleRichiesto),
  obiettivo: ignoti(campiAggiunti.obiettivo),
  indicatore: ignoti(campiAggiunti.indicatore),
  ets: ignoti(campiAggiunti.ets),
  contributo: ignoti(campiAggiunti.contributo),
  accettazione: ignoti(campiAggiunti.accettazione),
} as const;
