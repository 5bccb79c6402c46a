import { PanelRight, Table2, TriangleAlert, Upload } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../app/api/uso.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Griglia, type PuntoGriglia, type TestiGriglia } from '../../ui/Griglia.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Titoletto } from '../../ui/Pannello.tsx';
import { DialogoImporta } from './DialogoImporta.tsx';
import { colonneGriglia, rigaCercata, righeGriglia } from './griglia-vista.ts';
import { genereDaParametro } from './importazione.ts';
import { PannelloOrigine, type Vista } from './PannelloOrigine.tsx';
import s from './registri.module.css';

const AreaGriglia = ({
  vista,
  punto,
  scegli,
  apriAnomalie,
  importa,
}: {
  readonly vista: Vista;
  readonly punto: PuntoGriglia | null;
  readonly scegli: (punto: PuntoGriglia) => void;
  readonly apriAnomalie: () => void;
  readonly importa: () => void;
}) => {
  const { t } = useTranslation('registri');
  const colonne = useMemo(() => colonneGriglia(vista), [vista]);
  const righe = useMemo(() => righeGriglia(vista), [vista]);
  const testi = useMemo<TestiGriglia>(
    () => ({
      ignoto: t('ignoto'),
      stati: {
        ok: t('stato.ok'),
        ignoto: t('stato.ignoto'),
        anomalia: t('stato.anomalia'),
        errore: t('stato.errore'),
        mano: t('stato.mano'),
        derivato: t('stato.derivato'),
      },
    }),
    [t],
  );
  const riga = vista.righe.find((r) => r.id === punto?.riga);
  const cella = punto === null ? undefined : riga?.celle[punto.colonna];
  const nomeCella = [riga?.celle[0]?.testo, punto === null ? undefined : vista.colonne[punto.colonna]?.titolo]
    .filter((x) => x !== undefined && x !== '')
    .join(' · ');
  if (righe.length === 0)
    return (
      <Vuoto
        titolo={t('vuoto')}
        icona={Table2}
        azioni={
          <Bottone icona={Upload} onPress={importa}>
            {t('importa')}
          </Bottone>
        }
      >
        {t('vuotoTesto')}
      </Vuoto>
    );
  return (
    <div className={s.area}>
      {vista.anomalie.length === 0 ? null : (
        <div className={s.banda}>
          <Stato tono="warn" icona={TriangleAlert}>
            {t('anomalie', { count: vista.anomalie.length })}
          </Stato>
          <Bottone variante="quieta" misura="piccola" onPress={apriAnomalie}>
            {t('guardale')}
          </Bottone>
        </div>
      )}
      <div className={s.formula}>
        {cella === undefined ? (
          <span className="tenue">{t('righe', { count: righe.filter((r) => !r.totale).length })}</span>
        ) : (
          <>
            <code>{nomeCella}</code>
            <b>{cella.testo}</b>
            <span className="tenue">{t(`stato.${cella.stato}`)}</span>
          </>
        )}
      </div>
      <Griglia
        key={vista.id}
        etichetta={vista.titolo}
        colonne={colonne}
        righe={righe}
        corrente={punto}
        onCella={scegli}
        testi={testi}
      />
    </div>
  );
};

/** The data of the plan, as read: list of registers, grid, origin of each cell, import. */
export const StanzaRegistri = () => {
  const { t } = useTranslation('registri');
  const { t: c } = useTranslation();
  const { id, parametri } = useRotta();
  const elenco = useDomanda('registri/elenco', {});
  const viste = elenco.data?.viste ?? [];
  const scelta = viste.find((v) => v.id === id)?.id ?? viste[0]?.id ?? null;
  const domanda = useDomanda('registri/vista', { id: scelta ?? '' }, { attiva: scelta !== null });
  const vista = domanda.data;
  const [mossa, muovi] = useState<{ readonly vista: string; readonly punto: PuntoGriglia } | null>(null);
  const [scheda, apriScheda] = useState<'origine' | 'anomalie'>('origine');
  const cercata = vista === undefined ? null : rigaCercata(vista, parametri.riga);
  const punto: PuntoGriglia | null =
    mossa !== null && mossa.vista === scelta ? mossa.punto : cercata === null ? null : { riga: cercata, colonna: -1 };
  const cella = punto === null ? null : (vista?.righe.find((r) => r.id === punto.riga)?.celle[punto.colonna] ?? null);
  const importa = () => correggi('registri', scelta, { importa: 'si' });

  const nomiGruppi = [...new Set(viste.map((v) => v.gruppo))];
  const menu = (
    <nav className={s.elenco} aria-label={t('elenco')}>
      {nomiGruppi.map((gruppo) => (
        <div key={gruppo}>
          {gruppo === '' ? null : <Titoletto>{gruppo}</Titoletto>}
          {viste
            .filter((v) => v.gruppo === gruppo)
            .map((v) => (
              <a
                key={v.id}
                href={indirizzo('registri', v.id)}
                {...(v.id === scelta ? { 'aria-current': 'page' as const } : {})}
              >
                {v.titolo}
                <small>
                  {v.anomalie > 0 ? (
                    <>
                      <TriangleAlert aria-hidden size={12} />
                      <span className="solo-voce">{t('anomalie', { count: v.anomalie })}, </span>
                    </>
                  ) : null}
                  {v.righe}
                </small>
              </a>
            ))}
        </div>
      ))}
    </nav>
  );

  return (
    <>
      <IntestazioneStanza titolo={vista?.titolo ?? t('titolo')} contesto={vista?.descrizione}>
        <Bottone variante="primaria" icona={Upload} onPress={importa}>
          {t('importa')}
        </Bottone>
      </IntestazioneStanza>
      <Colonne
        id="registri"
        titoloCentro={t('griglia')}
        etichettaMisura={c('misura')}
        chiudi={c('chiudi')}
        sinistra={{
          titolo: t('elenco'),
          bottone: t('mostraElenco'),
          icona: Table2,
          larghezza: 200,
          contenuto: menu,
        }}
        destra={
          vista === undefined
            ? undefined
            : {
                titolo: t('lato'),
                bottone: t('mostraLato'),
                icona: PanelRight,
                larghezza: 316,
                contenuto: <PannelloOrigine vista={vista} cella={cella} aperta={scheda} onApri={apriScheda} />,
              }
        }
      >
        {elenco.isError || domanda.isError ? (
          <Guasto
            titolo={c('guasto')}
            messaggio={(elenco.error ?? domanda.error)?.message ?? ''}
            azioni={
              <Bottone onPress={() => void (elenco.isError ? elenco.refetch() : domanda.refetch())}>
                {c('riprova')}
              </Bottone>
            }
          />
        ) : vista === undefined ? (
          <Attesa testo={c('caricamento')} />
        ) : (
          <AreaGriglia
            vista={vista}
            punto={punto}
            scegli={(p) => muovi({ vista: vista.id, punto: p })}
            apriAnomalie={() => apriScheda('anomalie')}
            importa={importa}
          />
        )}
      </Colonne>
      {parametri.importa === undefined ? null : (
        <DialogoImporta
          genereIniziale={genereDaParametro(parametri.importa, scelta)}
          chiudi={(vai) => correggi('registri', vai ?? scelta)}
        />
      )}
    </>
  );
};
