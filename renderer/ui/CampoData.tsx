import { type CalendarDate, parseDate } from '@internationalized/date';
import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { DateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components';
import s from './Campo.module.css';
import { classi } from './classi.ts';

const leggi = (testo: string): CalendarDate | null => {
  try {
    return testo === '' ? null : parseDate(testo);
  } catch {
    return null;
  }
};

/** Date as Italians write it (gg/mm/aaaa), typed part by part; the value is `YYYY-MM-DD`, empty when cleared. */
export const CampoData = ({
  etichetta,
  valore,
  onCambia,
  onEsce,
  descrizione,
  errore,
  obbligatorio = false,
  fuocoIniziale = false,
}: {
  readonly etichetta: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly onEsce?: () => void;
  readonly descrizione?: ReactNode;
  readonly errore?: string | null | undefined;
  readonly obbligatorio?: boolean;
  readonly fuocoIniziale?: boolean;
}) => (
  <DateField
    className={s.campo ?? ''}
    value={leggi(valore)}
    onChange={(data) => onCambia(data === null ? '' : data.toString())}
    isInvalid={typeof errore === 'string'}
    isRequired={obbligatorio}
    autoFocus={fuocoIniziale}
    validationBehavior="aria"
    {...(onEsce ? { onBlur: onEsce } : {})}
  >
    <Label className={s.etichetta ?? ''}>{etichetta}</Label>
    <DateInput className={classi(s.ingresso, s.data)}>
      {(segmento) => <DateSegment segment={segmento} className={s.segmento ?? ''} />}
    </DateInput>
    {descrizione === undefined ? null : (
      <Text slot="description" className={s.descrizione ?? ''}>
        {descrizione}
      </Text>
    )}
    <FieldError className={s.errore ?? ''}>
      <CircleAlert aria-hidden size={14} />
      {errore}
    </FieldError>
  </DateField>
);
