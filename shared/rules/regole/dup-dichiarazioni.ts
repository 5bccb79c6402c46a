import { traduci } from '#domain/alias.ts';
import { righeInUso } from '#domain/documenti.ts';
import { comuneDellEnte, nellAmbito } from '#domain/enti.ts';
import { derivatoDa, perId } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile, tutti } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import { eFormaConEnte } from '#domain/parti.ts';
import type { Piano } from '#domain/piano.ts';
import { popolazioneComune } from '#domain/popolazione.ts';
import type { Comune, Riga } from '#domain/registri.ts';
import type { Stato } from '#domain/stati.ts';
import { intero, percentualeDi } from '#format/numeri.ts';
import { chiave } from '../chiavi.ts';
import type { EsitoSoggetto, Regola } from '../define.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import type { LettoreParametri } from '../parametri.ts';
import { nonSi, violazione } from '../segnala.ts';

type Dichiarazione = Riga<'dichiarazioneDup'>;
/** What the DUP of a Comune of the Ambito says beside its figures. */
type DelComune = { readonly comune: Comune; readonly d: Dichiarazione };

const deiComuni = (piano: Piano): readonly DelComune[] => {
  const { dichiarazioneDup, comune, ente, appartenenza } = piano.registri;
  const righe = righeInUso(piano, dichiarazioneDup);
  return derivatoDa([righe, comune, ente, appartenenza, piano.testa], 'dichiarazioni', () =>
    righe.flatMap((d) => {
      const c = comuneDellEnte(piano, d.enteId ?? perId(piano.registri.documento, d.documentoId)?.enteId ?? null);
      return c !== undefined && nellAmbito(piano, c.id) ? [{ comune: c, d }] : [];
    }),
  );
};

const luogo = (piano: Piano, { comune, d }: DelComune) =>
  luogoRiga(piano, 'dichiarazioneDup', d, `DUP di ${comune.nome}`);

type Domanda = {
  readonly id: string;
  readonly titolo: string;
  readonly base: Regola['base'];
  readonly fonti: Regola['fonti'];
  readonly popolazione?: true;
  readonly esamina: (
    r: DelComune,
    piano: Piano,
    parametri: LettoreParametri,
    parti: { readonly di: string; readonly luoghi: readonly ReturnType<typeof luogo>[] },
  ) => EsitoSoggetto;
};

/** The four rules ask one question each of what the DUP of a Comune says. What was not read never worries: information. */
const domanda = ({ esamina, popolazione, ...testa }: Domanda): Regola =>
  regolaDiRighe<DelComune>({
    ...testa,
    gruppo: 'DUP-coerenza',
    dove: 'dichiarazioneDup',
    gravita: (s) => (s.esito === 'violazione' ? testa.base : 'informazione'),
    righe: deiComuni,
    nome: ({ comune }) => comune.codiceIstat,
    legge: () => [chiave.registro('dichiarazioneDup'), ...(popolazione === true ? [chiave.popolazione] : [])],
    vuoto: `${testa.titolo}: nessun DUP di cui si sia scritto che cosa dichiara.`,
    esamina: (r, piano, parametri) =>
      esamina(r, piano, parametri, { di: `DUP di ${r.comune.nome}`, luoghi: [luogo(piano, r)] }),
  });

const nomiForme: Readonly<Record<Stato<'forma'>, string>> = {
  convenzione30: 'convenzione (art. 30)',
  unione32: 'unione di Comuni (art. 32)',
  consorzio31: 'consorzio (art. 31)',
  azienda114: 'azienda speciale (art. 114)',
  istituzione114: 'istituzione (art. 114)',
  gestione_diretta: 'gestione diretta',
};

/** Form of association that the DUP of a Comune states, against the plan's. */
export const dup14 = domanda({
  id: 'DUP-14',
  titolo: 'Forma di gestione',
  base: 'avviso',
  fonti: [
    { norma: 'tuel', articolo: '30-32' },
    { norma: 'tuel', articolo: '114' },
  ],
  esamina: ({ comune, d }, piano, _, { di, luoghi }) => {
    const { forma } = piano.testa;
    const vai = luoghi[0] ? { vai: luoghi[0] } : {};
    if (forma === null)
      return nonSi(di, nonVerificabile('il piano non dice la forma associativa'), {
        luoghi: [...luoghi, luogoRegistro('ambito', 'Ambito')],
      });
    if (eVuoto(d.formaLetta))
      return nonSi(di, nonVerificabile('non si è scritto quale forma associativa indica'), { luoghi });
    const letta = traduci(piano.pacco.alias.forme, d.formaLetta ?? '');
    if (letta === null) return nonSi(di, nonVerificabile(`la forma «${d.formaLetta}» non si riconosce`), { luoghi });
    const diversa = letta !== forma;
    // Only a form that is a body of its own is among the bodies that a DUP lists.
    if (!diversa && !eFormaConEnte(forma)) return 'ok';
    if (!diversa && eVuoto(d.organismo))
      return nonSi(di, nonVerificabile('non si è scritto quale organismo nomina (o «nessuno»)'), { luoghi });
    if (!diversa && !/^\s*(?:no|nessuno|nessun organismo)\s*\.?$/iu.test(d.organismo ?? '')) return 'ok';
    return violazione({
      messaggio: diversa
        ? `Il DUP di ${comune.nome} indica ${d.formaLetta}, il piano ${nomiForme[forma]}.`
        : `Il DUP di ${comune.nome} non nomina l'organismo che gestisce i servizi sociali (${nomiForme[forma]}).`,
      espressione: diversa ? `${letta} ≠ ${forma}` : 'organismo: nessuno',
      operandi: {
        comune: comune.codiceIstat,
        formaDup: letta,
        formaPiano: forma,
        organismo: d.organismo ?? '',
      },
      luoghi: [...luoghi, luogoRegistro('piano', 'Forma associativa del piano')],
      rimedi: [{ testo: 'Correggere uno dei due.', ...vai }],
    });
  },
});

/** A DUP that does not speak of the Piano di Zona: somebody read it and says so, hence only probable. */
export const dup15 = domanda({
  id: 'DUP-15',
  titolo: 'Piano di Zona citato nella SeO',
  base: 'informazione',
  fonti: [
    { testo: 'Vademecum CNOAS, § 6.c; principio contabile della programmazione, all. 4/1' },
    { norma: 'tuel', articolo: '170', comma: '7' },
  ],
  esamina: ({ comune, d }, _piano, _parametri, { di, luoghi }) => {
    if (d.citaPiano === true) return 'ok';
    if (d.citaPiano === null)
      return nonSi(di, nonVerificabile('non si è scritto se richiama il Piano di Zona'), { luoghi });
    return {
      ...violazione({
        messaggio: `Il DUP di ${comune.nome} non richiama il Piano di Zona.`,
        espressione: 'il DUP richiama il Piano di Zona: no',
        operandi: { comune: comune.codiceIstat, citaPiano: 'no' },
        luoghi,
        rimedi: [{ testo: `Proporre a ${comune.nome} il testo per la nota di aggiornamento.` }],
      }),
      probabile: true,
    };
  },
});

/** A simplified DUP of a Comune that is too large for one. */
export const dup16 = domanda({
  id: 'DUP-16',
  titolo: 'DUP semplificato',
  base: 'informazione',
  fonti: [{ norma: 'tuel', articolo: '170', comma: '6' }],
  popolazione: true,
  esamina: ({ comune, d }, piano, parametri, { di, luoghi }) => {
    if (d.semplificato === false) return 'ok';
    if (d.semplificato === null) return nonSi(di, nonVerificabile('non si è scritto se è semplificato'), { luoghi });
    const p = popolazioneComune(piano, comune.id);
    const noti = tutti(
      p === undefined ? nonVerificabile(`manca la popolazione di ${comune.nome}`) : p.residenti,
      parametri.intero(nomiParametri.abitantiSemplificato),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [residenti, massimo] = noti;
    if (residenti <= massimo) return 'ok';
    return violazione({
      messaggio: `DUP semplificato per ${comune.nome}, un Comune di ${intero(residenti)} abitanti.`,
      espressione: `${intero(residenti)} > ${intero(massimo)}`,
      operandi: { comune: comune.codiceIstat, residenti: String(residenti), massimo: String(massimo) },
      luoghi,
      rimedi: [{ testo: 'Verificare il tipo di DUP.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});

/** Population written in a DUP far from that of ISTAT. */
export const dup17 = domanda({
  id: 'DUP-17',
  titolo: 'Popolazione',
  base: 'informazione',
  fonti: [{ testo: 'popolazione residente ISTAT (registro della popolazione)' }],
  popolazione: true,
  esamina: ({ comune, d }, piano, parametri, { di, luoghi }) => {
    const p = popolazioneComune(piano, comune.id);
    const noti = tutti(
      d.popolazione ?? nonVerificabile('non si è scritta la popolazione che dichiara'),
      p === undefined ? nonVerificabile(`manca la popolazione di ${comune.nome}`) : p.residenti,
      parametri.intero(nomiParametri.scostamentoPopolazione),
    );
    if (eNonVerificabile(noti)) return nonSi(di, noti, { luoghi });
    const [scritta, istat, soglia] = noti;
    const scarto = Math.abs(scritta - istat);
    if (scarto * 10_000 <= soglia * istat) return 'ok';
    return violazione({
      messaggio: `Popolazione di ${comune.nome} nel DUP ${intero(scritta)}, ISTAT ${intero(istat)}${p === undefined ? '' : ` (${p.dataRiferimento.slice(0, 4)})`}.`,
      espressione: `${intero(scarto)} / ${intero(istat)} = ${percentualeDi({ num: BigInt(scarto), den: BigInt(Math.max(1, istat)) })}`,
      operandi: { comune: comune.codiceIstat, dup: String(scritta), istat: String(istat), soglia: String(soglia) },
      luoghi: [...luoghi, luogoRegistro('popolazione', 'Popolazione')],
      rimedi: [{ testo: 'Usare il dato ISTAT.', ...(luoghi[0] ? { vai: luoghi[0] } : {}) }],
    });
  },
});
