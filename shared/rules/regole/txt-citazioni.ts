import { annoDi } from '#domain/giorni.ts';
import { derivatoDa, raggruppa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Sezione } from '#domain/section-content.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { type AttoCitato, attiNelPassaggio } from '../citazioni-testo.ts';
import type { Regola, Segnalazione } from '../define.ts';
import { citazioniErrate } from '../espressioni.ts';
import { type Intestazione, regolaDiRighe } from '../famiglie/righe.ts';
import { cercaIn, ricerche } from '../famiglie/testo.ts';
import { luogoSezione } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';
import { type Passaggio, passaggiDi } from '../testo-sezioni.ts';

const gruppo = 'Testo e citazioni';
const conTesto = (piano: Piano): readonly Sezione[] =>
  derivatoDa([piano.sezioni], 'con-testo', () => piano.sezioni.filter((s) => passaggiDi(s).length > 0));

type SulTesto = Intestazione & {
  readonly inSezione: (sezione: Sezione, piano: Piano, parametri: LettoreParametri) => readonly Segnalazione[];
};
/** Completes a rule that reads the text of each section. */
const sulTesto = ({ inSezione, ...testa }: SulTesto): Regola =>
  regolaDiRighe<Sezione>({
    ...testa,
    righe: conTesto,
    nome: (s) => s.id,
    legge: (s) => [chiave.sezione(s.id)],
    esamina: inSezione,
  });

type Citato = { readonly passaggio: Passaggio; readonly atto: AttoCitato; readonly n: number };
const attiDi = (sezione: Sezione): readonly Citato[] =>
  derivatoDa([sezione], 'atti-citati', () =>
    passaggiDi(sezione).flatMap((passaggio) =>
      attiNelPassaggio(passaggio).map((atto, i) => ({ passaggio, atto, n: i + 1 })),
    ),
  );

/** Whether the words are already a known-wrong citation, which TXT-01 corrects. */
const giaErrata = (piano: Piano, { passaggio, atto }: Citato): boolean =>
  citazioniErrate(piano.pacco).some(({ cerca }) =>
    cerca === null
      ? false
      : [...passaggio.testo.matchAll(cerca)].some(
          (m) => m.index < atto.da + atto.testo.length && atto.da < m.index + m[0].length,
        ),
  );

/** A citation without number, year or article. */
export const txt02 = sulTesto({
  id: 'TXT-02',
  titolo: 'Citazione incompleta',
  gruppo,
  base: 'informazione',
  fonti: [{ testo: 'stile di citazione del catalogo' }],
  inSezione: (sezione, piano) =>
    attiDi(sezione).flatMap((citato) => {
      const { passaggio, atto, n } = citato;
      if (atto.mancano.length === 0 || giaErrata(piano, citato)) return [];
      const luogo = luogoSezione(sezione, passaggio.bloccoId);
      return [
        {
          ...violazione({
            messaggio: `«${atto.testo}»: completare con ${elencoInLinea(atto.mancano)}.`,
            espressione: `manca: ${atto.mancano.join(', ')}`,
            operandi: { testo: atto.testo, manca: atto.mancano.join(' ') },
            luoghi: [luogo],
            rimedi: [{ testo: 'Inserire la citazione dal catalogo delle norme.', vai: luogo }],
          }),
          parte: `${passaggio.bloccoId}/${n}`,
        },
      ];
    }),
});

/** An act that the catalogue of the pack does not know: nobody can say whether it is cited well. */
export const txt03 = sulTesto({
  id: 'TXT-03',
  titolo: 'Norma fuori catalogo',
  gruppo,
  base: 'informazione',
  fonti: [{ testo: 'catalogo delle norme del modello' }],
  inSezione: (sezione, piano) => {
    const note = raggruppa(piano.pacco.norme, 'numero-anno', (n) =>
      n.numero === null || n.data === null ? null : `${n.numero}/${annoDi(n.data)}`,
    );
    return attiDi(sezione).flatMap((citato) => {
      const { passaggio, atto, n } = citato;
      if (atto.numero === null || atto.anno === null || note.has(`${atto.numero}/${atto.anno}`)) return [];
      if (giaErrata(piano, citato)) return [];
      const luogo = luogoSezione(sezione, passaggio.bloccoId);
      return [
        {
          ...nonSi(atto.testo, nonVerificabile(''), {
            messaggio: `${atto.testo}: non verificabile nel catalogo.`,
            espressione: `${atto.numero}/${atto.anno} ∉ catalogo`,
            operandi: { testo: atto.testo },
            luoghi: [luogo],
            rimedi: [{ testo: 'Controllare su Normattiva.', vai: luogo }],
          }),
          parte: `${passaggio.bloccoId}/${n}`,
          probabile: true,
        },
      ];
    });
  },
});

type Parole = Intestazione & {
  readonly parametro: 'misureAbrogate' | 'segnaposti' | 'terminiSuperati' | 'ratifica';
  readonly messaggio: (testo: string, invece: string, sezione: Sezione) => string;
  readonly rimedio: (invece: string) => string;
  readonly probabile?: boolean;
};
/** Completes a rule that searches words in the text of the sections. */
const parole = ({ parametro, messaggio, rimedio, probabile, ...testa }: Parole): Regola =>
  sulTesto({
    ...testa,
    inSezione: (sezione, _piano, parametri) => {
      const cosa = ricerche(parametri, nomiParametri[parametro]);
      if (eNonVerificabile(cosa)) return [nonSi(testa.titolo, cosa, { luoghi: [luogoSezione(sezione)] })];
      return passaggiDi(sezione).flatMap((p) =>
        cercaIn(p.testo, cosa).map((t, i): Segnalazione => {
          const luogo = luogoSezione(sezione, p.bloccoId);
          return {
            ...violazione({
              messaggio: messaggio(t.testo, t.invece, sezione),
              espressione: `«${t.testo}»${t.invece === '' ? '' : ` → «${t.invece}»`}`,
              operandi: { testo: t.testo, invece: t.invece },
              luoghi: [luogo],
              rimedi: [{ testo: rimedio(t.invece), vai: luogo }],
            }),
            parte: `${p.bloccoId}/${i + 1}`,
            ...(probabile === true ? { probabile: true } : {}),
          };
        }),
      );
    },
  });

/** A repealed measure told as if it were in force. */
export const txt04 = parole({
  id: 'TXT-04',
  titolo: 'Misura abrogata',
  gruppo,
  base: 'avviso',
  fonti: [{ norma: 'dl-48-2023' }],
  parametro: 'misureAbrogate',
  messaggio: (t) => `«${t}» cita una misura abrogata.`,
  rimedio: (invece) => `Aggiornare a ${invece}.`,
});

/** Placeholders typed by hand. Those of the template are counted apart, as things to fill. */
export const txt07 = parole({
  id: 'TXT-07',
  titolo: 'Segnaposto rimasti',
  gruppo,
  base: 'bloccante',
  fonti: [{ testo: 'un atto non si firma con parti da completare' }],
  parametro: 'segnaposti',
  messaggio: (t, _i, sezione) => `Restano segnaposto in «${sezione.titolo}»: «${t}».`,
  rimedio: () => 'Completare o togliere.',
});

/** A term that the law has replaced. */
export const txt09 = parole({
  id: 'TXT-09',
  titolo: 'Nomenclatura superata',
  gruppo,
  base: 'informazione',
  fonti: [{ norma: 'ccnl-fl-2019-2021' }, { norma: 'dm-10-10-2024' }, { norma: 'dm-25-7-2023' }],
  parametro: 'terminiSuperati',
  messaggio: (t) => `Termine superato: «${t}».`,
  rimedio: (invece) => `Sostituire con «${invece}».`,
});

/** The thirty days of ratification, which concern urban planning. */
export const gov14 = parole({
  id: 'GOV-14',
  titolo: 'Ratifica consiliare impropria',
  gruppo: 'Governance e firme',
  base: 'informazione',
  fonti: [{ norma: 'tuel', articolo: '34', comma: '5' }],
  parametro: 'ratifica',
  messaggio: (t) => `La ratifica a 30 giorni riguarda le varianti urbanistiche («${t}»).`,
  rimedio: () => 'Togliere la clausola, salvo regolamento locale.',
  probabile: true,
});
