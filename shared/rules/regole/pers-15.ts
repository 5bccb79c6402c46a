import { annoDi } from '#domain/giorni.ts';
import { derivatoDa } from '#domain/indice.ts';
import { eNonVerificabile, nonVerificabile } from '#domain/non-verificabile.ts';
import { nomiParametri } from '#domain/parametri.ts';
import type { Piano } from '#domain/piano.ts';
import type { Riga } from '#domain/registri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { eVuoto } from '../famiglie/mancanze.ts';
import { regolaDiRighe } from '../famiglie/righe.ts';
import { luogoVista } from '../luoghi.ts';
import { nonSi, violazione } from '../segnala.ts';

type Posti = readonly Riga<'postoUfficio'>[];
/** Places of the Ufficio di Piano that are not over before the plan begins, as one subject. */
const ufficio = ({ registri, testa }: Piano): readonly Posti[] =>
  derivatoDa([registri.postoUfficio, testa], 'pers-15', () =>
    registri.postoUfficio.length === 0
      ? []
      : [registri.postoUfficio.filter((p) => p.al === null || annoDi(p.al) >= testa.annoInizio)],
  );

/** Who the Ufficio di Piano does not have, among coordinator, social and technical profiles. */
export const pers15 = regolaDiRighe<Posti>({
  id: 'PERS-15',
  titolo: 'Ufficio di Piano: composizione',
  dove: 'postoUfficio',
  gruppo: 'Personale',
  base: 'informazione',
  fonti: [
    { testo: 'prassi; linee guida del D.I. 24 giugno 2025, da verificare' },
    { norma: 'tuel', articolo: '30', comma: '4' },
  ],
  righe: ufficio,
  nome: () => 'ufficio-di-piano',
  legge: () => [chiave.registro('postoUfficio')],
  vuoto: 'Ufficio di Piano: il registro è vuoto.',
  esamina: (posti, _, parametri) => {
    const di = 'composizione dell’Ufficio di Piano';
    const vista = luogoVista('postoUfficio', 'Ufficio di Piano');
    const attesi = parametri.tabella(nomiParametri.composizioneUfficio);
    if (eNonVerificabile(attesi)) return nonSi(di, attesi, { luoghi: [vista] });
    const stato = Object.entries(attesi).map(([nome, ruoli]) => {
      const suoi = posti.filter((p) => Array.isArray(ruoli) && ruoli.includes(p.ruolo));
      return { nome, esiste: suoi.length > 0, coperto: suoi.some((p) => !eVuoto(p.persona)) };
    });
    const mancano = stato.filter((s) => !s.esiste).map((s) => s.nome);
    const rimedio = (testo: string) => [{ testo, vai: vista }];
    if (mancano.length > 0)
      return violazione({
        messaggio: `L'Ufficio di Piano non ha: ${elencoInLinea(mancano)}.`,
        espressione: `presenti: ${
          stato
            .filter((s) => s.esiste)
            .map((s) => s.nome)
            .join(', ') || 'nessuno'
        }`,
        operandi: { mancano: mancano.join(' · ') },
        luoghi: [vista],
        rimedi: rimedio('Indicare persone e ore settimanali.'),
      });
    const scoperti = stato.filter((s) => !s.coperto).map((s) => s.nome);
    return scoperti.length === 0
      ? 'ok'
      : nonSi(di, nonVerificabile(`non si dice chi è: ${elencoInLinea(scoperti)}`), {
          luoghi: [vista],
          rimedi: rimedio('Scrivere la persona del posto.'),
        });
  },
});
