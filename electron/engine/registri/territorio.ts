import { documentoDi } from '#domain/documenti.ts';
import { comuneDellEnte, comuniDellAmbito, nellAmbito } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneAmbito, popolazioneComune } from '#domain/popolazione.ts';
import {
  type CorpoVista,
  calcolato,
  cellaAnno,
  cellaDa,
  cellaData,
  cellaNumero,
  cellaTesto,
  cellaVuota,
  colonna,
  fonteDi,
  type Origine,
  origineDi,
  riga,
} from './celle.ts';

/** Comuni come from the file of the Ambito, which names them without cells. */
const origineAmbito = (piano: Piano): Origine => {
  const documento = piano.registri.documento.find((d) => d.genere === 'ambito');
  const fonte = documento === undefined ? null : fonteDi(piano, { documentoId: documento.id });
  return { fonte, stato: fonte === null ? 'mano' : 'ok', nota: null };
};

/** Comuni of the file, with the newest population and whether they belong to the Ambito. */
export const vistaAmbito = (piano: Piano): CorpoVista => {
  const o = origineAmbito(piano);
  const capofila = comuneDellEnte(piano, piano.testa.capofilaId)?.id;
  const dentro = comuniDellAmbito(piano);
  const comuni = [...dentro, ...piano.registri.comune.filter((c) => !nellAmbito(piano, c.id))];
  return {
    colonne: [
      colonna('nome', 'Comune'),
      colonna('codice-istat', 'Codice ISTAT'),
      colonna('provincia', 'Provincia'),
      colonna('catastale', 'Codice catastale'),
      colonna('residenti', 'Residenti', 'numero'),
      colonna('anno', 'Anno'),
      colonna('appartenenza', "Nell'Ambito", 'stato'),
      colonna('capofila', 'Capofila', 'stato'),
    ],
    righe: [
      ...comuni.map((c) => {
        const p = popolazioneComune(piano, c.id);
        const op = p === undefined ? calcolato('Manca la popolazione') : origineDi(piano, p, String(p.residenti));
        return riga(c.id, 'comune', [
          cellaTesto(c.nome, o),
          cellaTesto(c.codiceIstat, o),
          cellaTesto(c.siglaProvincia ?? c.provincia, o),
          cellaTesto(c.codiceCatastale, o),
          cellaNumero(p?.residenti ?? null, op),
          cellaAnno(p === undefined ? null : Number(p.dataRiferimento.slice(0, 4)), op),
          cellaTesto(nellAmbito(piano, c.id) ? 'sì' : 'no', o),
          c.id === capofila ? cellaTesto('sì', o) : cellaVuota(),
        ]);
      }),
      riga(
        'totale',
        null,
        [
          cellaTesto(`Ambito, ${dentro.length} Comuni`, calcolato()),
          cellaVuota(),
          cellaVuota(),
          cellaVuota(),
          cellaDa(popolazioneAmbito(piano), (p) =>
            cellaNumero(p.totale, calcolato('Somma del dato più recente di ogni Comune')),
          ),
          cellaDa(popolazioneAmbito(piano), (p) => cellaAnno(p.anno, calcolato())),
          cellaVuota(),
          cellaVuota(),
        ],
        true,
      ),
    ],
  };
};

/** Every population figure, newest first inside each Comune; the one in use is said. */
export const vistaPopolazione = (piano: Piano): CorpoVista => ({
  colonne: [
    colonna('comune', 'Comune'),
    colonna('data', 'Data', 'data'),
    colonna('residenti', 'Residenti', 'numero'),
    colonna('fonte', 'Fonte'),
    colonna('uso', 'Usato', 'stato'),
  ],
  righe: piano.registri.popolazione
    .map((p) => ({ p, nome: perId(piano.registri.comune, p.comuneId)?.nome ?? '' }))
    .sort((a, b) =>
      a.nome === b.nome ? (a.p.dataRiferimento < b.p.dataRiferimento ? 1 : -1) : a.nome < b.nome ? -1 : 1,
    )
    .map(({ p, nome }) => {
      const o = origineDi(piano, p, String(p.residenti));
      const usata = popolazioneComune(piano, p.comuneId)?.id === p.id;
      return riga(p.id, 'popolazione', [
        cellaTesto(nome, o),
        cellaData(p.dataRiferimento, o),
        cellaNumero(p.residenti, o),
        cellaTesto(p.fonte ?? documentoDi(piano, p)?.nomeFile ?? null, o),
        cellaTesto(
          usata ? 'sì' : 'no',
          calcolato(usata ? 'È il dato più recente del Comune' : 'Ce n’è uno più recente'),
        ),
      ]);
    }),
});
