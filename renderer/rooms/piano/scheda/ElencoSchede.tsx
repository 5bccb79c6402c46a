import { Copy, Ellipsis, GripVertical, ListOrdered, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import { Button, GridList, GridListItem, ListLayout, useDragAndDrop, Virtualizer } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { useDomanda } from '../../../app/api/uso.ts';
import { correggi } from '../../../app/navigazione.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { scorribile } from '../../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../../ui/Condizioni.tsx';
import { Codice, Etichetta, Stato } from '../../../ui/Distintivo.tsx';
import { IntestazioneStanza } from '../../../ui/IntestazioneStanza.tsx';
import { MenuAzioni } from '../../../ui/MenuAzioni.tsx';
import { Cerca } from '../../../ui/Scelta.tsx';
import { apriScheda, duplicaScheda, eliminaScheda, spostaDiUno, spostaSchede } from './azioni-schede.ts';
import { DialogoElimina } from './DialogoElimina.tsx';
import { DialogoNuova } from './DialogoNuova.tsx';
import { cifra, esitoConto, type VoceScheda } from './lettura.ts';
import s from './scheda.module.css';
import { segnoEsito } from './segni-conti.ts';

const ALTEZZA = 48;
/** Columns of a row: handle, code, title with its LEPS, one for each year, total, balance, menu. */
const colonneDi = (anni: number) => `24px minmax(48px, 88px) minmax(180px, 1fr) repeat(${anni}, 92px) 104px 156px 32px`;

const Differenza = ({ voce }: { readonly voce: VoceScheda }) => {
  const { t } = useTranslation('scheda');
  const vuota = voce.totale === 0 && voce.differenza === 0;
  const { tono, chiave, quanto } = esitoConto(voce.differenza, voce.senzaCosto, vuota);
  return (
    <Stato tono={tono} icona={segnoEsito(tono)}>
      {t(`esitoBreve.${chiave}`, { quanto, count: voce.senzaCosto })}
    </Stato>
  );
};

const Riga = ({
  voce,
  anni,
  scrivibile,
  ordinabile,
  elimina,
}: {
  readonly voce: VoceScheda;
  readonly anni: readonly number[];
  readonly scrivibile: boolean;
  readonly ordinabile: boolean;
  readonly elimina: () => void;
}) => {
  const { t } = useTranslation('scheda');
  const nome = `${voce.codice} ${voce.titolo}`;
  return (
    <GridListItem
      id={voce.id}
      textValue={nome}
      className={s.rigaElenco ?? ''}
      style={{ gridTemplateColumns: colonneDi(anni.length) }}
    >
      {ordinabile ? (
        <Button slot="drag" className={s.maniglia ?? ''} aria-label={t('trascina', { nome: voce.codice })}>
          <GripVertical aria-hidden size={16} />
        </Button>
      ) : (
        <span />
      )}
      <span className={s.codiceElenco}>
        <Codice>{voce.codice}</Codice>
      </span>
      <span className={s.nomeElenco}>
        <b title={voce.titolo}>{voce.titolo}</b>
        <span className={s.lepsElenco}>
          {voce.leps.length === 0 ? <span className={s.tenue}>{t('senzaLeps')}</span> : null}
          {voce.leps.map((l) => (
            <Etichetta key={l.codice} leps>
              {l.codice}
            </Etichetta>
          ))}
        </span>
      </span>
      {anni.map((a) => (
        <span key={a} className={s.cifraElenco}>
          {cifra(voce.anni.find((x) => x.anno === a)?.cents ?? 0, t('nd'))}
        </span>
      ))}
      <b className={s.cifraElenco}>{cifra(voce.totale, t('nd'))}</b>
      <span className={s.esitoElenco}>
        <Differenza voce={voce} />
      </span>
      {scrivibile ? (
        <MenuAzioni
          etichetta={t('azioniDi', { nome: voce.codice })}
          voci={[
            { id: 'duplica', testo: t('duplica'), icona: Copy, esegui: () => void duplicaScheda(voce.id, nome) },
            { id: 'elimina', testo: t('eliminaScheda'), icona: Trash2, esegui: elimina },
          ]}
        >
          <Bottone
            variante="quieta"
            misura="piccola"
            icona={Ellipsis}
            etichetta={t('azioniDi', { nome: voce.codice })}
          />
        </MenuAzioni>
      ) : (
        <span />
      )}
    </GridListItem>
  );
};

/** Every scheda of the plan on one line: open, make, copy, put in order, delete. */
export const ElencoSchede = ({ nuova, scrivibile }: { readonly nuova: boolean; readonly scrivibile: boolean }) => {
  const { t } = useTranslation('scheda');
  const { data, error } = useDomanda('schede/elenco', {}, { tieniPrecedente: true });
  const [filtro, filtra] = useState('');
  const [daEliminare, chiedi] = useState<VoceScheda | null>(null);
  const [detto, dillo] = useState('');
  const tutte = useMemo(() => data?.schede ?? [], [data]);
  const parole = senzaAccenti(filtro).split(/\s+/).filter(Boolean);
  const inVista = tutte.filter((v) => {
    const testo = senzaAccenti(`${v.codice} ${v.titolo} ${v.leps.map((l) => `${l.codice} ${l.nome ?? ''}`).join(' ')}`);
    return parole.every((p) => testo.includes(p));
  });
  const ordinabile = scrivibile && parole.length === 0;
  const ordine = tutte.map((v) => v.id);
  const anni = [...new Set(tutte.flatMap((v) => v.anni.map((a) => a.anno)))].sort((a, b) => a - b);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (chiavi) => [...chiavi].map((k) => ({ 'text/plain': tutte.find((v) => v.id === k)?.titolo ?? '' })),
    isDisabled: !ordinabile,
    onReorder: ({ keys, target }) => {
      const ids = ordine.filter((id) => keys.has(id));
      const meta = ordine.indexOf(String(target.key));
      void spostaSchede(ids, ordine[target.dropPosition === 'before' ? meta : meta + 1] ?? null);
    },
  });
  const tasto = (e: KeyboardEvent) => {
    if (!e.altKey || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown') || !ordinabile) return;
    const riga = e.target instanceof Element ? e.target.closest('[data-key]') : null;
    const voce = tutte.find((v) => v.id === riga?.getAttribute('data-key'));
    if (voce === undefined) return;
    e.preventDefault();
    e.stopPropagation();
    void spostaDiUno(ordine, voce.id, e.key === 'ArrowUp' ? -1 : 1).then((fatto) => {
      const posto = ordine.indexOf(voce.id) + (e.key === 'ArrowUp' ? 0 : 2);
      dillo(fatto ? t('spostata', { nome: voce.codice, n: posto, m: tutte.length }) : t('nonSiSposta'));
    });
  };
  const apriNuova = () => correggi('piano', null, { modo: 'elenco', nuova: 'si' });
  return (
    <section className={s.pagina} aria-label={t('elenco')} data-pannello {...scorribile} onKeyDownCapture={tasto}>
      <IntestazioneStanza
        titolo={t('elenco')}
        contesto={data === undefined ? undefined : t('quante', { count: tutte.length })}
      >
        <Cerca etichetta={t('filtra')} valore={filtro} onCambia={filtra} />
        {scrivibile ? (
          <Bottone variante="primaria" icona={Plus} onPress={apriNuova}>
            {t('nuovaScheda')}
          </Bottone>
        ) : null}
      </IntestazioneStanza>
      <p className="solo-voce" role="status">
        {detto}
      </p>
      {error ? (
        <Guasto titolo={t('guasto')} messaggio={error.message} />
      ) : data === undefined ? (
        <Attesa testo={t('carico')} />
      ) : tutte.length === 0 ? (
        <Vuoto titolo={t('nessunaScheda')} icona={ListOrdered}>
          {t('nessunaSchedaTesto')}
        </Vuoto>
      ) : (
        <div className={s.elenco}>
          <div className={s.testaElenco} style={{ gridTemplateColumns: colonneDi(anni.length) }} aria-hidden="true">
            <span />
            <span>{t('colonna.codice')}</span>
            <span>{t('colonna.titolo')}</span>
            {anni.map((a) => (
              <span key={a} className={s.cifraElenco}>
                {a} (€)
              </span>
            ))}
            <span className={s.cifraElenco}>{t('colonna.totale')}</span>
            <span className={s.esitoElenco}>{t('colonna.fonti')}</span>
            <span />
          </div>
          <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: ALTEZZA }}>
            <GridList
              aria-label={t('elenco')}
              aria-describedby="come-si-ordina"
              className={s.righe ?? ''}
              items={inVista}
              dependencies={[anni.length, ordinabile]}
              dragAndDropHooks={dragAndDropHooks}
              onAction={(k) => apriScheda(String(k))}
              renderEmptyState={() => <p className={s.vuota}>{t('nessunaTrovata')}</p>}
            >
              {(voce) => (
                <Riga
                  voce={voce}
                  anni={anni}
                  scrivibile={scrivibile}
                  ordinabile={ordinabile}
                  elimina={() => chiedi(voce)}
                />
              )}
            </GridList>
          </Virtualizer>
          <p className={s.comeSiUsa} id="come-si-ordina">
            {t(ordinabile ? 'comeSiOrdina' : 'comeSiApre')}
          </p>
        </div>
      )}
      {nuova && data !== undefined ? (
        <DialogoNuova leps={data.leps} chiudi={() => correggi('piano', null, { modo: 'elenco' })} />
      ) : null}
      {daEliminare === null ? null : (
        <DialogoElimina
          id={daEliminare.id}
          chiudi={() => chiedi(null)}
          conferma={() => {
            const { id, codice, titolo } = daEliminare;
            chiedi(null);
            void eliminaScheda(id, `${codice} ${titolo}`);
          }}
        />
      )}
    </section>
  );
};
