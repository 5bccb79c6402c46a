import { useEffect, useState } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import s from './BarraAvanzamento.module.css';
import { Bottone } from './Bottone.tsx';
import { classi } from './classi.ts';

/** Progress of a long work; «Annulla» appears after one second. `totale: null` = unknown length. */
export const BarraAvanzamento = ({
  testo,
  fatto,
  totale,
  annulla,
  etichettaAnnulla,
  suUnaRiga = false,
}: {
  readonly testo: string;
  readonly fatto: number;
  readonly totale: number | null;
  readonly annulla?: () => void;
  readonly etichettaAnnulla: string;
  /** For the status bar: words, bar and «Annulla» on one line. */
  readonly suUnaRiga?: boolean;
}) => {
  const [lungo, segna] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => segna(true), 1000);
    return () => window.clearTimeout(timer);
  }, []);
  const indefinita = totale === null || totale === 0;
  return (
    <ProgressBar
      className={classi(s.barra, suUnaRiga && s.riga)}
      isIndeterminate={indefinita}
      value={fatto}
      maxValue={indefinita ? 1 : totale}
      {...(indefinita ? {} : { valueLabel: `${fatto}/${totale}` })}
    >
      {({ percentage }) => (
        <>
          <Label className={s.testo ?? ''}>{testo}</Label>
          <div className={s.traccia}>
            <div
              className={classi(s.riempie, indefinita && s.indefinita)}
              style={indefinita ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </div>
          {lungo && annulla ? (
            <Bottone misura="piccola" variante={suUnaRiga ? 'quieta' : 'normale'} onPress={annulla}>
              {etichettaAnnulla}
            </Bottone>
          ) : null}
        </>
      )}
    </ProgressBar>
  );
};
