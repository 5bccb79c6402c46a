import { ChevronDown, ChevronRight, NotebookText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { raggruppa } from '#domain/indice.ts';
import { dataEstesa, oraDi } from '#format/date.ts';
import { type Chiede, type Riceve, useDomanda } from '../../app/api/uso.ts';
import { indirizzoLuogo } from '../../app/luoghi.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { CampoData } from '../../ui/CampoData.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Etichetta } from '../../ui/Distintivo.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import s from './giornale.module.css';

type Pagina = Riceve<'giornale/elenco'>;
type Azione = Pagina['azioni'][number];
type Filtro = Pick<Chiede<'giornale/elenco'>, 'autore' | 'stanza' | 'giorno'>;
const stanze = ['piano', 'registri', 'verifica', 'coprogrammazione', 'conferenza', 'atti'] as const;
const note: Readonly<Record<string, 'importazione' | 'versione' | 'annullamento'>> = {
  import: 'importazione',
  versione: 'versione',
  annullamento: 'annullamento',
};

/** Day of this computer on which an action was made, `YYYY-MM-DD`. */
const giornoDi = (istante: string): string => {
  const d = new Date(istante);
  return [d.getFullYear(), String(d.getMonth() + 1).padStart(2, '0'), String(d.getDate()).padStart(2, '0')].join('-');
};

/** Lines of a finished action with their place, which never changes. */
const conPosto = (voci: Riceve<'giornale/dettaglio'>['voci']) => voci.map((v, i) => ({ ...v, posto: `riga-${i}` }));

const Dettaglio = ({ azione }: { readonly azione: Azione }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const { da, seq, gruppo } = azione;
  const domanda = useDomanda('giornale/dettaglio', { da, seq, gruppo });
  if (domanda.isError) return <p role="alert">{domanda.error.message}</p>;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  const { voci, altre } = domanda.data;
  if (voci.length === 0) return <p className="tenue">{t('giornale.nessunaVoce')}</p>;
  return (
    <div className={s.dettaglio}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('giornale.dove')}</th>
            <th scope="col">{t('prima')}</th>
            <th scope="col">{t('dopo')}</th>
          </tr>
        </thead>
        <tbody>
          {conPosto(voci).map(({ posto, ...v }) => (
            <tr key={posto}>
              <th scope="row" {...(v.prima === null && v.dopo === null ? { colSpan: 3 } : {})}>
                {t(`giornale.che.${v.che}`)}: {v.dove}
                {v.campo === null ? null : `, ${v.campo}`}
              </th>
              {v.prima === null && v.dopo === null ? null : (
                <>
                  <td>{v.prima === null ? '—' : <del>{v.prima}</del>}</td>
                  <td>{v.dopo === null ? '—' : <ins>{v.dopo}</ins>}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {altre > 0 ? <p className="tenue">{t('giornale.altreVoci', { count: altre })}</p> : null}
    </div>
  );
};

const Riga = ({ azione }: { readonly azione: Azione }) => {
  const { t } = useTranslation('conferenza');
  const [aperta, apri] = useState(false);
  const nota = note[azione.causa];
  const meta =
    azione.causa === 'versione'
      ? indirizzo('conferenza', azione.gruppo.replace('versione:', ''))
      : azione.luogo === null
        ? null
        : indirizzoLuogo(azione.luogo);
  return (
    <li className={s.azione} data-annullata={azione.annullata || undefined}>
      <time dateTime={azione.istante}>{oraDi(azione.istante)}</time>
      <div className={s.che}>
        <b>{azione.titolo}</b>
        <span className="tenue">{azione.autore}</span>
        {aperta ? <Dettaglio azione={azione} /> : null}
      </div>
      <span className={s.note}>
        {nota === undefined ? null : <Etichetta>{t(`giornale.${nota}`)}</Etichetta>}
        {azione.annullata ? <Etichetta>{t('giornale.annullata')}</Etichetta> : null}
        {azione.operazioni === 0 ? null : (
          <Bottone
            misura="piccola"
            variante="quieta"
            icona={aperta ? ChevronDown : ChevronRight}
            aria-expanded={aperta}
            onPress={() => apri(!aperta)}
          >
            {t('giornale.nCambiamenti', { count: azione.operazioni })}
          </Bottone>
        )}
        {meta === null ? null : (
          <a href={meta} aria-label={`${t('giornale.vai')}: ${azione.luogo?.etichetta ?? azione.titolo}`}>
            {t('giornale.vai')}
          </a>
        )}
      </span>
    </li>
  );
};

/** One page of the journal and, when asked, those after it. */
const Pagine = ({ filtro, primaDi }: { readonly filtro: Filtro; readonly primaDi: number | null }) => {
  const { t } = useTranslation('conferenza');
  const { t: c } = useTranslation();
  const [seguono, segui] = useState(false);
  const domanda = useDomanda('giornale/elenco', { limite: 50, primaDi, ...filtro }, { tieniPrecedente: true });
  if (domanda.isError) return <Guasto titolo={c('guasto')} messaggio={domanda.error.message} />;
  if (domanda.data === undefined) return <Attesa testo={c('caricamento')} />;
  const { azioni, prossimo } = domanda.data;
  if (azioni.length === 0 && prossimo === null && primaDi === null)
    return (
      <Vuoto titolo={t('giornale.vuoto')} icona={NotebookText}>
        {t('giornale.vuotoTesto')}
      </Vuoto>
    );
  const giorni = [...raggruppa(azioni, 'giorno', (a) => giornoDi(a.istante))];
  return (
    <>
      {giorni.map(([giorno, voci]) => (
        <section key={giorno} className={s.giorno}>
          <h2>{dataEstesa(giorno)}</h2>
          <ol>
            {voci.map((a) => (
              <Riga key={`${a.gruppo}-${a.seq}`} azione={a} />
            ))}
          </ol>
        </section>
      ))}
      {prossimo === null ? null : seguono ? (
        <Pagine filtro={filtro} primaDi={prossimo} />
      ) : (
        <Bottone onPress={() => segui(true)}>{t('giornale.altre')}</Bottone>
      )}
    </>
  );
};

/** The journal of the plan: who, when, what; filtered by person, room and day. */
export const Giornale = () => {
  const { t } = useTranslation('conferenza');
  const [filtro, cambia] = useState<Filtro>({ autore: null, stanza: null, giorno: null });
  const autori = useDomanda('giornale/elenco', { limite: 50, primaDi: null, autore: null, stanza: null, giorno: null });
  return (
    <>
      <div className={s.filtri}>
        <Scelta
          etichetta={t('giornale.di')}
          opzioni={[
            { id: '', testo: t('giornale.tutti') },
            ...(autori.data?.autori ?? []).map((a) => ({ id: a, testo: a })),
          ]}
          valore={filtro.autore ?? ''}
          onCambia={(autore) => cambia({ ...filtro, autore: autore === '' ? null : autore })}
        />
        <Scelta
          etichetta={t('giornale.stanza')}
          opzioni={[
            { id: '', testo: t('giornale.ovunque') },
            ...stanze.map((x) => ({ id: x, testo: t(`giornale.stanze.${x}`) })),
          ]}
          valore={filtro.stanza ?? ''}
          onCambia={(scelta) => cambia({ ...filtro, stanza: stanze.find((x) => x === scelta) ?? null })}
        />
        <CampoData
          etichetta={t('giornale.giorno')}
          valore={filtro.giorno ?? ''}
          onCambia={(giorno) => cambia({ ...filtro, giorno: giorno === '' ? null : giorno })}
        />
        {filtro.giorno === null ? null : (
          <Bottone variante="quieta" onPress={() => cambia({ ...filtro, giorno: null })}>
            {t('giornale.togliGiorno')}
          </Bottone>
        )}
      </div>
      <div className={s.elenco}>
        <Pagine key={JSON.stringify(filtro)} filtro={filtro} primaDi={null} />
      </div>
    </>
  );
};
