import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import { Spunta } from '../ui/Scelta.tsx';
import { type Chiede, useOrdine } from './api/uso.ts';
import { finisciLavori } from './congedo.ts';
import { apriDialogo } from './dialoghi.ts';
import { notifica } from './notifiche.ts';

type Parte = Chiede<'guscio/copia-da-inviare'>['togli'][number];
const parti = ['giornale', 'versioni', 'personale', 'contatti', 'contributi', 'originali'] as const satisfies Parte[];
/** Parts that journal and versions contain too: leaving these out takes those with them. */
const nascoste: ReadonlySet<Parte> = new Set(['personale', 'contatti', 'contributi']);
const contenitori: ReadonlySet<Parte> = new Set(['giornale', 'versioni']);

/** What is left out of a copy that goes to others, one by one; at first everything that is private. */
export const DialogoCopiaDaInviare = () => {
  const { t } = useTranslation('guscio');
  const { t: c } = useTranslation();
  const [scelte, scegli] = useState<ReadonlySet<Parte>>(new Set(parti));
  const copia = useOrdine('guscio/copia-da-inviare');
  const insieme = parti.some((p) => nascoste.has(p) && scelte.has(p));
  const fuori = (p: Parte) => scelte.has(p) || (insieme && contenitori.has(p));
  const chiudi = () => apriDialogo(null);
  const fai = async () => {
    await finisciLavori();
    copia.mutate(
      { togli: parti.filter(fuori) },
      {
        onSuccess: ({ annullato, nome, personaleInTotali }) => {
          if (annullato) return;
          const testo = personaleInTotali === false ? 'inviare.fattoSenzaTotali' : 'inviare.fatto';
          notifica({ tono: personaleInTotali === false ? 'warn' : 'ok', testo: t(testo, { nome: nome ?? '' }) });
          chiudi();
        },
      },
    );
  };
  return (
    <Dialogo
      titolo={t('inviare.titolo')}
      nota={t('inviare.nota')}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      onInvia={() => void fai()}
      azioni={
        <Bottone variante="primaria" tipo="submit" occupato={copia.isPending}>
          {t('inviare.fai')}
        </Bottone>
      }
    >
      <fieldset className="senza-bordo">
        <legend>{t('inviare.fuori')}</legend>
        <div className="pila">
          {parti.map((p) => (
            <Spunta
              key={p}
              selezionata={fuori(p)}
              onCambia={(si) => {
                if (insieme && contenitori.has(p)) return;
                scegli(si ? new Set([...scelte, p]) : new Set([...scelte].filter((x) => x !== p)));
              }}
            >
              <span>
                {t(`inviare.parte.${p}`)}
                <br />
                <span className="tenue minuta">
                  {t(`inviare.perche.${p}`)} {insieme && contenitori.has(p) ? t('inviare.insieme') : null}
                </span>
              </span>
            </Spunta>
          ))}
        </div>
      </fieldset>
    </Dialogo>
  );
};
