import { FilePlus2, FolderOpen, GraduationCap } from 'lucide-react';
import { useEffect } from 'react';
import { Button } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { istanteBreve } from '#format/date.ts';
import { Bottone } from '../ui/Bottone.tsx';
import { classi } from '../ui/classi.ts';
import s from './Avvio.module.css';
import { useDomanda } from './api/uso.ts';
import { apriRecente, azione, type IdAzione } from './azioni.ts';
import { apriDialogo } from './dialoghi.ts';
import { Stemma } from './Stemma.tsx';

const vie = [
  { id: 'nuovo', icona: FilePlus2, titolo: 'nuovo', testo: 'nuovoTesto' },
  { id: 'apri', icona: FolderOpen, titolo: 'apri', testo: 'apriTesto' },
  { id: 'esempio', icona: GraduationCap, titolo: 'esempio', testo: 'esempioTesto' },
] as const satisfies readonly { readonly id: IdAzione; readonly [k: string]: unknown }[];

/** Start screen: new plan, open, example, recent ones, who writes. */
export const Avvio = () => {
  const { t } = useTranslation('avvio');
  const recenti = useDomanda('guscio/recenti', {});
  const autore = useDomanda('autore/leggi', {});
  useEffect(() => {
    document.title = t('titolo');
  }, [t]);
  return (
    <div className={s.avvio}>
      <header className={s.alto}>
        <div className={s.stemma}>
          <Stemma nome={t('titolo')} />
        </div>
        <b>{t('titolo')}</b>
      </header>
      <main className={s.corpo}>
        <div className={s.dentro}>
          <div className={s.presenta}>
            <h1>{t('titolo')}</h1>
            <p>{t('sottotitolo')}</p>
          </div>
          <div className={s.vie}>
            {vie.map(({ id, icona: Icona, titolo, testo }) => (
              <Button
                key={id}
                className={classi(s.via, id === 'nuovo' && s.prima)}
                onPress={() => void azione(id).esegui()}
              >
                <Icona aria-hidden />
                <b>{t(titolo)}</b>
                <span>{t(testo)}</span>
              </Button>
            ))}
          </div>
          <section className={s.lato} aria-labelledby="titolo-recenti">
            <h2 id="titolo-recenti">{t('recenti')}</h2>
            <div className={s.recenti}>
              {(recenti.data?.recenti ?? []).length === 0 ? (
                <p className={s.nessuno}>{t('nessunRecente')}</p>
              ) : (
                <ul>
                  {recenti.data?.recenti.map((r) => (
                    <li key={r.chiave}>
                      <Button className={s.recente ?? ''} onPress={() => void apriRecente(r.chiave)}>
                        <b>{r.nome}</b>
                        <span>
                          {r.cartella} · {t('apertoIl', { data: istanteBreve(r.apertoIl) })}
                        </span>
                      </Button>
                    </li>
                  ))}
                </ul>
              )}
            </div>
            {autore.data?.autore ? (
              <p className={s.chi}>
                {t('autore.adesso', { nome: autore.data.autore.nome })}
                <Bottone variante="quieta" misura="piccola" onPress={() => apriDialogo('autore')}>
                  {t('autore.cambia')}
                </Bottone>
              </p>
            ) : null}
          </section>
        </div>
      </main>
    </div>
  );
};
