import { nomeEnte } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import {
  type CorpoVista,
  cellaData,
  cellaTesto,
  cellaVuota,
  colonna,
  delModello,
  type Origine,
  origineDi,
  riga,
} from './celle.ts';

const esiti = {
  accolto: 'accolto',
  accolto_in_parte: 'accolto in parte',
  non_accolto: 'non accolto',
  non_pertinente: 'non pertinente',
  rinviato: 'rinviato',
  ritirato: 'ritirato',
} as const;

/** Contributions of the Terzo Settore with their outcome. */
export const vistaContributi = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('codice', 'Numero'),
    colonna('ente', 'Ente'),
    colonna('cf', 'Codice fiscale'),
    colonna('runts', 'RUNTS'),
    colonna('data', 'Ricevuto', 'data'),
    colonna('tavolo', 'Tavolo'),
    colonna('leps', 'LEPS'),
    colonna('titolo', 'Titolo'),
    colonna('duplicato', 'Copia o revisione'),
    colonna('esito', 'Esito', 'stato'),
    colonna('motivazione', 'Motivazione'),
  ],
  righe: piano.registri.contributo.map((c) => {
    const o = origineDi(piano, c);
    const ets = perId(piano.registri.ets, c.etsId);
    const scritto: Origine = {
      fonte: null,
      stato: 'mano',
      nota: c.decisoDa === null ? null : `Deciso da ${c.decisoDa}`,
    };
    const altro = (id: string | null, come: string) => {
      const codice = perId(piano.registri.contributo, id)?.codice;
      return codice === undefined ? [] : [`${come} ${codice}`];
    };
    const legami = [
      ...altro(c.duplicatoDi, 'copia di'),
      ...altro(c.revisioneDi, 'revisione di'),
      ...c.similiA.flatMap((id) => altro(id, 'simile a')),
    ];
    const runts = [ets?.sezioneRunts, ets?.repertorioRunts].filter((x) => x != null && x !== '').join(', rep. ');
    return riga(c.id, 'contributo', [
      cellaTesto(c.codice, o),
      cellaTesto(ets?.denominazione ?? null, o),
      cellaTesto(ets?.codiceFiscale ?? null, o),
      cellaTesto(runts, o),
      cellaData(c.dataRicezione, o),
      c.tavolo === null ? cellaVuota() : cellaTesto(c.tavolo, o),
      cellaTesto(c.leps.map((l) => l.id ?? l.letto).join(', '), o),
      cellaTesto(c.titolo, o),
      legami.length === 0 ? cellaVuota() : cellaTesto(legami.join('; '), { ...o, stato: 'anomalia' }),
      cellaTesto(c.esito === null ? null : esiti[c.esito], scritto),
      cellaTesto(c.motivazione, scritto),
    ]);
  }),
});

const ruoli = {
  comune: 'Comune',
  unione: 'Unione',
  gestore: 'Ente gestore',
  sanita: 'Sanità',
  altro: 'Altro ente',
} as const;

/** Parties of the accordo and who signs for each. */
export const vistaParti = (piano: Piano): CorpoVista => {
  const o: Origine = { fonte: null, stato: 'mano', nota: null };
  const facoltativa = (testo: string | null) => (testo === null ? cellaVuota() : cellaTesto(testo, o));
  return {
    colonne: [
      colonna('ordine', 'Ordine'),
      colonna('parte', 'Parte'),
      colonna('ruolo', 'Ruolo', 'stato'),
      colonna('cf', 'Codice fiscale'),
      colonna('pec', 'PEC'),
      colonna('firmatario', 'Firmatario'),
      colonna('qualita', 'Qualità'),
      colonna('delega', 'Delega'),
      colonna('organo', 'Organo', 'testo', 'Deliberazione'),
      colonna('numero', 'Numero', 'testo', 'Deliberazione'),
      colonna('data', 'Data', 'data', 'Deliberazione'),
      colonna('esecutivita', 'Esecutività', 'testo', 'Deliberazione'),
      colonna('firma', 'Firmato il', 'data'),
      colonna('impegni', 'Impegni specifici'),
    ],
    righe: [...piano.registri.parte]
      .sort((a, b) => a.ordine - b.ordine)
      .map((p) => {
        const ente = perId(piano.registri.ente, p.enteId);
        return riga(p.id, 'parte', [
          cellaTesto(String(p.ordine), o),
          cellaTesto(ente?.denominazione ?? nomeEnte(piano, p.enteId), o),
          cellaTesto(ruoli[p.ruolo], o),
          cellaTesto(ente?.codiceFiscale ?? null, o),
          cellaTesto(ente?.pec ?? null, o),
          cellaTesto(p.persona, o),
          cellaTesto(p.qualita, o),
          facoltativa(p.delega),
          cellaTesto(p.attoOrgano, o),
          cellaTesto(p.attoNumero, o),
          cellaData(p.attoData, o),
          cellaTesto(p.attoEsecutivita, o),
          p.dataFirma === null ? cellaVuota() : cellaData(p.dataFirma, o),
          facoltativa(p.impegni),
        ]);
      }),
  };
};

const stati = { da_fare: 'da fare', in_corso: 'in corso', fatto: 'fatto', non_dovuto: 'non dovuto' } as const;

/** Commitments by level, with their state. */
export const vistaAdempimenti = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('livello', 'Chi', 'stato'),
    colonna('testo', 'Adempimento'),
    colonna('stato', 'Stato', 'stato'),
    colonna('data', 'Data', 'data'),
    colonna('atto', 'Atto'),
    colonna('responsabile', 'Responsabile'),
    colonna('fonte', 'Fonte'),
    colonna('verifica', 'Verificato', 'stato'),
  ],
  righe: piano.registri.adempimento.map((a) => {
    const mano: Origine = { fonte: null, stato: 'mano', nota: null };
    const modello = piano.pacco.adempimenti.find((m) => m.id === a.codice);
    const facoltativa = (testo: string | null) => (testo === null ? cellaVuota() : cellaTesto(testo, mano));
    return riga(a.id, 'adempimento', [
      cellaTesto(a.livello, delModello()),
      cellaTesto(a.testo, delModello()),
      cellaTesto(stati[a.stato], mano),
      a.data === null ? cellaVuota() : cellaData(a.data, mano),
      facoltativa(a.atto),
      facoltativa(a.responsabile),
      cellaTesto(modello?.fonte ?? null, delModello()),
      modello?.verificatoIl == null
        ? cellaTesto('da verificare', { ...delModello(), stato: 'anomalia' })
        : cellaData(modello.verificatoIl, delModello()),
    ]);
  }),
});
