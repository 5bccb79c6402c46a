import { ArrowDown, ArrowUp, ChevronLeft, ChevronRight, Copy, Ellipsis, ListOrdered, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDomanda } from '../../../app/api/uso.ts';
import { finisciLavori } from '../../../app/congedo.ts';
import { vai } from '../../../app/navigazione.ts';
import { Bottone } from '../../../ui/Bottone.tsx';
import { Codice } from '../../../ui/Distintivo.tsx';
import { MenuAzioni } from '../../../ui/MenuAzioni.tsx';
import { Segmenti } from '../../../ui/Schede.tsx';
import { apriScheda, duplicaScheda, eliminaScheda, spostaDiUno } from './azioni-schede.ts';
import { EsitoConti } from './Conti.tsx';
import { DialogoElimina } from './DialogoElimina.tsx';
import s from './scheda.module.css';

/** Above a scheda: which one it is, the one before and after, its text or its data, what can be done with it. */
export const BandaScheda = ({
  id,
  modo,
  parte,
  scrivibile,
}: {
  readonly id: string;
  readonly modo: 'scheda' | 'testo';
  readonly parte: string | undefined;
  readonly scrivibile: boolean;
}) => {
  const { t } = useTranslation('scheda');
  const { data } = useDomanda('schede/leggi', { id }, { tieniPrecedente: true });
  const elenco = useDomanda('schede/elenco', {}, { tieniPrecedente: true });
  const [elimina, chiedi] = useState(false);
  const precedente = data?.precedente ?? null;
  const successiva = data?.successiva ?? null;
  useEffect(() => {
    const tasto = (e: KeyboardEvent) => {
      if (!e.altKey || (e.key !== 'PageUp' && e.key !== 'PageDown')) return;
      const meta = e.key === 'PageUp' ? precedente : successiva;
      e.preventDefault();
      if (meta !== null) void finisciLavori().then(() => apriScheda(meta, modo, parte ?? null));
    };
    window.addEventListener('keydown', tasto);
    return () => window.removeEventListener('keydown', tasto);
  }, [precedente, successiva, modo, parte]);
  const pronta = data?.id === id;
  // What had the focus went away with the list or with another scheda: one starts from the name of this one.
  useEffect(() => {
    if (pronta && document.activeElement === document.body) document.getElementById('nome-scheda')?.focus();
  }, [pronta]);
  if (data === undefined || data.id !== id) return <div className={s.banda} />;
  const nome = `${data.codice} ${data.titolo}`;
  const ordine = (elenco.data?.schede ?? []).map((x) => x.id);
  const passa = (meta: string | null) => {
    if (meta !== null) void finisciLavori().then(() => apriScheda(meta, modo, parte ?? null));
  };
  return (
    <div className={s.banda}>
      <div className={s.passo}>
        <Bottone
          variante="quieta"
          misura="piccola"
          icona={ChevronLeft}
          etichetta={t('precedente')}
          perche={precedente === null ? t('ePrima') : null}
          onPress={() => passa(precedente)}
        />
        <span className={s.posto}>{t('posto', { n: data.posto, m: data.quante })}</span>
        <Bottone
          variante="quieta"
          misura="piccola"
          icona={ChevronRight}
          etichetta={t('successiva')}
          perche={successiva === null ? t('eUltima') : null}
          onPress={() => passa(successiva)}
        />
      </div>
      <h2 className={s.nomeScheda} id="nome-scheda" tabIndex={-1}>
        <Codice>{data.codice}</Codice> {data.titolo}
      </h2>
      {modo === 'testo' ? <EsitoConti conti={data.conti} /> : null}
      <div className={s.comandi}>
        {data.sezioneId === null ? null : (
          <Segmenti
            etichetta={t('cheSiVede')}
            opzioni={[
              { id: 'scheda', testo: t('modoScheda') },
              { id: 'testo', testo: t('modoTesto') },
            ]}
            valore={modo}
            onCambia={(m) => void finisciLavori().then(() => apriScheda(id, m === 'testo' ? 'testo' : 'scheda'))}
          />
        )}
        <Bottone
          misura="piccola"
          icona={ListOrdered}
          onPress={() => void finisciLavori().then(() => vai('piano', null, { modo: 'elenco' }))}
        >
          {t('tutteLeSchede')}
        </Bottone>
        {scrivibile ? (
          <MenuAzioni
            etichetta={t('azioni')}
            voci={[
              { id: 'duplica', testo: t('duplica'), icona: Copy, esegui: () => void duplicaScheda(id, nome) },
              {
                id: 'su',
                testo: t('spostaSu'),
                icona: ArrowUp,
                disabilitata: precedente === null,
                esegui: () => void spostaDiUno(ordine, id, -1),
              },
              {
                id: 'giu',
                testo: t('spostaGiu'),
                icona: ArrowDown,
                disabilitata: successiva === null,
                esegui: () => void spostaDiUno(ordine, id, 1),
              },
              { id: 'elimina', testo: t('eliminaScheda'), icona: Trash2, esegui: () => chiedi(true) },
            ]}
          >
            <Bottone misura="piccola" icona={Ellipsis} etichetta={t('azioni')} />
          </MenuAzioni>
        ) : null}
      </div>
      {elimina ? (
        <DialogoElimina
          id={id}
          chiudi={() => chiedi(false)}
          conferma={() => {
            chiedi(false);
            vai('piano', null, { modo: 'elenco' });
            void eliminaScheda(id, nome);
          }}
        />
      ) : null}
    </div>
  );
};
