import { ChevronDown, ChevronRight, TriangleAlert } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { TabellaLetta } from '#contract/mappa.ts';
import testi from '../../app/testi/it/importa.json';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Distintivo } from '../../ui/Distintivo.tsx';
import { Scelta, Spunta } from '../../ui/Scelta.tsx';
import { conColonna, haAnno, haMisura } from './colonne-dette.ts';
import s from './importa.module.css';

type Colonna = TabellaLetta['colonne'][number];
type Ruolo = keyof typeof testi.ruolo;
const misure = ['competenza', 'cassa', 'impegnato', 'fpv', 'residui'] as const;

const eRuolo = (ruolo: string): ruolo is Ruolo => Object.hasOwn(testi.ruolo, ruolo);

const RigaColonna = ({
  colonna,
  ruoli,
  onCambia,
}: {
  readonly colonna: Colonna;
  readonly ruoli: readonly string[];
  readonly onCambia: (cambia: Partial<Pick<Colonna, 'ruolo' | 'anno' | 'misura'>>) => void;
}) => {
  const { t } = useTranslation('importa');
  const { lettera, testo, esempi, ruolo, anno, misura, fiducia } = colonna;
  const nome = testo === '' ? t('senzaIntestazione') : testo;
  return (
    <tr>
      <th scope="row">{lettera}</th>
      <td className={testo === '' ? 'tenue' : undefined}>{nome}</td>
      <td className="tenue">{esempi.join(' · ')}</td>
      <td>
        <Scelta
          etichetta={t('cheCosaDi', { lettera, testo: nome })}
          etichettaNascosta
          opzioni={ruoli.filter(eRuolo).map((r) => ({ id: r, testo: t(`ruolo.${r}`) }))}
          valore={ruolo}
          onCambia={(r) => onCambia({ ruolo: r })}
        />
      </td>
      <td>
        {haAnno(ruolo) ? (
          <Campo
            etichetta={t('annoDi', { lettera })}
            etichettaNascosta
            valore={anno === null ? '' : String(anno)}
            segnaposto={t('annoNessuno')}
            massimo={4}
            errore={anno !== null && (anno < 1990 || anno > 2199) ? t('annoNonValido') : null}
            onCambia={(v) => onCambia({ anno: /^\d+$/.test(v) ? Number(v) : null })}
          />
        ) : null}
      </td>
      <td>
        {haMisura(ruolo) ? (
          <Scelta
            etichetta={t('misuraDi', { lettera })}
            etichettaNascosta
            opzioni={misure.map((m) => ({ id: m, testo: t(`misure.${m}`) }))}
            valore={misura}
            onCambia={(id) => onCambia({ misura: misure.find((m) => m === id) ?? null })}
          />
        ) : null}
      </td>
      <td className={fiducia === 'mano' ? undefined : 'tenue'}>{t(`fiducia.${fiducia}`)}</td>
    </tr>
  );
};

const Tabella = ({
  tabella,
  onCambia,
}: {
  readonly tabella: TabellaLetta;
  readonly onCambia: (tabella: TabellaLetta) => void;
}) => {
  const { t } = useTranslation('importa');
  const { foglio, riga, righe } = tabella;
  return (
    <section className={s.tabella}>
      <h5>{foglio === null ? t('dove', { riga, righe }) : t('doveFoglio', { foglio, riga, righe })}</h5>
      <div className={s.scelte}>
        <Spunta selezionata={tabella.usata} onCambia={(usata) => onCambia({ ...tabella, usata })}>
          {t('usa')}
        </Spunta>
        <Spunta selezionata={tabella.migliaia} onCambia={(migliaia) => onCambia({ ...tabella, migliaia })}>
          {t('migliaia')}
        </Spunta>
      </div>
      <div className={s.scorre}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('colonna')}</th>
              <th scope="col">{t('intestazione')}</th>
              <th scope="col">{t('esempi')}</th>
              <th scope="col">{t('cheCosa')}</th>
              <th scope="col">{t('anno')}</th>
              <th scope="col">{t('misura')}</th>
              <th scope="col">{t('come')}</th>
            </tr>
          </thead>
          <tbody>
            {tabella.colonne.map((c) => (
              <RigaColonna
                key={c.c}
                colonna={c}
                ruoli={tabella.ruoli}
                onCambia={(cambia) => onCambia(conColonna(tabella, c.c, cambia))}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
};

/** How the columns of a file are read: the proposal, and where the person corrects it before importing. */
export const TabelleLette = ({
  tabelle,
  cambiate,
  aperte,
  occupato,
  onCambia,
  onRileggi,
  onRimetti,
}: {
  readonly tabelle: readonly TabellaLetta[];
  /** Changed since the file was read. */
  readonly cambiate: boolean;
  /** Shown at once: the file was refused, or nothing was recognised. */
  readonly aperte: boolean;
  readonly occupato: boolean;
  readonly onCambia: (i: number, tabella: TabellaLetta) => void;
  readonly onRileggi: () => void;
  readonly onRimetti: () => void;
}) => {
  const { t } = useTranslation('importa');
  if (tabelle.length === 0) return null;
  const nessuna = tabelle.every((x) => !x.usata);
  return (
    <Disclosure className={s.colonne ?? ''} defaultExpanded={aperte}>
      {({ isExpanded }) => (
        <>
          <h4>
            <Button slot="trigger" className={s.intesta ?? ''}>
              {isExpanded ? <ChevronDown aria-hidden size={16} /> : <ChevronRight aria-hidden size={16} />}
              <b>{t('colonne')}</b>
              <small className="tenue">
                {nessuna ? t('nonRiconosciuta') : t('tabelle', { count: tabelle.length })}
              </small>
              {tabelle.some((x) => x.ricordata) ? <Distintivo tono="act">{t('ricordata')}</Distintivo> : null}
              {cambiate ? (
                <Distintivo tono="warn" icona={TriangleAlert}>
                  {t('cambiata')}
                </Distintivo>
              ) : null}
            </Button>
          </h4>
          <DisclosurePanel>
            {isExpanded ? (
              <>
                {tabelle.map((x, i) => (
                  <Tabella key={`${x.foglio ?? ''}-${x.riga}`} tabella={x} onCambia={(nuova) => onCambia(i, nuova)} />
                ))}
                <div className={s.azioni}>
                  <Bottone
                    variante="primaria"
                    occupato={occupato}
                    perche={cambiate ? null : t('nota')}
                    onPress={onRileggi}
                  >
                    {t('rileggi')}
                  </Bottone>
                  {cambiate ? <Bottone onPress={onRimetti}>{t('rimetti')}</Bottone> : null}
                  <p className="tenue minuta">{t('nota')}</p>
                </div>
              </>
            ) : null}
          </DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
};
