import { cifraDiControlloGiusta } from '#domain/codice-fiscale.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { schedaDovuta } from '#domain/leps.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import type { Leps } from '#domain/pacco.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Contributo, Ets } from '#domain/registri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import type { Segnalazione } from '../define.ts';
import { compila } from '../espressioni.ts';
import { eVuoto, regolaDiMancanze } from '../famiglie/mancanze.ts';
import { type Intestazione, regolaDiRighe } from '../famiglie/righe.ts';
import { cercaIn, ricerche } from '../famiglie/testo.ts';
import { luogoLeps, luogoRegistro, luogoRiga } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Co-programmazione';
const luogo = (piano: Piano, c: Contributo) => luogoRiga(piano, 'contributo', c, `${c.codice} ${c.titolo}`.trim());

const autori = (piano: Piano): readonly Ets[] =>
  derivatoDa([piano.registri.ets, piano.registri.contributo], 'autori', () => {
    const chi = new Set<string | null>(piano.registri.contributo.map((c) => c.etsId));
    return piano.registri.ets.filter((e) => chi.has(e.id));
  });

/** An author of contributions whose registration in the RUNTS, or whose tax code, does not hold. */
export const cop02 = regolaDiRighe<Ets>({
  id: 'COP-02',
  titolo: 'ETS non verificato',
  gruppo,
  base: 'avviso',
  fonti: [
    { norma: 'dlgs-117-2017', articolo: '11' },
    { norma: 'dm-106-2020', articolo: '3' },
  ],
  righe: autori,
  nome: (e) => e.denominazione,
  legge: () => [chiave.registro('ets'), chiave.registro('contributo')],
  vuoto: 'Nessun ente del Terzo settore ha mandato contributi.',
  esamina: (e, piano, parametri) => {
    const suoi = raggruppa(piano.registri.contributo, 'ets', (c) => c.etsId).get(e.id) ?? [];
    const luoghi = suoi.map((c) => luogo(piano, c));
    const forma = parametri.testo(nomiParametri.repertorioRunts);
    if (eNonVerificabile(forma)) return nonSi(e.denominazione, forma, { luoghi });
    const espressione = compila(forma);
    if (espressione === null)
      return nonSi(e.denominazione, nonVerificabile('il modello non dice come è fatto un numero di repertorio'), {
        luoghi,
      });
    const numero = (e.repertorioRunts ?? '').trim();
    const difetti = [
      ...(numero === ''
        ? ['manca il numero di repertorio']
        : numero.search(espressione) < 0
          ? [`il repertorio «${numero}» non è un numero`]
          : []),
      ...(eVuoto(e.codiceFiscale) || cifraDiControlloGiusta((e.codiceFiscale ?? '').trim())
        ? []
        : [`il codice fiscale ${e.codiceFiscale} non è valido`]),
    ];
    if (difetti.length > 0)
      return violazione({
        messaggio: `${e.denominazione}: iscrizione RUNTS non verificata, ${elencoInLinea(difetti)}.`,
        espressione: difetti.join('; '),
        operandi: { ets: e.denominazione, repertorio: numero, codiceFiscale: e.codiceFiscale ?? '' },
        luoghi,
        rimedi: [
          { testo: 'Scrivere repertorio, sezione e data della verifica.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) },
        ],
      });
    return eVuoto(e.codiceFiscale)
      ? nonSi(e.denominazione, nonVerificabile('manca il codice fiscale'), { luoghi })
      : 'ok';
  },
});

const accolti = (piano: Piano): readonly Contributo[] =>
  derivatoDa([piano.registri.contributo], 'accolti', () =>
    piano.registri.contributo.filter((c) => c.esito === 'accolto' || c.esito === 'accolto_in_parte'),
  );

/** A contribution accepted that no passage of the plan comes from. */
export const cop04 = regolaDiMancanze<Contributo>({
  id: 'COP-04',
  titolo: 'Accolto ma non tracciato',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dlgs-117-2017', articolo: '55', comma: '2' }],
  righe: accolti,
  nome: (c) => c.codice,
  legge: (c) => [chiave.contributo(c.id), chiave.registro('collegamento')],
  mancano: (c, piano) =>
    raggruppa(piano.registri.collegamento, 'contributo', (x) => x.contributoId).has(c.id)
      ? []
      : ['collegamento a una sezione'],
  messaggio: (c) => `Il contributo ${c.codice} è accolto ma non compare nel piano.`,
  operandi: (c) => ({ contributo: c.codice, esito: c.esito ?? '' }),
  luoghi: (c, piano) => [luogo(piano, c)],
  rimedio: 'Collegare la sezione in cui il contributo è finito.',
});

const dovuti = (piano: Piano): readonly Leps[] =>
  derivatoDa([piano.pacco, piano.testa, piano.registri.contributo], 'cop-08', () =>
    piano.registri.contributo.length === 0 ? [] : piano.pacco.leps.filter((l) => schedaDovuta(piano, l)),
  );

/** A LEPS of the plan on which nobody of the third sector said anything. */
export const cop08 = regolaDiRighe<Leps>({
  id: 'COP-08',
  titolo: 'LEPS senza apporto',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'dlgs-117-2017', articolo: '55' }],
  righe: dovuti,
  nome: (l) => l.id,
  legge: () => [chiave.registro('contributo'), chiave.indice],
  esamina: (l, piano) => {
    if (piano.registri.contributo.some((c) => c.leps.some((x) => x.id === l.id))) return 'ok';
    return violazione({
      messaggio: `Nessun apporto del Terzo settore su «${l.nome}».`,
      espressione: `contributi su ${l.id}: 0`,
      operandi: { leps: l.id, contributi: '0' },
      luoghi: [luogoRegistro('contributi', 'Contributi'), ...luogoLeps(piano, l.id)],
      rimedi: [{ testo: 'Valutare un tavolo.' }],
    });
  },
});

type Lettura = Intestazione & {
  readonly parametro: 'datiPersonali' | 'affidamenti';
  readonly messaggio: (codice: string) => string;
  readonly rimedio: string;
};

/** Completes a rule that searches words in contributions; the words found are shown, the finding is only probable. */
const nelTesto = ({ parametro, messaggio, rimedio, ...testa }: Lettura) =>
  regolaDiRighe<Contributo>({
    ...testa,
    righe: (piano) => piano.registri.contributo,
    nome: (c) => c.codice,
    legge: (c) => [chiave.contributo(c.id)],
    esamina: (c, piano, parametri) => {
      const cosa = ricerche(parametri, nomiParametri[parametro]);
      if (eNonVerificabile(cosa)) return nonSi(`contributo ${c.codice}`, cosa);
      const [prima, ...altre] = cercaIn(c.testo, cosa);
      if (prima === undefined) return 'ok';
      const parole = [...new Set([prima, ...altre].map((t) => t.testo))];
      return {
        ...violazione({
          messaggio: `${messaggio(c.codice)} («${parole.slice(0, 3).join('», «')}»${prima.invece ? `: ${prima.invece}` : ''}).`,
          espressione: `parole trovate: ${parole.length}`,
          operandi: { contributo: c.codice, parole: parole.join(' · ') },
          luoghi: [luogo(piano, c)],
          rimedi: [{ testo: rimedio, vai: luogo(piano, c) }],
        }),
        probabile: true,
      } satisfies Segnalazione;
    },
  });

/** A contribution that asks for the award of a service. */
export const cop09 = nelTesto({
  id: 'COP-09',
  titolo: 'Esito che affida servizi',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dlgs-117-2017', articolo: '55', comma: '2-3' }],
  parametro: 'affidamenti',
  messaggio: (codice) => `Il contributo ${codice} anticipa una co-progettazione`,
  rimedio: 'Rinviare a una procedura distinta: la co-programmazione non affida servizi.',
});

/** Personal data in a contribution: stops its publication, not the drafting. */
export const cop11 = nelTesto({
  id: 'COP-11',
  titolo: 'Dati personali nei contributi',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'reg-ue-2016-679', articolo: '9' }],
  parametro: 'datiPersonali',
  messaggio: (codice) => `Possibili dati personali nel contributo ${codice}`,
  rimedio: 'Rileggere e oscurare prima di pubblicare il contributo.',
});
