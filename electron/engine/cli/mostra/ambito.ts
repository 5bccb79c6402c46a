import type { Mostrato } from '#contract/cli.ts';
import { comuniDellAmbito, nomeCapofila } from '#domain/enti.ts';
import { perId } from '#domain/indice.ts';
import { catalogoLeps, statoLeps } from '#domain/leps.ts';
import { eNonVerificabile } from '#domain/non-verificabile.ts';
import { anniDelPiano, type Piano } from '#domain/piano.ts';
import { popolazioneAmbito, popolazioneComune } from '#domain/popolazione.ts';
import { risorseLeps } from '#domain/risorse.ts';
import { euroN } from './comune.ts';

/** `show ambito`. */
export const mostraAmbito = (piano: Piano): Mostrato<'ambito'> => {
  const p = popolazioneAmbito(piano);
  const { testa } = piano;
  return {
    denominazione: testa.ambito,
    regione: testa.regione,
    codiceSioss: testa.codiceSioss,
    forma: testa.forma,
    gestore: testa.gestore,
    capofila: nomeCapofila(piano),
    anni: anniDelPiano(piano),
    popolazione: eNonVerificabile(p) ? null : { totale: p.totale, anno: p.anno },
    comuni: comuniDellAmbito(piano).map((c) => {
      const riga = popolazioneComune(piano, c.id);
      return {
        codiceIstat: c.codiceIstat,
        nome: c.nome,
        residenti: riga?.residenti ?? null,
        anno: riga === undefined ? null : Number(riga.dataRiferimento.slice(0, 4)),
      };
    }),
  };
};

/** `show leps`. */
export const mostraLeps = (piano: Piano): Mostrato<'leps'> => ({
  leps: catalogoLeps(piano).map((l) => {
    const { stato, senzaScheda, schede } = statoLeps(piano, l);
    const [prima] = l.citazioni;
    const breve = perId(piano.pacco.norme, prima?.norma ?? null)?.breve ?? '';
    const punto =
      prima === undefined
        ? ''
        : [
            prima.articolo && `art. ${prima.articolo}`,
            prima.comma && `c. ${prima.comma}`,
            prima.lettera && `lett. ${prima.lettera})`,
          ]
            .filter((x) => x)
            .join(', ');
    return {
      id: l.id,
      nome: l.nome,
      norma: [breve, punto].filter((x) => x !== '').join(', '),
      obbligatorio: l.obbligatorio,
      stato,
      senzaScheda,
      schede: schede.map((s) => s.codice),
      risorse: Object.fromEntries(
        anniDelPiano(piano).map((anno) => {
          const t = risorseLeps(piano, l.id, anno);
          return [String(anno), t.ignoti > 0 ? null : euroN(t.cents)];
        }),
      ),
      verificatoIl: l.verificatoIl,
    };
  }),
});
