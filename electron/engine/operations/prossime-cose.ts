import type { z } from 'zod';
import type { quadroSchema } from '#contract/verifica.ts';
import type { EsitoVerifica, Rilievo } from '#domain/esito.ts';
import { raggruppa } from '#domain/indice.ts';
import type { Piano } from '#domain/piano.ts';
import { accordo } from '#format/parole.ts';
import { blocca } from '#rules/esegui.ts';
import { regolaDi } from '#rules/indice.ts';

type Cosa = z.input<typeof quadroSchema>['prossime'][number];

/** First steps of a plan that has nothing yet: territory is there from birth, data are not. */
const primiPassi = (piano: Piano): Cosa[] => {
  const { persona, scheda, documento } = piano.registri;
  const passi: (Cosa | null)[] = [
    scheda.length > 0
      ? null
      : {
          titolo: 'Importare le schede',
          testo: 'Le schede dicono che cosa fa il piano, per quali livelli essenziali e con quali risorse.',
          azione: 'Apri il registro delle schede',
          stanza: 'registri',
          id: 'schede',
        },
    documento.some((d) => d.genere === 'dup')
      ? null
      : {
          titolo: 'Importare i DUP dei Comuni',
          testo: 'Senza i DUP non si può dire se le risorse dei Comuni ci sono davvero.',
          azione: 'Apri il registro dei DUP',
          stanza: 'registri',
          id: 'dup',
        },
    persona.length > 0
      ? null
      : {
          titolo: 'Importare il personale',
          testo: 'Serve per il rapporto fra assistenti sociali e abitanti e per stimare il contributo.',
          azione: 'Apri il registro del personale',
          stanza: 'registri',
          id: 'personale',
        },
  ];
  return passi.filter((p) => p !== null);
};

/** Findings of one rule as one thing to do: the first in full, how many more like it. */
const daRegola = (rilievi: readonly Rilievo[]): Cosa | null => {
  const [primo] = rilievi;
  if (primo === undefined) return null;
  const altri = rilievi.length - 1;
  const rimedio = primo.rimedi[0]?.testo ?? '';
  return {
    titolo: regolaDi(primo.regola)?.titolo ?? primo.regola,
    testo:
      altri === 0
        ? `${primo.messaggio} ${rimedio}`.trim()
        : `${primo.messaggio} E ${accordo(altri, 'un’altra segnalazione', `altre ${altri} segnalazioni`)} della stessa regola.`,
    azione: 'Vedi che cosa fare',
    stanza: 'verifica',
    id: primo.regola,
  };
};

/** The three things to do next: first steps of an empty plan, then what blocks the final export, then the warnings. */
export const prossimeCose = (piano: Piano, esito: EsitoVerifica): Cosa[] => {
  const violazioni = esito.rilievi.filter((r) => r.esito === 'violazione' && r.accettata === undefined);
  const perRegola = (scelti: readonly Rilievo[]) =>
    [...raggruppa(scelti, 'regola', (r) => r.regola).values()].map(daRegola).filter((c) => c !== null);
  return [
    ...primiPassi(piano),
    ...perRegola(violazioni.filter(blocca)),
    ...perRegola(violazioni.filter((r) => r.gravita === 'avviso')),
  ].slice(0, 3);
};
