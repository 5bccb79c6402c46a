import { comuniDellAmbito, enteDelComune } from '#domain/enti.ts';
import { chiAgiscePer } from '#domain/parti.ts';
import type { Piano } from '#domain/piano.ts';
import type { Comune, Parte } from '#domain/registri.ts';
import { elencoInLinea } from '#format/parole.ts';
import { chiave } from '../chiavi.ts';
import { defineRule } from '../define.ts';
import { luogoRegistro, luogoRiga } from '../luoghi.ts';
import { violazione } from '../segnala.ts';
import { esaminato } from '../soggetti.ts';

/** The one subject of the rule. */
const firmatari = 'firmatari';

/** A party that signs for others does so by an act on file. */
const conAtto = (p: Parte): boolean => p.attoOrgano !== null || p.attoNumero !== null || p.attoData !== null;

/** Whether a Comune signs, or is a member of a signing unione that received the function by an act on file (§4.0). */
const rappresentato = (piano: Piano, comune: Comune): boolean => {
  const ente = enteDelComune(piano, comune.id);
  return piano.registri.parte.some((p) => p.enteId === ente?.id) || chiAgiscePer(piano, comune).some(conAtto);
};

/** Comuni of the Ambito that nobody represents in the accordo. One subject: the parties as a whole. */
export const gov01 = defineRule({
  id: 'GOV-01',
  titolo: 'Firmatari',
  gruppo: 'Governance e firme',
  base: 'bloccante',
  fonti: [
    { norma: 'tuel', articolo: '34' },
    { norma: 'l-328-2000', articolo: '19', comma: '2-3' },
  ],
  soggetti: (piano) => (comuniDellAmbito(piano).length === 0 ? [] : [firmatari]),
  legge: () => [chiave.parti],
  verifica: (soggetto, piano) => {
    const comuni = comuniDellAmbito(esaminato(soggetto === firmatari ? piano : undefined, 'GOV-01', soggetto));
    const mancano = comuni.filter((c) => !rappresentato(piano, c));
    if (mancano.length === 0) return 'ok';
    return violazione({
      messaggio: `Mancano le firme di: ${elencoInLinea(mancano.map((c) => c.nome))}.`,
      espressione: `${comuni.length - mancano.length} Comuni rappresentati su ${comuni.length}`,
      operandi: { comuni: String(comuni.length), mancano: mancano.map((c) => c.codiceIstat).join(' ') },
      luoghi: [
        luogoRegistro('parti', "Parti dell'accordo"),
        ...mancano.map((c) => luogoRiga(piano, 'comune', c, c.nome)),
      ],
      rimedi: [
        {
          testo:
            'Aggiungere i Sindaci fra le parti, o l’unione che firma per loro con l’atto che le affida la funzione.',
          vai: luogoRegistro('parti', "Parti dell'accordo"),
        },
        ...mancano.flatMap((c) => {
          const ente = enteDelComune(piano, c.id);
          return ente === undefined
            ? []
            : [
                {
                  testo: `Aggiungere ${c.nome} fra le parti.`,
                  comando: {
                    nome: 'parti/aggiungi',
                    input: { ruolo: 'comune', ente: { enteId: ente.id }, perConto: [] },
                  },
                },
              ];
        }),
      ],
    });
  },
});
