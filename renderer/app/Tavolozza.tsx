import { BookOpenText, CornerDownLeft, MessagesSquare, Search, ShieldCheck, Table2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
  useFilter,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useDomanda } from './api/uso.ts';
import { azioni, type ContestoAzioni, esegui } from './azioni.ts';
import { apriDialogo } from './dialoghi.ts';
import { vai } from './navigazione.ts';
import s from './Tavolozza.module.css';
import { type Gruppo, prefissoTrovato, useTrovati } from './trovati.ts';

/** What the palette can find besides commands: sections, registers, findings, contributions of the open plan. */
const useLuoghi = (aperto: boolean): readonly Gruppo[] => {
  const { t } = useTranslation('guscio');
  const albero = useDomanda('sezioni/albero', {}, { attiva: aperto });
  const registri = useDomanda('registri/elenco', {}, { attiva: aperto });
  const verifica = useDomanda('verifica/esegui', { regola: null }, { attiva: aperto });
  const contributi = useDomanda('contributi/elenco', {}, { attiva: aperto });
  return useMemo(
    () => [
      {
        id: 'sezioni',
        titolo: t('tavolozza.sezioni'),
        voci: (albero.data?.voci ?? []).map((v) => ({
          id: `sezione:${v.id}`,
          testo: `${v.numero} ${v.titolo}`.trim(),
          nota: t('azioni.sezione'),
          icona: BookOpenText,
          esegui: () => vai('piano', v.id),
        })),
      },
      {
        id: 'registri',
        titolo: t('tavolozza.registri'),
        voci: (registri.data?.viste ?? []).map((v) => ({
          id: `registro:${v.id}`,
          testo: v.titolo,
          nota: v.gruppo,
          icona: Table2,
          esegui: () => vai('registri', v.id),
        })),
      },
      {
        id: 'segnalazioni',
        titolo: t('tavolozza.segnalazioni'),
        voci: (verifica.data?.rilievi ?? []).map((r) => ({
          id: `rilievo:${r.regola}:${r.soggetto}`,
          testo: r.messaggio,
          nota: r.regola,
          icona: ShieldCheck,
          esegui: () => vai('verifica', r.regola, { soggetto: r.soggetto }),
        })),
      },
      {
        id: 'contributi',
        titolo: t('tavolozza.contributi'),
        voci: (contributi.data?.contributi ?? []).map((x) => ({
          id: `contributo:${x.id}`,
          testo: x.titolo === '' ? x.ente : x.titolo,
          nota: x.codice,
          icona: MessagesSquare,
          esegui: () => vai('coprogrammazione', x.id),
        })),
      },
    ],
    [albero.data, registri.data, verifica.data, contributi.data, t],
  );
};

/** Command palette: everything that can be done or reached, by typing a part of its name. */
export const Tavolozza = ({ contesto }: { readonly contesto: ContestoAzioni }) => {
  const { t } = useTranslation('guscio');
  const { contains } = useFilter({ sensitivity: 'base' });
  const [scritto, scrivi] = useState('');
  const luoghi = useLuoghi(contesto.aperto);
  const trovati = useTrovati(scritto, contesto.aperto);
  const comandi: Gruppo = {
    id: 'comandi',
    titolo: t('tavolozza.comandi'),
    voci: azioni
      .filter((a) => a.id !== 'tavolozza')
      .map((a) => ({
        id: a.id,
        testo: a.etichetta,
        nota: a.perche(contesto) ?? a.tasti?.mostra ?? t(`azioni.gruppo.${a.gruppo}`),
        icona: CornerDownLeft,
        esegui: () => esegui(a.id, contesto),
      })),
  };
  const gruppi = [comandi, trovati, ...luoghi].filter((g) => g.voci.length > 0);
  const voci = new Map(gruppi.flatMap((g) => g.voci.map((v) => [v.id, v] as const)));
  return (
    <ModalOverlay
      className={s.velo ?? ''}
      isOpen
      isDismissable
      onOpenChange={(si) => {
        if (!si) apriDialogo(null);
      }}
    >
      <Modal className={s.finestra ?? ''}>
        <Dialog className={s.dialogo ?? ''} aria-label={t('tavolozza.titolo')}>
          <Autocomplete
            // What the engine found needs no second look: its words may be another form of those written.
            filter={(testo, cerca, nodo) => String(nodo.key).startsWith(prefissoTrovato) || contains(testo, cerca)}
            inputValue={scritto}
            onInputChange={scrivi}
          >
            <SearchField aria-label={t('tavolozza.titolo')} className={s.campo ?? ''} autoFocus>
              <Search aria-hidden size={18} />
              {/* What is written rules the list below, which always shows: arrows walk it while the focus stays here. */}
              <Input role="combobox" aria-expanded="true" placeholder={t('tavolozza.titolo')} />
            </SearchField>
            <ListBox
              aria-label={t('tavolozza.titolo')}
              className={s.menu ?? ''}
              items={gruppi}
              disabledKeys={azioni.filter((a) => a.perche(contesto) !== null).map((a) => a.id)}
              renderEmptyState={() => (
                <p className={s.vuota}>{t(trovati.cerca ? 'tavolozza.cerca' : 'tavolozza.vuota')}</p>
              )}
              onAction={(id) => {
                apriDialogo(null);
                voci.get(String(id))?.esegui();
              }}
            >
              {(gruppo) => (
                <ListBoxSection id={gruppo.id}>
                  <Header className={s.gruppo ?? ''}>{gruppo.titolo}</Header>
                  {gruppo.voci.map(({ id, testo, nota, icona: Icona, estratto }) => (
                    <ListBoxItem key={id} id={id} textValue={`${testo} ${nota}`} className={s.voce ?? ''}>
                      <Icona aria-hidden size={16} />
                      <span className={s.testo}>
                        <span className={s.nome}>{testo}</span>
                        {estratto !== undefined && estratto.length > 0 && (
                          <span className={s.estratto}>
                            {estratto.map((p) => (p.trovato ? <mark key={p.da}>{p.testo}</mark> : p.testo))}
                          </span>
                        )}
                      </span>
                      <span className={s.nota}>{nota}</span>
                    </ListBoxItem>
                  ))}
                </ListBoxSection>
              )}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
};
