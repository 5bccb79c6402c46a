import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import type { Riceve } from '../../../app/api/uso.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Dialogo } from '../../../ui/Dialogo.tsx';
import { Etichetta } from '../../../ui/Distintivo.tsx';
import { Cerca } from '../../../ui/Scelta.tsx';
import { aggiungiScheda } from './azioni-schede.ts';
import s from './scheda.module.css';

type Leps = Riceve<'schede/elenco'>['leps'];

/** Which LEPS the new scheda is for; those that nobody covers yet come first. */
export const DialogoNuova = ({ leps, chiudi }: { readonly leps: Leps; readonly chiudi: () => void }) => {
  const { t } = useTranslation('scheda');
  const { t: c } = useTranslation();
  const [cerca, cercando] = useState('');
  const [scelto, scegli] = useState<string | null>(null);
  const [occupato, occupa] = useState(false);
  const parole = senzaAccenti(cerca).split(/\s+/).filter(Boolean);
  const inVista = leps
    .filter((l) => parole.every((p) => senzaAccenti(`${l.nome} ${l.id}`).includes(p)))
    .toSorted((a, b) => Number(a.schede > 0) - Number(b.schede > 0) || Number(b.obbligatorio) - Number(a.obbligatorio));
  const crea = async (id: string | null) => {
    occupa(true);
    // Once made it is open, and the list with its dialog is no more.
    if (!(await aggiungiScheda(id))) occupa(false);
  };
  return (
    <Dialogo
      titolo={t('nuova.titolo')}
      nota={t('nuova.spiega')}
      chiudi={chiudi}
      etichettaChiudi={c('chiudi')}
      azioni={
        <>
          <Bottone icona={FilePlus} occupato={occupato} onPress={() => void crea(null)}>
            {t('nuova.vuota')}
          </Bottone>
          <Bottone
            variante="primaria"
            occupato={occupato}
            perche={scelto === null ? t('nuova.scegliPrima') : null}
            onPress={() => scelto !== null && void crea(scelto)}
          >
            {t('nuova.crea')}
          </Bottone>
        </>
      }
    >
      <div className={s.pila}>
        <Cerca etichetta={t('nuova.cerca')} valore={cerca} onCambia={cercando} />
        <ListBox
          aria-label={t('nuova.leps')}
          className={s.leps ?? ''}
          items={inVista}
          selectionMode="single"
          selectedKeys={scelto === null ? [] : [scelto]}
          onSelectionChange={(k) => scegli(k === 'all' ? null : String([...k][0] ?? '') || null)}
          renderEmptyState={() => <p className={s.tenue}>{t('nuova.nessuno')}</p>}
        >
          {(l) => (
            <ListBoxItem id={l.id} textValue={l.nome} className={s.lepsVoce ?? ''}>
              <span>{l.nome}</span>
              <Etichetta leps>{l.id}</Etichetta>
              <span className={s.tenue}>
                {l.schede === 0
                  ? t(l.obbligatorio ? 'nuova.manca' : 'nuova.libero')
                  : t('nuova.gia', { count: l.schede })}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Dialogo>
  );
};
