import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import type { ConteggioSegnalazioni } from '../../app/conto-segnalazioni.ts';
import { ordineGravita, segniGravita } from '../../app/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { Titoletto } from '../../ui/Pannello.tsx';
import { Cerca, Scelta, Spunta } from '../../ui/Scelta.tsx';
import { type Contesto, type Filtri, momenti } from './filtri.ts';
import s from './verifica.module.css';

const TUTTI = 'tutti';

/** A list with «all» on top. */
const SceltaFiltro = ({
  etichetta,
  tutti,
  voci,
  valore,
  scegli,
}: {
  readonly etichetta: string;
  readonly tutti: string;
  readonly voci: readonly { readonly id: string; readonly nome: string }[];
  readonly valore: string | null;
  readonly scegli: (id: string | null) => void;
}) =>
  voci.length === 0 ? null : (
    <Scelta
      etichetta={etichetta}
      opzioni={[{ id: TUTTI, testo: tutti }, ...voci.map((v) => ({ id: v.id, testo: v.nome }))]}
      valore={valore ?? TUTTI}
      onCambia={(id) => scegli(id === TUTTI ? null : id)}
    />
  );

/** What the person chooses to see, on the left of the list. */
export const FiltriVerifica = ({
  filtri,
  cambia,
  tutto,
  conto,
  gruppi,
  contesto,
}: {
  readonly filtri: Filtri;
  readonly cambia: (nuovi: Partial<Filtri>) => void;
  readonly tutto: () => void;
  readonly conto: ConteggioSegnalazioni;
  readonly gruppi: readonly { readonly nome: string; readonly quante: number }[];
  readonly contesto: Contesto | undefined;
}) => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const versioni = contesto?.versioni ?? [];
  const ultima = versioni.at(-1);
  return (
    <div className={s.filtri}>
      <Cerca etichetta={t('cerca')} valore={filtri.testo} onCambia={(testo) => cambia({ testo })} />
      <Bottone variante="quieta" misura="piccola" onPress={tutto}>
        {t('tutti')}
      </Bottone>
      <Titoletto>{t('gravita')}</Titoletto>
      {ordineGravita.map((g) => {
        const { icona, tono } = segniGravita[g];
        return (
          <Spunta
            key={g}
            selezionata={filtri.gravita === null || filtri.gravita.has(g)}
            onCambia={(si) => {
              const scelte = ordineGravita.filter((x) =>
                x === g ? si : filtri.gravita === null || filtri.gravita.has(x),
              );
              cambia({ gravita: scelte.length === ordineGravita.length ? null : new Set(scelte) });
            }}
          >
            <Stato tono={tono} icona={icona} misura="media">
              {c(`gravita.${g}`)}
            </Stato>
            <span className={s.conto}>{conto[g]}</span>
          </Spunta>
        );
      })}
      <Titoletto>{t('diChe')}</Titoletto>
      <SceltaFiltro
        etichetta={t('comune')}
        tutti={t('ogniComune')}
        voci={contesto?.comuni ?? []}
        valore={filtri.comune}
        scegli={(comune) => cambia({ comune })}
      />
      <SceltaFiltro
        etichetta={t('leps')}
        tutti={t('ogniLeps')}
        voci={contesto?.leps ?? []}
        valore={filtri.leps}
        scegli={(leps) => cambia({ leps })}
      />
      <SceltaFiltro
        etichetta={t('sezione')}
        tutti={t('ogniSezione')}
        voci={contesto?.sezioni ?? []}
        valore={filtri.sezione}
        scegli={(sezione) => cambia({ sezione })}
      />
      <Titoletto>{t('tempo')}</Titoletto>
      <Scelta
        etichetta={t('quando')}
        opzioni={momenti
          .filter((m) => m !== 'nuove' || ultima !== undefined)
          .map((m) => ({ id: m, testo: t(`momento.${m}`) }))}
        valore={filtri.momento}
        onCambia={(m) => cambia({ momento: momenti.find((x) => x === m) ?? 'tutte' })}
      />
      {versioni.length > 0 && (filtri.momento === 'nuove' || filtri.momento === 'risolte') ? (
        <Scelta
          etichetta={t('rispettoA')}
          opzioni={[
            ...(filtri.momento === 'risolte' ? [{ id: '0', testo: t('giornoPerGiorno') }] : []),
            ...versioni.toReversed().map((v) => ({
              id: String(v.numero),
              testo: t('versioneBreve', { numero: v.numero, nome: v.nome }),
              nota: istanteBreve(v.istante),
            })),
          ]}
          valore={String(filtri.versione ?? (filtri.momento === 'risolte' ? 0 : (ultima?.numero ?? 0)))}
          onCambia={(n) => cambia({ versione: n === '0' ? null : Number(n) })}
        />
      ) : null}
      {gruppi.length === 0 ? null : <Titoletto>{t('gruppi')}</Titoletto>}
      {gruppi.map(({ nome, quante }) => (
        <Spunta
          key={nome}
          selezionata={filtri.gruppi === null || filtri.gruppi.has(nome)}
          onCambia={(si) => {
            const scelti = gruppi
              .map((g) => g.nome)
              .filter((x) => (x === nome ? si : filtri.gruppi === null || filtri.gruppi.has(x)));
            cambia({ gruppi: scelti.length === gruppi.length ? null : new Set(scelti) });
          }}
        >
          <span>{nome}</span>
          <span className={s.conto}>{quante}</span>
        </Spunta>
      ))}
    </div>
  );
};
