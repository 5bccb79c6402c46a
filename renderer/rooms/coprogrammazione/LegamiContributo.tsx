import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { senzaAccenti } from '#format/ordine.ts';
import { useDomanda, useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { indirizzo } from '../../app/rotte.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { SceltaCercando } from '../../ui/Scelta.tsx';
import s from './coprogrammazione.module.css';
import type { Contributo } from './elenco-contributi.ts';

/** Where a contribution ended in the plan: linked sections, and the picker of another one. */
export const LegamiContributo = ({ contributo }: { readonly contributo: Contributo }) => {
  const { t } = useTranslation('coprogrammazione');
  const [cerca, scrivi] = useState('');
  const albero = useDomanda('sezioni/albero', {});
  const collega = useOrdine('contributi/collega');
  const scollega = useOrdine('contributi/scollega');
  const gia = new Set(contributo.collegamenti.map((x) => x.sezioneId));
  const parole = senzaAccenti(cerca).split(/\s+/).filter(Boolean);
  const sezioni = (albero.data?.voci ?? [])
    .filter((v) => !gia.has(v.id))
    .map((v) => ({ id: v.id, testo: `${v.numero} ${v.titolo}`.trim() }))
    .filter((v) => parole.every((p) => senzaAccenti(v.testo).includes(p)))
    .slice(0, 60);
  const accolto = contributo.esito === 'accolto' || contributo.esito === 'accolto_in_parte';
  return (
    <section className={s.riquadro} aria-label={t('dove')}>
      <h3>{t('dove')}</h3>
      {contributo.collegamenti.length === 0 ? (
        <p className="tenue">{accolto ? t('collegaAccolto') : t('nessunCollegamento')}</p>
      ) : (
        <ul className={s.legami}>
          {contributo.collegamenti.map((x) => (
            <li key={x.id}>
              <a href={indirizzo('piano', x.sezioneId, { blocco: x.bloccoId })}>{x.titolo}</a>
              <Bottone
                variante="quieta"
                misura="piccola"
                icona={X}
                etichetta={t('scollega', { titolo: x.titolo })}
                onPress={() =>
                  scollega.mutate({ id: x.id }, { onSuccess: () => notifica({ tono: 'ok', testo: t('scollegato') }) })
                }
              />
            </li>
          ))}
        </ul>
      )}
      <SceltaCercando
        etichetta={t('collega')}
        descrizione={t('scegliSezioneNota')}
        segnaposto={t('scegliSezione')}
        opzioni={sezioni}
        nessuna={t('nessunaSezione')}
        testo={cerca}
        onTesto={scrivi}
        onScegli={(sezioneId) => {
          scrivi('');
          collega.mutate(
            { contributoId: contributo.id, sezioneId, bloccoId: null },
            { onSuccess: () => notifica({ tono: 'ok', testo: t('collegato') }) },
          );
        }}
      />
    </section>
  );
};
