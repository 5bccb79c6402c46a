import { Check, ChevronDown, CircleAlert, Search } from 'lucide-react';
import { type ReactNode, useContext } from 'react';
import {
  Button,
  Checkbox,
  ComboBox,
  ComboBoxStateContext,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Radio,
  RadioGroup,
  SearchField,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';
import s from './Campo.module.css';
import { classi } from './classi.ts';

/** One choice of a list: id, words, small note on the right. */
export type Opzione = { readonly id: string; readonly testo: string; readonly nota?: string };

const voce = (o: Opzione) => (
  <ListBoxItem id={o.id} textValue={o.testo} className={s.opzione ?? ''}>
    {({ isSelected }) => (
      <>
        <span>{o.testo}</span>
        {o.nota === undefined ? null : <span className={s.nota}>{o.nota}</span>}
        {isSelected ? <Check aria-hidden /> : null}
      </>
    )}
  </ListBoxItem>
);

type SceltaProps = {
  readonly etichetta: string;
  readonly etichettaNascosta?: boolean;
  readonly opzioni: readonly Opzione[];
  readonly valore: string | null;
  readonly onCambia: (id: string) => void;
  readonly segnaposto?: string;
  readonly descrizione?: ReactNode;
  readonly errore?: string | null | undefined;
  readonly className?: string | undefined;
};

/** Drop-down list of few choices. */
export const Scelta = ({
  etichetta,
  etichettaNascosta = false,
  opzioni,
  valore,
  onCambia,
  segnaposto,
  descrizione,
  errore,
  className,
}: SceltaProps) => (
  <Select
    className={classi(s.campo, className)}
    isInvalid={typeof errore === 'string'}
    validationBehavior="aria"
    value={valore}
    onChange={(id) => {
      if (id !== null) onCambia(String(id));
    }}
    {...(segnaposto === undefined ? {} : { placeholder: segnaposto })}
  >
    <Label className={(etichettaNascosta ? s.nascosta : s.etichetta) ?? ''}>{etichetta}</Label>
    <Button className={s.tasto ?? ''}>
      <SelectValue>
        {({ selectedText, defaultChildren }) => (selectedText === '' ? defaultChildren : selectedText)}
      </SelectValue>
      <ChevronDown aria-hidden />
    </Button>
    {descrizione === undefined ? null : (
      <Text slot="description" className={s.descrizione ?? ''}>
        {descrizione}
      </Text>
    )}
    <FieldError className={s.errore ?? ''}>
      <CircleAlert aria-hidden size={14} />
      {errore}
    </FieldError>
    <Popover className={s.tendina ?? ''}>
      <ListBox items={opzioni} className={s.lista ?? ''}>
        {voce}
      </ListBox>
    </Popover>
  </Select>
);

/**
 * Where one types in a list that filters: Enter takes the first match when none is pointed at, Esc closes the list and
 * only the list, never the dialog around it.
 */
const IngressoElenco = ({
  prima,
  onScegli,
  segnaposto,
}: {
  readonly prima: Opzione | undefined;
  readonly onScegli: (id: string) => void;
  readonly segnaposto: string | undefined;
}) => {
  const stato = useContext(ComboBoxStateContext);
  return (
    <Input
      className={s.ingresso ?? ''}
      {...(segnaposto === undefined ? {} : { placeholder: segnaposto })}
      onKeyDownCapture={(e) => {
        if (!stato?.isOpen) return;
        if (e.key === 'Escape') {
          e.preventDefault();
          e.stopPropagation();
          stato.close();
        }
        if (e.key === 'Enter' && stato.selectionManager.focusedKey === null) {
          e.preventDefault();
          e.stopPropagation();
          if (prima !== undefined && stato.inputValue.trim() !== '') onScegli(prima.id);
        }
      }}
    />
  );
};

/** Drop-down list that filters while one types; `onTesto` when the list comes from the engine. */
export const SceltaCercando = ({
  etichetta,
  etichettaNascosta = false,
  opzioni,
  testo,
  onTesto,
  onScegli,
  nessuna,
  segnaposto,
  descrizione,
  className,
}: {
  readonly etichetta: string;
  readonly etichettaNascosta?: boolean;
  readonly descrizione?: ReactNode;
  readonly opzioni: readonly Opzione[];
  readonly testo: string;
  readonly onTesto: (testo: string) => void;
  readonly onScegli: (id: string) => void;
  /** Words shown when nothing matches what was typed. */
  readonly nessuna: string;
  readonly segnaposto?: string;
  readonly className?: string;
}) => (
  <ComboBox
    className={classi(s.campo, className)}
    items={opzioni}
    inputValue={testo}
    onInputChange={onTesto}
    value={null}
    onChange={(id) => {
      if (id !== null) onScegli(String(id));
    }}
    allowsEmptyCollection
    menuTrigger="focus"
    defaultFilter={() => true}
  >
    <Label className={(etichettaNascosta ? s.nascosta : s.etichetta) ?? ''}>{etichetta}</Label>
    <div className={s.combo}>
      <IngressoElenco prima={opzioni[0]} onScegli={onScegli} segnaposto={segnaposto} />
      <Button className={s.freccia ?? ''}>
        <ChevronDown aria-hidden />
      </Button>
    </div>
    {descrizione === undefined ? null : (
      <Text slot="description" className={s.descrizione ?? ''}>
        {descrizione}
      </Text>
    )}
    <Popover className={s.tendina ?? ''}>
      <ListBox className={s.lista ?? ''} renderEmptyState={() => <p className={s.nessuna}>{nessuna}</p>}>
        {voce}
      </ListBox>
    </Popover>
  </ComboBox>
);

/** Check box with its content as label. */
export const Spunta = ({
  selezionata,
  onCambia,
  children,
}: {
  readonly selezionata: boolean;
  readonly onCambia: (selezionata: boolean) => void;
  readonly children: ReactNode;
}) => (
  <Checkbox className={s.spunta ?? ''} isSelected={selezionata} onChange={onCambia}>
    <span className={s.casella} aria-hidden="true">
      {selezionata ? <Check /> : null}
    </span>
    <span className={s.contenutoSpunta}>{children}</span>
  </Checkbox>
);

/** One choice among few, all visible. */
export const SceltaSingola = ({
  etichetta,
  opzioni,
  valore,
  onCambia,
}: {
  readonly etichetta: string;
  readonly opzioni: readonly Opzione[];
  readonly valore: string | null;
  readonly onCambia: (id: string) => void;
}) => (
  <RadioGroup className={s.gruppo ?? ''} value={valore} onChange={onCambia}>
    <Label className={s.etichetta ?? ''}>{etichetta}</Label>
    {opzioni.map((o) => (
      <Radio key={o.id} value={o.id} className={s.spunta ?? ''}>
        <span className={s.pallino} aria-hidden="true" />
        <span className={s.contenutoSpunta}>
          {o.testo}
          {o.nota === undefined ? null : <span className={s.nota}>{o.nota}</span>}
        </span>
      </Radio>
    ))}
  </RadioGroup>
);

/** Search field: filters what is in view. */
export const Cerca = ({
  etichetta,
  valore,
  onCambia,
  className,
}: {
  readonly etichetta: string;
  readonly valore: string;
  readonly onCambia: (valore: string) => void;
  readonly className?: string | undefined;
}) => (
  <SearchField aria-label={etichetta} value={valore} onChange={onCambia} className={classi(s.cerca, className)}>
    <Search aria-hidden />
    <Input className={s.ingresso ?? ''} placeholder={etichetta} />
  </SearchField>
);
