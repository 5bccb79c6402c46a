import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../../app/api/uso.ts';
import { vai } from '../../../app/navigazione.ts';
import { notifica } from '../../../app/notifiche.ts';
import { Attesa, Guasto } from '../../../ui/Condizioni.tsx';
import type { PuntoGriglia } from '../../../ui/griglia/tipi.ts';
import { AreaGriglia } from '../../registri/AreaGriglia.tsx';
import { DialogoFonte } from '../../registri/Fonte.tsx';
import { cellaScelta } from '../../registri/PannelloOrigine.tsx';
import { nomeColonna, nomeRiga } from '../../registri/viste.ts';
import s from './scheda.module.css';

const niente = () => undefined;
/** Widest column: the grid shares the page with the index and the balances. */
const LARGHEZZA = 168;
/** Heights of what stands around the rows: bar above, heading, totals and new row, bar below, scroll bar. */
const CORNICE = 36 + 44 + 28 + 32 + 20;
const RIGA = 28;
const ALTEZZA_MASSIMA = 400;

/** A register seen from one scheda, as the grid of the Registri: same keys, paste, undo, sources. */
export const GrigliaParte = ({
  vista: nome,
  scheda,
  titolo,
  spiega,
  alta = false,
}: {
  readonly vista: string;
  readonly scheda: string;
  readonly titolo: string;
  readonly spiega: string;
  /** Takes all the height that is left. */
  readonly alta?: boolean;
}) => {
  const { t } = useTranslation('scheda');
  const { t: r } = useTranslation('registri');
  const idTitolo = useId();
  const { data: vista, error } = useDomanda('registri/vista', { id: `${nome}@${scheda}` });
  const [punto, scegli] = useState<PuntoGriglia | null>(null);
  const [meta, punta] = useState<PuntoGriglia | null>(null);
  const [fonte, apriFonte] = useState(false);
  const cella = cellaScelta(vista, punto);
  const vaiA = useCallback((dove: PuntoGriglia) => {
    scegli(dove);
    punta(dove);
  }, []);
  const righe = vista?.righe.length ?? 0;
  return (
    <section className={alta ? s.parteAlta : s.parte} aria-labelledby={idTitolo}>
      <header className={s.testaParte}>
        <h3 id={idTitolo}>{titolo}</h3>
        <p>{spiega}</p>
      </header>
      <div
        className={s.griglia}
        style={alta ? undefined : { height: Math.min(ALTEZZA_MASSIMA, CORNICE + RIGA * righe) }}
      >
        {error ? (
          <Guasto titolo={t('guasto')} messaggio={error.message} />
        ) : vista === undefined ? (
          <Attesa testo={t('carico')} />
        ) : (
          <AreaGriglia
            vista={vista}
            larghezzaMassima={LARGHEZZA}
            meta={meta}
            punto={punto}
            scegli={scegli}
            vaiA={vaiA}
            apriAnomalie={niente}
            apriFonte={() => {
              if (cella?.cella.fonte) apriFonte(true);
              else notifica({ tono: 'unk', testo: r('nessunaFonte') });
            }}
            apriMotivo={() => vai('registri', nome)}
          />
        )}
      </div>
      {fonte && cella?.cella.fonte ? (
        <DialogoFonte
          nome={[nomeRiga(vista?.righe.find((x) => x.id === cella.punto.riga)), nomeColonna(cella.colonna)].join(' · ')}
          fonte={cella.cella.fonte}
          chiudi={() => apriFonte(false)}
        />
      ) : null}
    </section>
  );
};
