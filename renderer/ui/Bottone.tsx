import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { Button, type ButtonProps } from 'react-aria-components';
import s from './Bottone.module.css';
import { classi } from './classi.ts';
import { Suggerimento } from './Suggerimento.tsx';

/** A button: words or icon with its name, why it is off, whether it is busy. */
export type BottoneProps = {
  readonly children?: ReactNode;
  readonly icona?: LucideIcon;
  readonly variante?: 'normale' | 'primaria' | 'quieta';
  readonly misura?: 'normale' | 'piccola';
  /** Name of a button that shows only its icon; also its tooltip. */
  readonly etichetta?: string;
  readonly larga?: boolean;
  readonly occupato?: boolean;
  /** Why the button cannot be used now: it stays reachable and says so. */
  readonly perche?: string | null | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly tipo?: 'button' | 'submit';
  readonly className?: string | undefined;
  readonly rif?: RefObject<HTMLButtonElement | null>;
  readonly fuocoIniziale?: boolean;
  readonly slot?: ButtonProps['slot'];
  readonly espanso?: boolean;
  readonly controlla?: string;
};

/**
 * Button: normal, primary (one per view), quiet. A disabled one keeps the focus and its tooltip says what is missing; a
 * busy one keeps its label (React Aria's own pending state would announce a button that its dialog takes away).
 */
export const Bottone = ({
  children,
  icona: Icona,
  variante = 'normale',
  misura = 'normale',
  etichetta,
  larga = false,
  occupato = false,
  perche,
  onPress,
  tipo = 'button',
  className,
  rif,
  fuocoIniziale = false,
  slot,
  espanso,
  controlla,
}: BottoneProps) => {
  const inattivo = typeof perche === 'string' && perche !== '';
  const soloIcona = children === undefined;
  const Segno = occupato ? LoaderCircle : Icona;
  const bottone = (
    <Button
      {...(rif ? { ref: rif } : {})}
      {...(slot === undefined ? {} : { slot })}
      {...(etichetta === undefined ? {} : { 'aria-label': etichetta })}
      {...(inattivo ? { 'aria-disabled': true, 'data-inattivo': true } : {})}
      {...(occupato ? { 'aria-disabled': true, 'aria-busy': true } : {})}
      {...(espanso === undefined ? {} : { 'aria-expanded': espanso })}
      {...(controlla === undefined ? {} : { 'aria-controls': controlla })}
      autoFocus={fuocoIniziale}
      type={inattivo || occupato ? 'button' : tipo}
      className={classi(
        s.bottone,
        variante === 'primaria' && s.primaria,
        variante === 'quieta' && s.quieta,
        misura === 'piccola' && s.piccola,
        soloIcona && s.soloIcona,
        larga && s.largo,
        className,
      )}
      onPress={() => {
        if (!inattivo && !occupato) onPress?.();
      }}
    >
      {Segno ? <Segno aria-hidden className={occupato ? s.gira : undefined} /> : null}
      {children}
    </Button>
  );
  const testo = inattivo ? perche : soloIcona ? etichetta : undefined;
  return testo === undefined ? bottone : <Suggerimento testo={testo}>{bottone}</Suggerimento>;
};
