import { type JSX, type ReactNode, useState } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import stile from './editor.module.css';

type Voce = { readonly id: string; readonly titolo: string; readonly dettaglio: string; readonly valore?: ReactNode };
type Proprieta = {
  readonly chiudi: () => void;
  readonly titolo: string;
  readonly etichetta: string;
  readonly voci: readonly Voce[];
  readonly inCorso: boolean;
  readonly cerca: (testo: string) => void;
  readonly scegli: (id: string) => void;
};

/** Search and choose one: used for live figures and for norms, by keyboard alone. */
export const DialogoScelta = (p: Proprieta): JSX.Element => {
  const { t } = useTranslation('piano');
  const [testo, setTesto] = useState('');
  return (
    <Dialogo
      titolo={p.titolo}
      chiudi={p.chiudi}
      etichettaChiudi={t('dialogo.chiudi')}
      azioni={<Bottone onPress={p.chiudi}>{t('dialogo.chiudi')}</Bottone>}
    >
      {/* One types, arrows go through the results, Enter takes the one pointed at (the first, while one types). */}
      <Autocomplete
        inputValue={testo}
        onInputChange={(v) => {
          setTesto(v);
          p.cerca(v);
        }}
      >
        <SearchField autoFocus className={stile.ricerca ?? ''}>
          <Label>{p.etichetta}</Label>
          <Input />
        </SearchField>
        <ListBox
          aria-label={p.titolo}
          selectionMode="single"
          className={stile.risultati ?? ''}
          items={p.voci}
          onAction={(id) => p.scegli(String(id))}
          renderEmptyState={() => (
            <p className={stile.vuotoElenco}>{p.inCorso ? t('dialogo.cerco') : t('dialogo.nessuno')}</p>
          )}
        >
          {(voce) => (
            <ListBoxItem id={voce.id} textValue={voce.titolo} className={stile.risultato ?? ''}>
              <span className={stile.risultatoTitolo}>{voce.titolo}</span>
              {voce.valore === undefined ? null : <span className={stile.risultatoValore}>{voce.valore}</span>}
              <span className={stile.risultatoDettaglio}>{voce.dettaglio}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Autocomplete>
    </Dialogo>
  );
};
