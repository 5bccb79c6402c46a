import { centesimiInTesto, sommaCentesimi } from '#domain/denaro.ts';
import { documentoDi, righeInUso } from '#domain/documenti.ts';
import type { Luogo } from '#domain/esito.ts';
import { derivatoDa, perId, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga, Scheda } from '#domain/registri.ts';
import { importiIlleggibili, type Risorsa, risorse, risorseSchedaAnno, totale } from '#domain/risorse.ts';
import { euro, importo } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { Regola } from '../define.ts';
import { type Intestazione, regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga, luogoScheda } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

type Scritto = Riga<'prospettoScritto'>;
const scritti = (piano: Piano): readonly Scritto[] => righeInUso(piano, piano.registri.prospettoScritto);
/** Figures of a written overview of the plan (`prospetto`), not those of the file of the assignments. */
const delPiano = (piano: Piano): readonly Scritto[] =>
  derivatoDa([scritti(piano), piano.registri.documento], 'del-piano', () =>
    scritti(piano).filter((s) => documentoDi(piano, s)?.genere === 'prospetto'),
  );
const schedaDi = (piano: Piano, s: Scritto): Scheda | undefined =>
  perId(piano.registri.scheda, s.schedaId) ??
  (s.schedaLetta === null
    ? undefined
    : raggruppa(piano.registri.scheda, 'codice', (x) => x.codice).get(s.schedaLetta.trim())?.[0]);

/** Written figure and computed figure that must be equal. */
type Coppia = {
  readonly nome: string;
  readonly di: string;
  readonly scritto: number | null;
  readonly calcolato: (piano: Piano) => { readonly cents: number; readonly ignoti: number };
  readonly luoghi: (piano: Piano) => readonly Luogo[];
  readonly chiavi: readonly string[];
};

type Uguaglianza = Intestazione & {
  readonly coppie: (piano: Piano) => readonly Coppia[];
  readonly messaggio: (di: string, scritto: string, calcolato: string) => string;
  readonly rimedio: string;
};

/** Completes a rule `written = computed`, exact to the tolerance of the pack. */
const uguaglianza = ({ coppie, messaggio, rimedio, ...testa }: Uguaglianza): Regola =>
  regolaDiRighe<Coppia>({
    ...testa,
    righe: coppie,
    nome: (c) => c.nome,
    legge: (c) => c.chiavi,
    esamina: (c, piano, parametri) => {
      const tolleranza = parametri.intero(nomiParametri.tolleranzaSomme);
      const luoghi = [...c.luoghi(piano)];
      const calcolato = c.calcolato(piano);
      if (eNonVerificabile(tolleranza)) return nonSi(c.di, tolleranza, { luoghi });
      if (c.scritto === null) return nonSi(c.di, nonVerificabile('la cifra scritta non è leggibile'), { luoghi });
      if (calcolato.ignoti > 0) return nonSi(c.di, importiIlleggibili(calcolato.ignoti), { luoghi });
      const differenza = c.scritto - calcolato.cents;
      if (Math.abs(differenza) <= tolleranza) return 'ok';
      return violazione({
        messaggio: messaggio(c.di, euro(c.scritto), euro(calcolato.cents)),
        espressione: `${importo(c.scritto)} − ${importo(calcolato.cents)} = ${euro(differenza)}`,
        operandi: {
          soggetto: c.nome,
          scritto: centesimiInTesto(c.scritto),
          calcolato: centesimiInTesto(calcolato.cents),
          differenza: centesimiInTesto(differenza),
        },
        luoghi,
        rimedi: [{ testo: rimedio, ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
      });
    },
  });

const gruppo = 'Quadro economico';
const fonti = [{ testo: 'coerenza interna del quadro economico' }] as const;
const base = 'bloccante' as const;

/** Written total of a scheda in a year against the plan. */
export const qe01 = uguaglianza({
  id: 'QE-01',
  titolo: 'Totale per LEPS',
  gruppo,
  base,
  fonti,
  coppie: (piano) =>
    derivatoDa([delPiano(piano), piano.registri.scheda], 'qe-01', () =>
      delPiano(piano).flatMap((s) => {
        const scheda = schedaDi(piano, s);
        const { anno } = s;
        if (s.ruolo !== 'totale' || scheda === undefined || anno === null || s.fondoId !== null) return [];
        return [
          {
            nome: `${scheda.codice}/${s.anno}`,
            di: `${scheda.codice} ${s.anno}`,
            scritto: s.importoCents,
            calcolato: (ora: Piano) => risorseSchedaAnno(ora, scheda.id, anno),
            luoghi: (ora: Piano) => [
              luogoRiga(ora, 'prospettoScritto', s, `Totale scritto di ${scheda.codice} ${s.anno}`),
              luogoScheda(ora, scheda),
            ],
            chiavi: [chiave.registro('prospettoScritto'), chiave.scheda(scheda.id), chiave.registro('documento')],
          },
        ];
      }),
    ),
  messaggio: (di, scritto, calcolato) => `Scheda ${di}: totale delle schede ${calcolato}, quadro economico ${scritto}.`,
  rimedio: 'Ricalcolare il totale del quadro, o correggere la scheda.',
});

const assegnazioniDi = (piano: Piano, documentoId: string | null, fondo: string) =>
  righeInUso(piano, piano.registri.assegnazione).filter(
    (a) => a.documentoId === documentoId && a.ruolo === 'riga' && (a.fondoId ?? a.fondoLetto) === fondo,
  );

/** Written sum of the years of a fund against the years. */
export const qe03 = uguaglianza({
  id: 'QE-03',
  titolo: 'Anni = triennio',
  gruppo,
  base,
  fonti,
  coppie: (piano) =>
    derivatoDa(
      [scritti(piano), righeInUso(piano, piano.registri.assegnazione), piano.registri.documento],
      'qe-03',
      () =>
        scritti(piano).flatMap((s) => {
          const fondo = s.fondoId ?? s.fondoLetto;
          if (s.ruolo !== 'totale' || s.anno !== null || fondo === null || documentoDi(piano, s)?.genere !== 'fondi')
            return [];
          const righe = assegnazioniDi(piano, s.documentoId, fondo);
          if (righe.length === 0) return [];
          const di = perId(piano.pacco.fondi, s.fondoId)?.breve ?? fondo;
          return [
            {
              nome: fondo,
              di,
              scritto: s.importoCents,
              calcolato: () => ({
                cents: sommaCentesimi(righe.flatMap((r) => (r.importoCents === null ? [] : [r.importoCents]))),
                ignoti: righe.filter((r) => r.importoCents === null).length,
              }),
              luoghi: (ora: Piano) => [
                luogoRiga(ora, 'prospettoScritto', s, `Totale scritto di ${di}`),
                ...righe.map((r) => luogoRiga(ora, 'assegnazione', r, `${di} ${r.anno}, assegnazione`)),
              ],
              chiavi: [
                chiave.registro('prospettoScritto'),
                chiave.registro('assegnazione'),
                chiave.registro('documento'),
              ],
            },
          ];
        }),
    ),
  messaggio: (di, scritto, calcolato) =>
    `«${di}»: ${scritto} scritti come totale del triennio, ${calcolato} sommando gli anni.`,
  rimedio: "Ricalcolare il totale, o chiedere all'ente quale cifra è giusta.",
});

type GruppoScritto = { readonly fondo: string; readonly anno: number; readonly righe: readonly Scritto[] };
const perFondo = (piano: Piano): readonly GruppoScritto[] => {
  const righe = delPiano(piano);
  return [
    ...raggruppa(righe, 'fondo-anno', (s) =>
      s.ruolo === 'riga' && s.fondoId !== null && s.anno !== null ? `${s.fondoId}/${s.anno}` : null,
    ).values(),
  ].flatMap((r) => {
    const [s] = r;
    return s?.fondoId != null && s.anno !== null ? [{ fondo: s.fondoId, anno: s.anno, righe: r }] : [];
  });
};

const nelPiano = (piano: Piano, fondo: string, anno: number): readonly Risorsa[] =>
  raggruppa(risorse(piano), 'fondo-anno-spesa', (r) => `${r.copertura.fondoId}/${r.copertura.anno}`).get(
    `${fondo}/${anno}`,
  ) ?? [];

/** Written amounts of a fund in a year, all schede together, against the plan. */
export const qe04 = uguaglianza({
  id: 'QE-04',
  titolo: 'Riepilogo per fondo',
  gruppo,
  base,
  fonti,
  coppie: (piano) =>
    derivatoDa([delPiano(piano), piano.pacco], 'qe-04', () =>
      perFondo(piano).map(({ fondo, anno, righe }) => {
        const breve = perId(piano.pacco.fondi, fondo)?.breve ?? fondo;
        const noti = righe.flatMap((s) => (s.importoCents === null ? [] : [s.importoCents]));
        const [prima] = righe;
        return {
          nome: `${fondo}/${anno}`,
          di: `${breve} ${anno}`,
          scritto: noti.length < righe.length ? null : sommaCentesimi(noti),
          calcolato: (ora: Piano) => totale(nelPiano(ora, fondo, anno)),
          luoghi: (ora: Piano) => [
            ...(prima === undefined
              ? []
              : [luogoRiga(ora, 'prospettoScritto', prima, `Quadro scritto, ${breve} ${anno}`)]),
            luogoRegistro('risorse', `Risorse delle schede, ${breve} ${anno}`),
          ],
          chiavi: [
            chiave.registro('prospettoScritto'),
            chiave.fondoSpesa(fondo, anno),
            chiave.registro('voceSpesa'),
            chiave.registro('scheda'),
            chiave.registro('documento'),
          ],
        };
      }),
    ),
  messaggio: (di, scritto, calcolato) => `${di}: riepilogo ${scritto}, righe ${calcolato}.`,
  rimedio: 'Rigenerare il riepilogo dalle schede, o correggere le schede.',
});
