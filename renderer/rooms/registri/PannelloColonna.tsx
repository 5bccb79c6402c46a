import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { type Filtro, filtraQualcosa, filtroVuoto, type Ordine, valoriDi } from '../../ui/griglia/ordine.ts';
import { type ColonnaGriglia, eNumerica, type RigaGriglia } from '../../ui/griglia/tipi.ts';
import { Cerca, Scelta, Spunta } from '../../ui/Scelta.tsx';
import s from './registri.module.css';

/** Values listed at most: beyond them one searches. */
const MASSIMO = 60;
const stati = ['tutti', 'vuote', 'piene', 'segnate', 'mano'] as const;

/** Order and filter of one column; what is chosen counts at once. */
export const PannelloColonna = ({
  colonna,
  indice,
  righe,
  filtro = filtroVuoto,
  ordine,
  onFiltro,
  onOrdine,
  chiudi,
}: {
  readonly colonna: ColonnaGriglia;
  readonly indice: number;
  readonly righe: readonly RigaGriglia[];
  readonly filtro: Filtro | undefined;
  readonly ordine: Ordine | null;
  readonly onFiltro: (filtro: Filtro | null) => void;
  readonly onOrdine: (ordine: Ordine | null) => void;
  readonly chiudi: () => void;
}) => {
  const { t } = useTranslation('registri', { keyPrefix: 'filtro' });
  const [cerca, cercaValore] = useState('');
  const valori = useMemo(() => valoriDi(righe, indice), [righe, indice]);
  const cambia = (parte: Partial<Filtro>) => {
    const nuovo = { ...filtro, ...parte };
    onFiltro(filtraQualcosa(nuovo) ? nuovo : null);
  };
  const numerica = eNumerica(colonna);
  const visti = valori.filter(([v]) => senzaAccenti(v).includes(senzaAccenti(cerca)));
  const verso = ordine?.colonna === colonna.id ? ordine.verso : null;
  const ordina = (quale: Ordine['verso']) => {
    onOrdine(verso === quale ? null : { colonna: colonna.id, verso: quale });
    chiudi();
  };
  return (
    <div className={s.filtro}>
      <div className={s.filtroOrdine}>
        <Bottone misura="piccola" icona={ArrowUp} espanso={verso === 'su'} onPress={() => ordina('su')} fuocoIniziale>
          {t(numerica ? 'crescente' : 'az')}
        </Bottone>
        <Bottone misura="piccola" icona={ArrowDown} espanso={verso === 'giu'} onPress={() => ordina('giu')}>
          {t(numerica ? 'decrescente' : 'za')}
        </Bottone>
      </div>
      {numerica ? (
        <div className={s.filtroLimiti}>
          <Campo etichetta={t('da')} valore={filtro.da} onCambia={(da) => cambia({ da })} />
          <Campo etichetta={t('a')} valore={filtro.a} onCambia={(a) => cambia({ a })} />
        </div>
      ) : (
        <Campo etichetta={t('contiene')} valore={filtro.contiene} onCambia={(contiene) => cambia({ contiene })} />
      )}
      <Scelta
        etichetta={t('celle')}
        opzioni={stati.map((id) => ({ id, testo: t(`stato.${id}`) }))}
        valore={filtro.stato}
        onCambia={(id) => cambia({ stato: stati.find((x) => x === id) ?? 'tutti' })}
      />
      {valori.length > 1 && valori.length <= 2_000 ? (
        <fieldset className="senza-bordo">
          <legend className={s.filtroTitolo}>{t('valori', { count: valori.length })}</legend>
          {valori.length > 8 ? <Cerca etichetta={t('cercaValori')} valore={cerca} onCambia={cercaValore} /> : null}
          <div className={s.filtroValori}>
            {visti.slice(0, MASSIMO).map(([valore, quante]) => (
              <Spunta
                key={valore}
                selezionata={filtro.valori === null || filtro.valori.includes(valore)}
                onCambia={(si) => {
                  const scelti = filtro.valori ?? valori.map(([v]) => v);
                  const nuovi = si ? [...scelti, valore] : scelti.filter((v) => v !== valore);
                  cambia({ valori: nuovi.length === valori.length ? null : nuovi });
                }}
              >
                <span className={s.filtroValore}>
                  <span>{valore === '' ? t('nessunTesto') : valore}</span>
                  <small>{quante}</small>
                </span>
              </Spunta>
            ))}
            {visti.length > MASSIMO ? (
              <p className="tenue minuta">{t('altri', { count: visti.length - MASSIMO })}</p>
            ) : null}
          </div>
          <div className="riga">
            <Bottone misura="piccola" variante="quieta" onPress={() => cambia({ valori: null })}>
              {t('tutti')}
            </Bottone>
            <Bottone
              misura="piccola"
              variante="quieta"
              onPress={() => cambia({ valori: cerca === '' ? [] : visti.map(([v]) => v) })}
            >
              {t(cerca === '' ? 'nessuno' : 'soloTrovati')}
            </Bottone>
          </div>
        </fieldset>
      ) : null}
      <div className={s.filtroPiede}>
        <Bottone
          misura="piccola"
          icona={X}
          perche={filtraQualcosa(filtro) || verso !== null ? null : t('nienteDaTogliere')}
          onPress={() => {
            onFiltro(null);
            if (verso !== null) onOrdine(null);
            chiudi();
          }}
        >
          {t('togli')}
        </Bottone>
        <Bottone misura="piccola" variante="primaria" onPress={chiudi}>
          {t('fatto')}
        </Bottone>
      </div>
    </div>
  );
};
