import { FilePlus2, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meseEsteso } from '#format/date.ts';
import { euro, importo, millesimi } from '#format/numeri.ts';
import { type Chiede, type Riceve, useDomanda, useOrdine } from '../../app/api/uso.ts';
import { notifica } from '../../app/notifiche.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Campo } from '../../ui/Campo.tsx';
import { Cursore } from '../../ui/Cursore.tsx';
import { Pannello, Riquadro } from '../../ui/Pannello.tsx';
import { Scelta } from '../../ui/Scelta.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import { useQuieto } from './attesa-quieta.ts';
import { EffettoIpotesi } from './EffettoIpotesi.tsx';
import i from './ipotesi.module.css';
import { centesimiScritti, meseDaIndice, mesiFra, stessaIpotesi } from './mesi.ts';

type Dati = Riceve<'quadro/assistenti'>;
type Ipotesi = Chiede<'quadro/ipotesi'>;

/** Milliseconds of stillness before the engine is asked. */
const quiete = 160;
const nessuno = '-';

/** What one moves: how many, from when, where, with which contract, at what cost, paid by whom. */
const Leve = ({
  dati,
  ipotesi,
  costo,
  cambia,
  cambiaCosto,
}: {
  readonly dati: Dati;
  readonly ipotesi: Ipotesi;
  readonly costo: string;
  readonly cambia: (parte: Partial<Ipotesi>) => void;
  readonly cambiaCosto: (testo: string) => void;
}) => {
  const { t } = useTranslation('quadro');
  const mesi = mesiFra(dati.mesi.dal, dati.mesi.al);
  return (
    <div className={i.leve}>
      <Cursore
        etichetta={t('ipotesi.quanti')}
        valore={ipotesi.fteMilli / 1000}
        detto={t('ipotesi.fte', { n: millesimi(ipotesi.fteMilli) })}
        minimo={0}
        massimo={10}
        passo={0.25}
        onCambia={(n) => cambia({ fteMilli: Math.round(n * 1000) })}
      />
      <Cursore
        etichetta={t('ipotesi.quando')}
        valore={Math.max(0, mesi.indexOf(ipotesi.mese))}
        detto={meseEsteso(ipotesi.mese)}
        minimo={0}
        massimo={mesi.length - 1}
        passo={1}
        onCambia={(n) => cambia({ mese: meseDaIndice(mesi, n, ipotesi.mese) })}
      />
      <Scelta
        etichetta={t('ipotesi.dove')}
        valore={ipotesi.enteId}
        onCambia={(id) => cambia({ enteId: dati.enti.find((e) => e.id === id)?.id ?? ipotesi.enteId })}
        opzioni={dati.enti.map((e) => ({ id: e.id, testo: e.nome }))}
      />
      <Scelta
        etichetta={t('ipotesi.fondo')}
        valore={ipotesi.fondoId ?? nessuno}
        onCambia={(id) => cambia({ fondoId: id === nessuno ? null : id })}
        opzioni={[
          { id: nessuno, testo: t('ipotesi.nessunFondo') },
          ...dati.fondi.map((f) => ({ id: f.id, testo: f.nome })),
        ]}
      />
      <div>
        <span className={i.etichetta}>{t('ipotesi.rapporto')}</span>
        <Segmenti
          etichetta={t('ipotesi.rapporto')}
          valore={ipotesi.rapporto}
          onCambia={(id) => cambia({ rapporto: id === 'TD' ? 'TD' : 'TI' })}
          opzioni={[
            { id: 'TI', testo: t('ipotesi.ti') },
            { id: 'TD', testo: t('ipotesi.td') },
          ]}
        />
      </div>
      <Campo
        etichetta={t('ipotesi.costo')}
        valore={costo}
        onCambia={cambiaCosto}
        errore={costo.trim() === '' || centesimiScritti(costo) !== null ? null : t('ipotesi.costoErrato')}
        descrizione={
          dati.costoProposto === null
            ? t('ipotesi.costoIgnoto')
            : t('ipotesi.costoProposto', {
                importo: euro(dati.costoProposto.cents),
                fonte: dati.costoProposto.fonte,
              })
        }
      />
    </div>
  );
};

/** «What if»: a hire on a plan in memory; nothing is written until the person asks for it, and then it can be undone. */
export const PannelloIpotesi = ({ dati }: { readonly dati: Dati }) => {
  const { t } = useTranslation('quadro');
  const [primoEnte] = dati.enti;
  const scritto = dati.costoProposto === null ? '' : importo(dati.costoProposto.cents);
  const [costo, cambiaCosto] = useState(scritto);
  const [scelta, scegli] = useState<Omit<Ipotesi, 'costoFteCents'> | null>(
    primoEnte === undefined
      ? null
      : {
          enteId: primoEnte.id,
          fteMilli: 0,
          mese: meseDaIndice(mesiFra(dati.mesi.dal, dati.mesi.al), 12, dati.mesi.dal),
          rapporto: 'TI',
          fondoId: null,
        },
  );
  if (scelta === null)
    return (
      <Pannello titolo={t('ipotesi.titolo')}>
        <p className="tenue">{t('ipotesi.senzaEnti')}</p>
      </Pannello>
    );
  const ipotesi: Ipotesi = { ...scelta, costoFteCents: costo.trim() === '' ? null : centesimiScritti(costo) };
  return (
    <Pannello titolo={t('ipotesi.titolo')} nota={t('ipotesi.nota')}>
      <Leve
        dati={dati}
        ipotesi={ipotesi}
        costo={costo}
        cambia={(parte) => scegli({ ...scelta, ...parte })}
        cambiaCosto={cambiaCosto}
      />
      <Risposta
        ipotesi={ipotesi}
        azzera={() => {
          scegli({ ...scelta, fteMilli: 0 });
          cambiaCosto(scritto);
        }}
      />
    </Pannello>
  );
};

/** Answer of the engine to the hypothesis on screen; while it is another's it is dimmed and says so. */
const Risposta = ({ ipotesi, azzera }: { readonly ipotesi: Ipotesi; readonly azzera: () => void }) => {
  const { t } = useTranslation('quadro');
  const ferma = useQuieto(JSON.stringify(ipotesi), quiete);
  const chiesta: Ipotesi = JSON.parse(ferma);
  const domanda = useDomanda('quadro/ipotesi', chiesta, { tieniPrecedente: true });
  const porta = useOrdine('quadro/porta-ipotesi');
  const effetto = domanda.data;
  const attuale = effetto !== undefined && !domanda.isFetching && stessaIpotesi(effetto.ipotesi, ipotesi);
  if (domanda.isError) return <Riquadro tono="bad">{domanda.error.message}</Riquadro>;
  return (
    <div className={i.risposta} data-vecchia={attuale ? undefined : true} aria-busy={!attuale}>
      <p className={i.stato} role="status">
        {attuale ? effetto.titolo : t('ipotesi.ricalcolo')}
      </p>
      {effetto === undefined ? null : <EffettoIpotesi effetto={effetto} />}
      <p className={i.azioni}>
        <Bottone
          icona={FilePlus2}
          occupato={porta.isPending}
          perche={!attuale ? t('ipotesi.ricalcolo') : effetto.portabile ? null : t('ipotesi.niente')}
          onPress={() =>
            porta.mutate(ipotesi, {
              onSuccess: () => {
                notifica({ tono: 'ok', testo: t('ipotesi.portata') });
                azzera();
              },
            })
          }
        >
          {t('ipotesi.porta')}
        </Bottone>
        <Bottone variante="quieta" icona={RotateCcw} onPress={azzera}>
          {t('ipotesi.azzera')}
        </Bottone>
        <span className="tenue minuta">{t('ipotesi.portaNota')}</span>
      </p>
    </div>
  );
};
