import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import s from './Campo.module.css';
import { classi } from './classi.ts';

/** A labelled field: value, description, error in words. */
export type CampoProps = {
  readonly etichetta: string;
  /** The label is there for screen readers only; use it where the place says what the field is. */
  readonly etichettaNascosta?: boolean;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly descrizione?: ReactNode;
  readonly errore?: string | null | undefined;
  readonly righe?: number;
  readonly tipo?: 'text' | 'number';
  readonly segnaposto?: string;
  readonly obbligatorio?: boolean;
  readonly disabilitato?: boolean;
  readonly fuocoIniziale?: boolean;
  readonly massimo?: number;
  readonly onEsce?: () => void;
  readonly className?: string;
  readonly completamento?: string;
};

/** Text field with label, hint and error under it; `righe` makes it an area. */
export const Campo = ({
  etichetta,
  etichettaNascosta = false,
  valore,
  onCambia,
  descrizione,
  errore,
  righe,
  tipo = 'text',
  segnaposto,
  obbligatorio = false,
  disabilitato = false,
  fuocoIniziale = false,
  massimo,
  onEsce,
  className,
  completamento = 'off',
}: CampoProps) => (
  <TextField
    className={classi(s.campo, className)}
    value={valore}
    onChange={onCambia}
    isInvalid={typeof errore === 'string'}
    isRequired={obbligatorio}
    isDisabled={disabilitato}
    autoFocus={fuocoIniziale}
    autoComplete={completamento}
    validationBehavior="aria"
    {...(onEsce ? { onBlur: onEsce } : {})}
    {...(massimo === undefined ? {} : { maxLength: massimo })}
    {...(righe === undefined ? { type: tipo } : {})}
  >
    <Label className={(etichettaNascosta ? s.nascosta : s.etichetta) ?? ''}>{etichetta}</Label>
    {righe === undefined ? (
      <Input className={s.ingresso ?? ''} {...(segnaposto === undefined ? {} : { placeholder: segnaposto })} />
    ) : (
      <TextArea
        className={s.ingresso ?? ''}
        rows={righe}
        {...(segnaposto === undefined ? {} : { placeholder: segnaposto })}
      />
    )}
    {descrizione === undefined ? null : (
      <Text slot="description" className={s.descrizione ?? ''}>
        {descrizione}
      </Text>
    )}
    <FieldError className={s.errore ?? ''}>
      <CircleAlert aria-hidden size={14} />
      {errore}
    </FieldError>
  </TextField>
);
