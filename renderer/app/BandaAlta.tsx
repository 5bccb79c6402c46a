import { CircleCheck, Lock, type LucideIcon, Menu, Redo2, Search, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { oraDi } from '#format/date.ts';
import { MenuAzioni } from '../ui/MenuAzioni.tsx';
import { Suggerimento } from '../ui/Suggerimento.tsx';
import type { Riceve } from './api/uso.ts';
import { azione, esegui, type IdAzione } from './azioni.ts';
import { apriDialogo } from './dialoghi.ts';
import s from './Guscio.module.css';
import { Stemma } from './Stemma.tsx';

type StatoFile = Riceve<'file/stato'>;

/** Icon button of the band: name with what it will do, reason when it cannot. */
const TastoBanda = ({
  icona: Icona,
  nome,
  inattivo,
  onPress,
}: {
  readonly icona: LucideIcon;
  readonly nome: string;
  readonly inattivo: boolean;
  readonly onPress: () => void;
}) => (
  <Suggerimento testo={nome}>
    <Button
      aria-label={nome}
      className={s.tasto ?? ''}
      onPress={onPress}
      {...(inattivo ? { 'aria-disabled': true, 'data-inattivo': true } : {})}
    >
      <Icona aria-hidden size={18} />
    </Button>
  </Suggerimento>
);

const delMenu: readonly IdAzione[] = [
  'nuovo',
  'apri',
  'esempio',
  'salva',
  'salva-come',
  'copia-da-inviare',
  'istantanee',
  'giornale',
  'chiudi',
  'autore',
  'tema',
  'scorciatoie',
];

/** Top band: coat of arms, Ambito and plan, version, search, undo and redo, the promise that all is safe. */
export const BandaAlta = ({ stato }: { readonly stato: StatoFile }) => {
  const { t } = useTranslation('guscio');
  return (
    <header className={s.alto}>
      <div className={s.stemma}>
        <Stemma nome={t('stemma')} />
      </div>
      <div className={s.nome}>
        <span>{stato.ambito}</span>
        <b>{stato.denominazione}</b>
      </div>
      <span className={s.versione}>
        {stato.solaLettura ? (
          <>
            <Lock aria-hidden size={12} /> {t('solaLettura')}
          </>
        ) : (
          (stato.versioneCorrente ?? t('bozza'))
        )}
      </span>
      <Button className={s.cerca ?? ''} onPress={() => apriDialogo('tavolozza')} aria-keyshortcuts="Control+K">
        <Search aria-hidden size={16} />
        <span>{t('cerca')}</span>
        <kbd>Ctrl K</kbd>
      </Button>
      <div className={s.tasti}>
        <TastoBanda
          icona={Undo2}
          nome={stato.annulla === null ? t('niente_annulla') : t('annullaCosa', { cosa: stato.annulla })}
          inattivo={stato.annulla === null}
          onPress={() => esegui('annulla', stato)}
        />
        <TastoBanda
          icona={Redo2}
          nome={stato.ripeti === null ? t('niente_ripeti') : t('ripetiCosa', { cosa: stato.ripeti })}
          inattivo={stato.ripeti === null}
          onPress={() => esegui('ripeti', stato)}
        />
      </div>
      <p className={s.sicuro} role="status">
        <CircleCheck aria-hidden size={16} />
        <span>
          {stato.alSicuroAlle === null ? t('ancoraNulla') : t('alSicuro', { ora: oraDi(stato.alSicuroAlle, true) })}
        </span>
      </p>
      <MenuAzioni
        etichetta={t('menuPiano')}
        voci={delMenu.map((id) => {
          const { etichetta, tasti, perche } = azione(id);
          return {
            id,
            testo: etichetta,
            tasti: tasti?.mostra,
            disabilitata: perche(stato) !== null,
            esegui: () => esegui(id, stato),
          };
        })}
      >
        <Button aria-label={t('menuPiano')} className={s.tasto ?? ''}>
          <Menu aria-hidden size={18} />
        </Button>
      </MenuAzioni>
    </header>
  );
};
