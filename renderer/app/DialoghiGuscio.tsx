import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Bottone } from '../ui/Bottone.tsx';
import { Campo } from '../ui/Campo.tsx';
import { Dialogo } from '../ui/Dialogo.tsx';
import { TabellaDati } from '../ui/GraficoConTabella.tsx';
import { cliente } from './api/cliente.ts';
import { inFinestra, versioneApp } from './api/trasporto.ts';
import { type Riceve, useDomanda, useOrdine } from './api/uso.ts';
import { azioni, type ContestoAzioni } from './azioni.ts';
import { DialogoCopiaDaInviare } from './DialogoCopiaDaInviare.tsx';
import { DialogoEstraneo } from './DialogoEstraneo.tsx';
import { DialogoRifiutato } from './DialogoRifiutato.tsx';
import { apriDialogo, useDialogo } from './dialoghi.ts';
import { NuovoPiano } from './NuovoPiano.tsx';
import { notifica } from './notifiche.ts';
import { Tavolozza } from './Tavolozza.tsx';

type Autore = NonNullable<Riceve<'autore/leggi'>['autore']>;

/** Who writes on this computer: asked at first start, changeable afterwards. */
const DialogoAutore = ({ autore }: { readonly autore: Autore | null }) => {
  const { t } = useTranslation('avvio');
  const { t: c } = useTranslation();
  const [dati, cambia] = useState<Autore>(autore ?? { nome: '', ruolo: '', ente: '' });
  const [provato, prova] = useState(false);
  const scrivi = useOrdine('autore/scrivi');
  const manca = dati.nome.trim() === '';
  const salva = () => {
    prova(true);
    if (manca) return;
    scrivi.mutate(
      { nome: dati.nome.trim(), ruolo: dati.ruolo.trim(), ente: dati.ente.trim() },
      {
        onSuccess: async ({ autore: nuovo }) => {
          cliente.setQueryData(['autore/leggi', {}], { autore: nuovo });
          notifica({ tono: 'ok', testo: t('autore.salvato', { nome: nuovo.nome }) });
          apriDialogo(null);
        },
      },
    );
  };
  return (
    <Dialogo
      titolo={t('autore.titolo')}
      nota={t('autore.nota')}
      chiudi={() => apriDialogo(null)}
      etichettaChiudi={c('chiudi')}
      chiudibile={autore !== null}
      onInvia={salva}
      azioni={
        <Bottone variante="primaria" tipo="submit" occupato={scrivi.isPending}>
          {t('autore.salva')}
        </Bottone>
      }
    >
      <div className="pila">
        <Campo
          etichetta={t('autore.nome')}
          valore={dati.nome}
          onCambia={(nome) => cambia({ ...dati, nome })}
          errore={provato && manca ? t('autore.manca') : null}
          completamento="name"
          massimo={120}
          obbligatorio
          fuocoIniziale
        />
        <Campo
          etichetta={t('autore.ruolo')}
          valore={dati.ruolo}
          onCambia={(ruolo) => cambia({ ...dati, ruolo })}
          descrizione={t('autore.ruoloNota')}
          massimo={120}
        />
        <Campo
          etichetta={t('autore.ente')}
          valore={dati.ente}
          onCambia={(ente) => cambia({ ...dati, ente })}
          completamento="organization"
          massimo={200}
        />
      </div>
    </Dialogo>
  );
};

/** The keyboard in one table, from the same actions. */
const DialogoScorciatoie = () => {
  const { t } = useTranslation('guscio');
  const { t: c } = useTranslation();
  const righe = azioni
    .filter((a) => a.tasti !== undefined && (inFinestra || a.tasti.soloFinestra !== true))
    .map((a) => ({ id: String(a.id), celle: [a.etichetta, <kbd key={a.id}>{a.tasti?.mostra}</kbd>] }));
  return (
    <Dialogo
      titolo={t('scorciatoie.titolo')}
      chiudi={() => apriDialogo(null)}
      etichettaChiudi={c('chiudi')}
      suggerimento={t('versioneApp', { versione: versioneApp })}
      azioni={<Bottone onPress={() => apriDialogo(null)}>{c('chiudi')}</Bottone>}
    >
      <TabellaDati
        titolo={t('scorciatoie.titolo')}
        tabella={{
          intestazioni: [t('scorciatoie.azione'), t('scorciatoie.tasti')],
          righe: [...righe, { id: 'f6', celle: [t('azioni.pannello'), <kbd key="f6">F6</kbd>] }],
        }}
      />
      <p className="tenue">{t('scorciatoie.nota')}</p>
    </Dialogo>
  );
};

/** Dialogs that any room may open; the author's one opens by itself when nobody has signed yet. */
export const DialoghiGuscio = ({ contesto }: { readonly contesto: ContestoAzioni }) => {
  const aperto = useDialogo();
  const autore = useDomanda('autore/leggi', {});
  if (autore.data !== undefined && (autore.data.autore === null || aperto === 'autore'))
    return <DialogoAutore autore={autore.data.autore} />;
  if (aperto === 'rifiutato') return <DialogoRifiutato />;
  if (aperto === 'copia-da-inviare' && contesto.aperto) return <DialogoCopiaDaInviare />;
  if (aperto === 'estraneo' && contesto.aperto) return <DialogoEstraneo />;
  if (aperto === 'nuovo') return <NuovoPiano />;
  if (aperto === 'scorciatoie') return <DialogoScorciatoie />;
  if (aperto === 'tavolozza') return <Tavolozza contesto={contesto} />;
  return null;
};
