import { Check, Circle, CircleDot } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stati } from '#domain/stati.ts';
import { Bottone } from '../ui/Bottone.tsx';
import { Campo } from '../ui/Campo.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import { Scelta, SceltaSingola } from '../ui/Scelta.tsx';
import { useDomanda } from './api/uso.ts';
import { creaPiano } from './azioni.ts';
import { apriDialogo } from './dialoghi.ts';
import s from './NuovoPiano.module.css';
import { notifica } from './notifiche.ts';
import { type DatiGuida, datiPerIlMotore, erroriPasso, guidaVuota, passiGuida } from './nuovo-piano.ts';
import { PassoComuni } from './PassoComuni.tsx';

/** Wizard of a new plan: model and years, Comuni, form and capofila; then the file is chosen and the plan assembled. */
export const NuovoPiano = () => {
  const { t } = useTranslation('avvio');
  const { t: c } = useTranslation();
  const modelli = useDomanda('modelli/elenco', {});
  const [dati, imposta] = useState<DatiGuida>(guidaVuota(new Date().getFullYear()));
  const [passo, vaiPasso] = useState(0);
  const [provato, prova] = useState(false);
  const [occupato, occupa] = useState(false);
  const cambia = (nuovi: Partial<DatiGuida>) => imposta((d) => ({ ...d, ...nuovi }));
  const modello = dati.modello ?? modelli.data?.modelli[0]?.id ?? null;
  const errori = erroriPasso(passo, dati);
  // The file may name the form in its own words: the engine knows them, or says so in the anomalies of the Ambito.
  const formaDelFile = stati.forma.some((id) => id === dati.forma) ? null : dati.forma;
  const ultimo = passo === passiGuida.length - 1;

  const avanti = async () => {
    prova(true);
    if (errori.length > 0) return;
    if (!ultimo) {
      vaiPasso(passo + 1);
      prova(false);
      return;
    }
    if (modello === null) return;
    occupa(true);
    try {
      const regione = modelli.data?.modelli.find((m) => m.id === modello)?.regione ?? null;
      if (await creaPiano(datiPerIlMotore(dati, modello, regione))) {
        apriDialogo(null);
        notifica({ tono: 'ok', testo: t('guida.creato') });
      }
    } catch (errore) {
      notifica({ tono: 'bad', testo: errore instanceof Error ? errore.message : String(errore) });
    } finally {
      occupa(false);
    }
  };

  const mostra = (codice: (typeof errori)[number]) => provato && errori.includes(codice);
  return (
    <Dialogo
      titolo={t('guida.titolo')}
      nota={t('guida.passo', { n: passo + 1, totale: passiGuida.length })}
      larga
      chiudi={() => apriDialogo(null)}
      etichettaChiudi={c('chiudi')}
      testa={
        <ol className={s.passi}>
          {passiGuida.map((p, i) => (
            <li
              key={p}
              className={i < passo ? s.fatto : undefined}
              {...(i === passo ? { 'aria-current': 'step' } : {})}
            >
              {i < passo ? <Check aria-hidden /> : i === passo ? <CircleDot aria-hidden /> : <Circle aria-hidden />}
              {t(`guida.passi.${p}`)}
            </li>
          ))}
        </ol>
      }
      suggerimento={ultimo ? t('guida.poi') : null}
      onInvia={() => void avanti()}
      azioni={
        <>
          {passo === 0 ? null : <Bottone onPress={() => vaiPasso(passo - 1)}>{c('indietro')}</Bottone>}
          <Bottone variante="primaria" tipo="submit" occupato={occupato}>
            {ultimo ? t('guida.crea') : c('avanti')}
          </Bottone>
        </>
      }
    >
      {passo === 0 ? (
        <div className="pila">
          <SceltaSingola
            etichetta={t('guida.modello')}
            opzioni={(modelli.data?.modelli ?? []).map((m) => ({
              id: m.id,
              testo: m.titolo,
              nota: t('guida.modelloNota', { versione: m.versione, organo: m.organo }),
            }))}
            valore={modello}
            onCambia={(id) => cambia({ modello: id })}
          />
          <Campo
            etichetta={t('guida.nome')}
            valore={dati.ambito}
            onCambia={(ambito) => cambia({ ambito })}
            descrizione={t('guida.nomeNota')}
            errore={mostra('ambito') ? t('guida.nomeManca') : null}
            obbligatorio
            fuocoIniziale
          />
          <div className={s.due}>
            <Campo
              etichetta={t('guida.annoInizio')}
              tipo="number"
              valore={dati.annoInizio}
              onCambia={(annoInizio) => cambia({ annoInizio })}
            />
            <Campo
              etichetta={t('guida.annoFine')}
              tipo="number"
              valore={dati.annoFine}
              onCambia={(annoFine) => cambia({ annoFine })}
              errore={mostra('anni') ? t('guida.annoErrore') : null}
            />
          </div>
        </div>
      ) : null}
      {passo === 1 ? <PassoComuni dati={dati} cambia={cambia} mancano={mostra('comuni')} /> : null}
      {passo === 2 ? (
        <div className="pila">
          <Scelta
            etichetta={t('guida.forma')}
            opzioni={[
              { id: '', testo: t('guida.formaNonIndicata') },
              ...(formaDelFile === null
                ? []
                : [{ id: formaDelFile, testo: t('guida.formaDalFile', { forma: formaDelFile }) }]),
              ...stati.forma.map((id) => ({ id, testo: c(`forma.${id}`) })),
            ]}
            valore={dati.forma ?? ''}
            onCambia={(id) => cambia({ forma: id === '' ? null : id })}
            descrizione={t('guida.formaNota')}
          />
          <Scelta
            etichetta={t('guida.capofila')}
            opzioni={[
              { id: '', testo: t('guida.nessunCapofila') },
              ...dati.comuni.map((x) => ({ id: x.codiceIstat, testo: x.nome })),
            ]}
            valore={dati.capofila ?? ''}
            onCambia={(id) => cambia({ capofila: id === '' ? null : id })}
          />
          <Campo
            etichetta={t('guida.asl')}
            valore={dati.asl}
            onCambia={(asl) => cambia({ asl })}
            descrizione={t('guida.aslNota')}
          />
        </div>
      ) : null}
    </Dialogo>
  );
};
