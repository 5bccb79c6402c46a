import { documentiContabili } from '#domain/dup.ts';
import { comuneDaIstat, comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoRegistro } from '../luoghi.ts';
import { esaminato } from '../soggetti.ts';

/** The budget and the PEG of the triennium carry the figures of the DUP, by programme and year: coherence can be verified. */
const diPrevisione: readonly (string | null)[] = ['DUP', 'NADUP', 'BILANCIO', 'PEG'];

/** A Comune of the Ambito without DUP: listed once here, and named as cause by what depends on it. */
export const dup01 = defineRule({
  id: 'DUP-01',
  titolo: 'DUP mancante',
  gruppo: 'DUP-coerenza',
  base: 'avviso',
  fonti: [{ norma: 'tuel', articolo: '170' }, { testo: 'Vademecum CNOAS, § 6.c' }],
  soggetti: (piano) => comuniDellAmbito(piano).map((c) => c.codiceIstat),
  legge: () => [chiave.registro('documento')],
  verifica: (soggetto, piano) => {
    const comune = esaminato(comuneDaIstat(piano, soggetto), 'DUP-01', soggetto);
    const ente = enteDelComune(piano, comune.id);
    if (ente && documentiContabili(piano, ente.id).some((d) => diPrevisione.includes(d.tipo))) return 'ok';
    const { nome } = comune;
    return {
      esito: 'non_verificabile',
      messaggio: `Manca il DUP di ${nome}: coerenza non verificata.`,
      espressione: '',
      operandi: { comune: soggetto, documenti: '0' },
      luoghi: [luogoRegistro('dup', `DUP di ${nome}`)],
      rimedi: [
        {
          testo: `Importare il DUP di ${nome}, o la nota di aggiornamento.`,
          vai: luogoRegistro('dup', 'Registro DUP'),
        },
      ],
    };
  },
});
