import { ChevronDown, ChevronRight, Plus, UserX } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { dataBreve } from '#format/date.ts';
import { type Riceve, useDomanda, useOrdine } from '../../app/api/uso.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { CampoData } from '../../ui/CampoData.tsx';
import { classi } from '../../ui/classi.ts';
import { Riquadro } from '../../ui/Pannello.tsx';
import { Spunta } from '../../ui/Scelta.tsx';
import s from './atti.module.css';
import { DialogoParte } from './DialogoParte.tsx';

type Elenco = Riceve<'parti/elenco'>;
type Parte = Elenco['parti'][number];

/** Fields of a party in the order in which they are filled. */
const campi = [
  'denominazione',
  'persona',
  'qualita',
  'delega',
  'attoOrgano',
  'attoNumero',
  'attoData',
  'attoEsecutivita',
  'codiceFiscale',
  'pec',
  'impegni',
  'dataFirma',
] as const;
const date: ReadonlySet<string> = new Set(['attoData', 'dataFirma']);

const CampoParte = ({ parte, campo }: { readonly parte: Parte; readonly campo: (typeof campi)[number] }) => {
  const { t } = useTranslation('atti');
  const prima = parte.campi[campo] ?? '';
  const [testo, scrivi] = useState(prima);
  const salva = useOrdine('parti/scrivi', { silenzioso: true });
  const comune = {
    etichetta: t(`parte.${campo}`),
    valore: testo,
    onCambia: scrivi,
    onEsce: () => {
      if (testo !== prima) salva.mutate({ id: parte.id, campi: { [campo]: testo.trim() === '' ? null : testo } });
    },
    errore: salva.error?.message ?? null,
  };
  if (date.has(campo)) return <CampoData {...comune} />;
  return <Campo {...comune} {...(campo === 'impegni' ? { righe: 3 } : {})} />;
};

/** Comuni that do not sign by themselves and for which this body may act. */
const PerConto = ({ parte, fuori }: { readonly parte: Parte; readonly fuori: Elenco['comuniFuori'] }) => {
  const { t } = useTranslation('atti');
  const rappresenta = useOrdine('parti/rappresenta');
  if (parte.ruolo === 'comune' || fuori.length === 0) return null;
  return (
    <fieldset className={s.perConto}>
      <legend>{t('perConto')}</legend>
      {fuori.map(({ comuneId, nome }) => (
        <Spunta
          key={comuneId}
          selezionata={parte.perConto.includes(comuneId)}
          onCambia={(si) =>
            rappresenta.mutate({
              id: parte.id,
              comuni: si ? [...parte.perConto, comuneId] : parte.perConto.filter((x) => x !== comuneId),
            })
          }
        >
          {nome}
        </Spunta>
      ))}
    </fieldset>
  );
};

const VoceParte = ({ parte, fuori }: { readonly parte: Parte; readonly fuori: Elenco['comuniFuori'] }) => {
  const { t } = useTranslation('atti');
  const { t: c } = useTranslation();
  const togli = useOrdine('parti/togli');
  const persona = parte.campi.persona ?? null;
  const firma = parte.campi.dataFirma ?? null;
  return (
    <Disclosure className={s.parte ?? ''}>
      {({ isExpanded }) => (
        <>
          <h3>
            <Button slot="trigger" className={s.intesta ?? ''}>
              {isExpanded ? <ChevronDown aria-hidden size={16} /> : <ChevronRight aria-hidden size={16} />}
              <b>{parte.ente}</b>
              <small className={persona === null ? s.mancante : 'tenue'}>
                {[
                  parte.ruolo === 'comune' ? null : c(`ruolo.${parte.ruolo}`),
                  persona ?? t('senzaPersona'),
                  firma === null ? t('daFirmare') : t('firmata', { data: dataBreve(firma) }),
                ]
                  .filter((x) => x !== null)
                  .join(' · ')}
              </small>
            </Button>
          </h3>
          <DisclosurePanel>
            {isExpanded ? (
              <div className={s.campi}>
                {campi
                  .filter((campo) => Object.hasOwn(parte.campi, campo))
                  .map((campo) => (
                    <CampoParte key={campo} parte={parte} campo={campo} />
                  ))}
                <PerConto parte={parte} fuori={fuori} />
                <Bottone icona={UserX} onPress={() => togli.mutate({ id: parte.id })} occupato={togli.isPending}>
                  {t('togliParte')}
                </Bottone>
              </div>
            ) : null}
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
};

/** Parties of the accordo: who signs for each body, by which act, when; bodies join and leave here. */
export const PannelloParti = () => {
  const { t } = useTranslation('atti');
  const [aggiunge, apri] = useState(false);
  const domanda = useDomanda('parti/elenco', {});
  const parti = domanda.data?.parti ?? [];
  const firmate = parti.filter((p) => (p.campi.dataFirma ?? null) !== null).length;
  if (domanda.isError)
    return (
      <p className={s.blocco} role="alert">
        {domanda.error.message}
      </p>
    );
  if (domanda.data === undefined) return null;
  const { manca, comuniFuori } = domanda.data;
  return (
    <>
      <section className={s.blocco} aria-label={t('firme')}>
        <div className={s.firme} aria-hidden="true">
          {parti.map((p) => (
            <i key={p.id} className={classi((p.campi.dataFirma ?? null) !== null && s.fatta)} />
          ))}
        </div>
        <p className="tenue minuta">
          {parti.length === 0 ? t('nessunaParte') : t('firmeConto', { fatte: firmate, totale: parti.length })}
        </p>
        {manca === null ? null : <Riquadro tono="warn">{t('mancaEnte', { tipo: t(`tipo.${manca.tipo}`) })}</Riquadro>}
        <Bottone icona={Plus} onPress={() => apri(true)}>
          {t('aggiungiParte')}
        </Bottone>
      </section>
      {parti.map((p) => (
        <VoceParte key={p.id} parte={p} fuori={comuniFuori} />
      ))}
      {aggiunge ? <DialogoParte contorno={{ manca, comuniFuori }} chiudi={() => apri(false)} /> : null}
    </>
  );
};
