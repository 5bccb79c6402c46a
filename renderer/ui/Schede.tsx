import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import s from './Schede.module.css';

/** Tabs of a panel; only the open one is mounted. */
export const Schede = ({
  etichetta,
  schede,
  aperta,
  onApri,
}: {
  readonly etichetta: string;
  readonly schede: readonly {
    readonly id: string;
    readonly titolo: string;
    readonly conta?: number | undefined;
    readonly contenuto: ReactNode;
  }[];
  readonly aperta: string;
  readonly onApri: (id: string) => void;
}) => (
  <Tabs className={s.schede ?? ''} selectedKey={aperta} onSelectionChange={(id) => onApri(String(id))}>
    <TabList aria-label={etichetta} className={s.linguette ?? ''}>
      {schede.map(({ id, titolo, conta }) => (
        <Tab key={id} id={id} className={s.linguetta ?? ''}>
          {titolo}
          {conta === undefined ? null : <span>{conta}</span>}
        </Tab>
      ))}
    </TabList>
    {schede.map(({ id, contenuto }) => (
      <TabPanel key={id} id={id} className={s.pannello ?? ''}>
        {contenuto}
      </TabPanel>
    ))}
  </Tabs>
);

/** A choice between two or three views, side by side. */
export const Segmenti = ({
  etichetta,
  opzioni,
  valore,
  onCambia,
}: {
  readonly etichetta: string;
  readonly opzioni: readonly { readonly id: string; readonly testo: string }[];
  readonly valore: string;
  readonly onCambia: (id: string) => void;
}) => (
  <ToggleButtonGroup
    aria-label={etichetta}
    className={s.segmenti ?? ''}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[valore]}
    onSelectionChange={(chiavi) => {
      const [scelta] = chiavi;
      if (scelta !== undefined) onCambia(String(scelta));
    }}
  >
    {opzioni.map(({ id, testo }) => (
      <ToggleButton key={id} id={id} className={s.segmento ?? ''}>
        {testo}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
