import { ChevronDown, ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Riceve, useDomanda } from '../../../app/api/uso.ts';
import { indirizzo } from '../../../app/rotte.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Attesa } from '../../../ui/Condizioni.tsx';
import { Riquadro, Titoletto } from '../../../ui/Pannello.tsx';
import s from './cambia.module.css';
import { GruppiCambio } from './GruppiCambio.tsx';
import { primeVoci } from './parole.ts';
import { Riepilogo } from './Riepilogo.tsx';

/** Places shown at once inside a dialog: the whole list is in «Da rivedere». */
const MASSIMO = 100;

/** What a change would do: how many of each kind, and the list when one asks for it. */
export const Previsione = ({ esito }: { readonly esito: Riceve<'cambia/prevedi'> }) => {
  const { t } = useTranslation('cambia');
  const id = useId();
  const [aperta, apri] = useState(false);
  const riempiti = esito.riempiti.reduce((n, g) => n + g.voci.length, 0);
  const tutti = [...esito.gruppi, ...esito.riempiti.map((g) => ({ ...g, id: `${g.id} riempiti` }))];
  return (
    <>
      <p>
        <Riepilogo conti={esito.riepilogo} />
      </p>
      {riempiti === 0 ? null : <p className="tenue">{t('riempiti', { count: riempiti })}</p>}
      {tutti.length === 0 ? null : (
        <div>
          <Bottone
            misura="piccola"
            icona={aperta ? ChevronDown : ChevronRight}
            espanso={aperta}
            controlla={id}
            onPress={() => apri(!aperta)}
          >
            {aperta ? t('nascondi') : t('mostra')}
          </Bottone>
        </div>
      )}
      <div id={id}>{aperta ? <GruppiCambio gruppi={primeVoci(tutti, MASSIMO)} /> : null}</div>
    </>
  );
};

/** In the import dialog, before confirming: what the files would change in the plan already written. */
export const CambiaNelPiano = ({ fileId }: { readonly fileId: readonly string[] }) => {
  const { t } = useTranslation('cambia');
  const domanda = useDomanda('cambia/prevedi', { fileId: [...fileId] }, { attiva: fileId.length > 0 });
  if (fileId.length === 0) return null;
  return (
    <section className={s.nel} aria-live="polite">
      <Titoletto>{t('nel')}</Titoletto>
      {domanda.isError ? (
        <Riquadro tono="warn">{domanda.error.message}</Riquadro>
      ) : domanda.data === undefined ? (
        <Attesa testo={t('leggo')} />
      ) : (
        <>
          <Previsione esito={domanda.data} />
          {domanda.data.gruppi.length === 0 ? null : <p className="tenue minuta">{t('dopoImport')}</p>}
        </>
      )}
    </section>
  );
};

/** After an import: how many places wait to be looked at, and where. */
export const RestaDaRivedere = () => {
  const { t } = useTranslation('cambia');
  const totale = useDomanda('cambia/elenco', {}).data?.totale ?? 0;
  if (totale === 0) return null;
  return (
    <Riquadro tono="act">
      {t('restano', { count: totale })} <a href={indirizzo('registri', 'da-rivedere')}>{t('rivedi')}</a>
    </Riquadro>
  );
};
