import { centesimiInTesto } from '#domain/denaro.ts';
import { annoDi } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { gestoreIgnoto, livelloSpesa, type SpesaAmbito, spesaAmbito } from '#domain/livello-spesa.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { euro, importo } from '#format/numeri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { senzaGestore } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

/** Years of the plan from the one in which the law measures the level. */
const anni = (piano: Piano): readonly number[] =>
  derivatoDa([piano.pacco, piano.testa], 'dup-12', () => {
    const inizi = piano.pacco.parametri.flatMap((p) =>
      p.id === nomiParametri.livelloSpesa && p.validoDal !== null ? [p.validoDal] : [],
    );
    const dal = inizi.toSorted()[0];
    return dal === undefined ? [] : anniDelPiano(piano).filter((anno) => anno >= annoDi(dal));
  });

const conto = (s: SpesaAmbito): string =>
  `${importo(s.lordaCents)} − ${s.trasferimentiCents === null ? '?' : importo(s.trasferimentiCents)} − ${s.sanitaCents === null ? '?' : importo(s.sanitaCents)} = ${euro(s.cents)}`;

/**
 * Social spending of the Ambito against its level (L. 199/2025, art. 1, c. 699-703). Commitments where a rendiconto has
 * them, else appropriations. What is not known can only lower the spending: below the level it changes nothing.
 */
export const dup12 = regolaDiRighe<number>({
  id: 'DUP-12',
  titolo: "Livello di spesa dell'ATS",
  gruppo: 'DUP-coerenza',
  base: 'avviso',
  gravita: (s) => (s.esito === 'violazione' ? 'avviso' : 'informazione'),
  fonti: [
    { norma: 'l-199-2025', articolo: '1', comma: '699-703' },
    { norma: 'l-213-2023', articolo: '1', comma: '498-501' },
  ],
  righe: anni,
  nome: (anno) => String(anno),
  legge: () => [
    chiave.registro('quota'),
    chiave.registro('entrataContabile'),
    chiave.registro('documento'),
    chiave.cifre,
  ],
  esamina: (anno, piano) => {
    const di = `livello di spesa dell'Ambito ${anno}`;
    const luoghi = [luogoRegistro('dup', `Missione 12 dei Comuni, ${anno}`)];
    const parametri = luogoRegistro('parametri', 'Parametri del modello');
    const livello = livelloSpesa(piano, anno);
    if (eNonVerificabile(livello))
      return nonSi(di, livello, {
        operandi: { anno: String(anno) },
        luoghi: [parametri],
        rimedi: [{ testo: 'Chi adatta il modello scrive il livello quando il D.P.C.M. esce.', vai: parametri }],
      });
    const spesa = spesaAmbito(piano, anno);
    if (spesa === gestoreIgnoto) return senzaGestore(di, luoghi);
    if (eNonVerificabile(spesa)) return nonSi(di, spesa, { luoghi });
    if (spesa.cents < livello)
      return violazione({
        messaggio: `Spesa sociale ${spesa.stima ? 'stimata ' : ''}${anno} ${euro(spesa.cents)} contro livello ${euro(livello)}: mancano ${euro(livello - spesa.cents)}.`,
        espressione: conto(spesa) + (spesa.stima ? ' (stima su stanziamenti, non impegni)' : ''),
        operandi: {
          anno: String(anno),
          spesa: centesimiInTesto(spesa.cents),
          livello: centesimiInTesto(livello),
          lorda: centesimiInTesto(spesa.lordaCents),
          trasferimenti: spesa.trasferimentiCents === null ? '' : centesimiInTesto(spesa.trasferimentiCents),
          sanita: spesa.sanitaCents === null ? '' : centesimiInTesto(spesa.sanitaCents),
        },
        luoghi,
        rimedi: [
          {
            testo:
              'Programmare il rientro: il mancato raggiungimento apre la procedura dell’art. 1, c. 498-501, L. 213/2023.',
          },
        ],
      });
    if (spesa.ignoti.length === 0) return 'ok';
    const vista = luogoVista('entrataContabile', 'Entrate degli enti');
    return nonSi(di, nonVerificabile(`non si sa quanto togliere: ${elencoInLinea(spesa.ignoti)}`), {
      luoghi: [...luoghi, vista],
      rimedi: [{ testo: 'Scrivere le entrate dai Comuni e dall’azienda sanitaria.', vai: vista }],
    });
  },
});
