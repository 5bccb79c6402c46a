import { useId } from 'react';
import s from './Cursore.module.css';

/** A value moved along a line: by dragging, by arrows, by Page keys. `detto` = the value in words, also for who listens. */
export const Cursore = ({
  etichetta,
  valore,
  detto,
  minimo,
  massimo,
  passo,
  onCambia,
}: {
  readonly etichetta: string;
  readonly valore: number;
  readonly detto: string;
  readonly minimo: number;
  readonly massimo: number;
  readonly passo: number;
  readonly onCambia: (valore: number) => void;
}) => {
  const id = useId();
  return (
    <div className={s.cursore}>
      <label htmlFor={id}>{etichetta}</label>
      <span className={s.detto} aria-hidden="true">
        {detto}
      </span>
      <input
        id={id}
        type="range"
        min={minimo}
        max={massimo}
        step={passo}
        value={valore}
        aria-valuetext={detto}
        // How far the line is filled: the rest of the drawing is in the sheet.
        style={{ backgroundSize: `${massimo === minimo ? 0 : (100 * (valore - minimo)) / (massimo - minimo)}% 6px` }}
        onChange={(e) => onCambia(e.currentTarget.valueAsNumber)}
      />
    </div>
  );
};
