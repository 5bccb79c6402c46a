import { chiaveAlias } from '#domain/alias.ts';
import { comuniDellAmbito, territorio } from '#domain/enti.ts';
import { fineAnno } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { lepsDelPacco } from '#domain/leps.ts';
import { lepsDellaRegola, schedeDellaRegola } from '#domain/leps-regole.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { percorsoMancante } from '#domain/percorso.ts';
import type { Piano } from '#domain/piano.ts';
import type { Scheda } from '#domain/registri.ts';
import { dataBreve } from '#format/date.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { regolaDelPiano, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoScheda } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

const gruppo = 'Copertura LEPS';
const nomiStati = { parziale: 'parziale', non_attivo: 'non attivo', attivo: 'attivo', progressivo: 'progressivo' };

/** Schede of some LEPS, once at least one of them says whether its LEPS is on. */
const conStato = ({ registri }: Piano): readonly Scheda[] =>
  derivatoDa([registri.scheda], 'leps-12', () => {
    const conLeps = registri.scheda.filter((s) => s.leps.some((l) => l.id !== null));
    return conLeps.some((s) => s.stato !== null) ? conLeps : [];
  });

/** A LEPS that is not on, or only in part, whose scheda does not say what, when, who and with which money. */
export const leps12 = regolaDiRighe<Scheda>({
  id: 'LEPS-12',
  titolo: 'LEPS parziale senza percorso',
  dove: 'scheda',
  gruppo,
  base: 'bloccante',
  gravita: (s) => (s.esito === 'violazione' ? 'bloccante' : 'informazione'),
  fonti: [{ norma: 'l-234-2021', articolo: '1', comma: '160-161' }, { norma: 'di-24-6-2025' }],
  righe: conStato,
  nome: (s) => s.codice,
  legge: (s) => [chiave.registro('scheda'), chiave.scheda(s.id)],
  vuoto: 'Percorsi di attivazione: nessuna scheda dice lo stato del suo LEPS.',
  esamina: (scheda, piano) => {
    const mancano = percorsoMancante(piano, scheda);
    const luoghi = [luogoScheda(piano, scheda)];
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (eNonVerificabile(mancano))
      return nonSi(`scheda ${scheda.codice}`, mancano, {
        luoghi,
        rimedi: [{ testo: 'Scrivere lo stato del LEPS e il suo percorso nella scheda.', ...vai }],
      });
    if (mancano.length === 0 || scheda.stato === null) return 'ok';
    const leps = elencoInLinea(
      scheda.leps.flatMap((l) => (l.id === null ? [] : [`«${lepsDelPacco(piano.pacco, l.id)?.nome ?? l.id}»`])),
    );
    return violazione({
      messaggio: `${leps} (scheda ${scheda.codice}) risulta ${nomiStati[scheda.stato]} senza ${elencoInLinea(mancano)}.`,
      espressione: `stato: ${nomiStati[scheda.stato]}; manca: ${mancano.join(', ')}`,
      operandi: { scheda: scheda.codice, stato: scheda.stato, manca: mancano.join(' ') },
      luoghi,
      rimedi: [{ testo: `Compilare il percorso di attivazione: ${elencoInLinea(mancano)}.`, ...vai }],
    });
  },
});

type Inizio = { readonly provincia: string; readonly dal: string };
/** Provinces of the Ambito where the reform is tried before the rest of the country, first day first. */
const sperimentali = (piano: Piano): readonly Inizio[] =>
  derivatoDa([...territorio(piano), piano.pacco], 'pdv-province', () => {
    const righe = piano.pacco.parametri.filter(
      (p) => p.id === nomiParametri.provinceSperimentali2025 || p.id === nomiParametri.provinceSperimentali2026,
    );
    const province = new Set(comuniDellAmbito(piano).flatMap((c) => (c.provincia === null ? [] : [c.provincia])));
    return [...province]
      .flatMap((provincia) =>
        righe.flatMap(({ valore, validoDal }) =>
          validoDal !== null &&
          Array.isArray(valore) &&
          valore.some((v) => typeof v === 'string' && chiaveAlias(v) === chiaveAlias(provincia))
            ? [{ provincia, dal: validoDal }]
            : [],
        ),
      )
      .sort((a, b) => (a.dal < b.dal ? -1 : a.dal > b.dal ? 1 : a.provincia < b.provincia ? -1 : 1));
  });

/** The reform of disability in force during the plan while no scheda speaks of the life project. */
export const leps14 = regolaDelPiano({
  id: 'LEPS-14',
  titolo: 'Progetto di vita: stato della provincia',
  gruppo,
  base: 'avviso',
  fonti: [
    { norma: 'dlgs-62-2024' },
    { norma: 'dl-202-2024', articolo: '19-quater' },
    { norma: 'dl-19-2026', articolo: '7', comma: '1' },
  ],
  soggetto: 'progetto-di-vita',
  legge: [chiave.registro('scheda')],
  esamina: (piano, parametri) => {
    const di = 'progetto di vita';
    const luoghi = [luogoRegistro('schede', 'Schede del piano')];
    const noti = tutti(lepsDellaRegola(piano, 'progettoDiVita'), parametri.testo(nomiParametri.progettoDiVitaDal));
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    if (schedeDellaRegola(piano, 'progettoDiVita').length > 0) return 'ok';
    const [[leps], ovunque] = noti;
    const fine = fineAnno(piano.testa.annoFine);
    const [prima] = sperimentali(piano);
    const { dal, dove } =
      prima !== undefined && prima.dal < ovunque
        ? { dal: prima.dal, dove: `in provincia di ${prima.provincia}` }
        : { dal: ovunque, dove: 'in tutta Italia' };
    if (fine < dal) {
      const senza = comuniDellAmbito(piano).filter((c) => c.provincia === null);
      return senza.length === 0
        ? 'ok'
        : nonSi(di, nonVerificabile(`non si sa la provincia di ${elencoInLinea(senza.map((c) => c.nome))}`), {
            luoghi: [luogoRegistro('ambito', 'Ambito e Comuni')],
          });
    }
    return violazione({
      messaggio: `La riforma della disabilità si applica dal ${dataBreve(dal)} ${dove}: il piano non la tratta.`,
      espressione: `${dataBreve(dal)} ≤ ${dataBreve(fine)}; schede del progetto di vita: 0`,
      operandi: { dal, fine, dove, schede: '0' },
      luoghi,
      rimedi: [
        {
          testo: "Aggiungere la scheda sul progetto di vita e sull'unità di valutazione multidimensionale.",
          ...(leps === undefined ? {} : { comando: { nome: 'schede/aggiungi', input: { leps } } }),
        },
      ],
    });
  },
});
