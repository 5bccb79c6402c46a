import { ListFilter, Printer, ShieldCheck, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chiaveRilievo } from '#domain/esito.ts';
import { oraDi } from '#format/date.ts';
import { useDomanda } from '../../app/api/uso.ts';
import { contaSegnalazioni } from '../../app/conto-segnalazioni.ts';
import { correggi, useRotta } from '../../app/navigazione.ts';
import { type GravitaVista, ordineGravita, perGravita, segniGravita } from '../../app/segni.ts';
import { Bottone } from '../../ui/Bottone.tsx';
import { Colonne } from '../../ui/Colonne.tsx';
import { Attesa, Guasto, Vuoto } from '../../ui/Condizioni.tsx';
import { Stato } from '../../ui/Distintivo.tsx';
import { IntestazioneStanza } from '../../ui/IntestazioneStanza.tsx';
import { Titoletto } from '../../ui/Pannello.tsx';
import { Cerca, Spunta } from '../../ui/Scelta.tsx';
import { Segmenti } from '../../ui/Schede.tsx';
import { ElencoRilievi } from './ElencoRilievi.tsx';
import { filtra, type GruppiRegole, raggruppaRilievi } from './filtri.ts';
import s from './verifica.module.css';

const eGravita = (testo: string): testo is GravitaVista => ordineGravita.some((g) => g === testo);

/** Findings of the plan: filters on the left, list in the middle, one open at a time. */
export const StanzaVerifica = () => {
  const { t } = useTranslation('verifica');
  const { t: c } = useTranslation();
  const { id: regolaScelta, parametri } = useRotta();
  const esito = useDomanda('verifica/esegui', { regola: null }, { tieniPrecedente: true });
  const catalogo = useDomanda('verifica/regole', {});
  const quadro = useDomanda('quadro/leggi', {}, { attiva: parametri.leps !== undefined, tieniPrecedente: true });
  const leps = quadro.data?.leps.find((l) => l.id === parametri.leps);
  const [viste, mostra] = useState<ReadonlySet<GravitaVista>>(new Set(ordineGravita));
  const [gruppiScelti, scegliGruppi] = useState<ReadonlySet<string> | null>(null);
  const [per, raggruppa] = useState<'gravita' | 'gruppo'>('gravita');
  const testo = parametri.testo ?? '';

  const regole = useMemo<GruppiRegole>(
    () => new Map((catalogo.data?.regole ?? []).map((r) => [r.id, { titolo: r.titolo, gruppo: r.gruppo }])),
    [catalogo.data],
  );
  const rilievi = esito.data?.rilievi ?? [];
  const conto = contaSegnalazioni(rilievi);
  const nomiGruppi = [...new Set(rilievi.map((r) => regole.get(r.regola)?.gruppo ?? r.regola))].sort((a, b) =>
    a.localeCompare(b, 'it'),
  );
  const { vivi, accettati } = filtra(rilievi, regole, {
    gravita: viste,
    gruppi: gruppiScelti,
    testo,
    soli: leps === undefined ? null : new Set(leps.segnalazioni.map(chiaveRilievo)),
  });
  const aperto =
    regolaScelta === null
      ? null
      : rilievi.find(
          (r) => r.regola === regolaScelta && (parametri.soggetto === undefined || r.soggetto === parametri.soggetto),
        );
  const chiaveAperto = aperto ? chiaveRilievo(aperto) : null;
  const gruppi = raggruppaRilievi(
    // What an address names is shown even when the filters would hide it.
    aperto && aperto.accettata === undefined && !vivi.includes(aperto) ? [...vivi, aperto] : vivi,
    per,
    regole,
  );
  const apri = (r: (typeof rilievi)[number] | null) =>
    correggi('verifica', r?.regola ?? null, { soggetto: r?.soggetto, testo, leps: parametri.leps });
  const tutto = () => {
    mostra(new Set(ordineGravita));
    scegliGruppi(null);
    correggi('verifica', null, {});
  };

  const filtri = (
    <div className={s.filtri}>
      <Cerca
        etichetta={t('cerca')}
        valore={testo}
        onCambia={(v) => correggi('verifica', regolaScelta, { ...parametri, testo: v })}
      />
      {leps === undefined ? null : (
        <Bottone larga misura="piccola" icona={X} onPress={() => correggi('verifica', regolaScelta, { testo })}>
          {t('soloLeps', { nome: leps.nome })}
        </Bottone>
      )}
      <Titoletto>{t('gravita')}</Titoletto>
      {ordineGravita.map((g) => {
        const { icona, tono } = segniGravita[g];
        return (
          <Spunta
            key={g}
            selezionata={viste.has(g)}
            onCambia={(si) => mostra(new Set(ordineGravita.filter((x) => (x === g ? si : viste.has(x)))))}
          >
            <Stato tono={tono} icona={icona} misura="media">
              {c(`gravita.${g}`)}
            </Stato>
            <span className={s.conto}>{conto[g]}</span>
          </Spunta>
        );
      })}
      {nomiGruppi.length === 0 ? null : <Titoletto>{t('gruppi')}</Titoletto>}
      {nomiGruppi.map((nome) => (
        <Spunta
          key={nome}
          selezionata={gruppiScelti === null || gruppiScelti.has(nome)}
          onCambia={(si) =>
            scegliGruppi(
              new Set(nomiGruppi.filter((x) => (x === nome ? si : gruppiScelti === null || gruppiScelti.has(x)))),
            )
          }
        >
          <span>{nome}</span>
          <span className={s.conto}>
            {rilievi.filter((r) => (regole.get(r.regola)?.gruppo ?? r.regola) === nome && !r.accettata).length}
          </span>
        </Spunta>
      ))}
      <Bottone variante="quieta" misura="piccola" onPress={tutto}>
        {t('tutti')}
      </Bottone>
    </div>
  );

  const ora = oraDi(new Date(esito.dataUpdatedAt).toISOString());
  const nRegole = t('regole', { count: catalogo.data?.regole.length ?? 0 });
  return (
    <>
      <IntestazioneStanza
        titolo={t('titolo')}
        contesto={
          esito.data === undefined
            ? null
            : esito.isFetching
              ? t('aggiornamento', { ora })
              : t('contesto', { ora, regole: nRegole })
        }
      >
        <Segmenti
          etichetta={t('raggruppa')}
          opzioni={[
            { id: 'gravita', testo: t('perGravita') },
            { id: 'gruppo', testo: t('perGruppo') },
          ]}
          valore={per}
          onCambia={(v) => raggruppa(v === 'gruppo' ? 'gruppo' : 'gravita')}
        />
        <Bottone icona={Printer} onPress={() => window.print()}>
          {t('stampa')}
        </Bottone>
      </IntestazioneStanza>
      <Colonne
        id="verifica"
        titoloCentro={t('elenco')}
        etichettaMisura={c('misura')}
        chiudi={c('chiudi')}
        sinistra={{
          titolo: t('filtri'),
          bottone: t('mostraFiltri'),
          icona: ListFilter,
          larghezza: 248,
          contenuto: filtri,
        }}
      >
        <div className={s.elenco}>
          {esito.isError ? (
            <Guasto
              titolo={c('guasto')}
              messaggio={esito.error.message}
              azioni={<Bottone onPress={() => void esito.refetch()}>{c('riprova')}</Bottone>}
            />
          ) : esito.data === undefined ? (
            <Attesa testo={c('caricamento')} />
          ) : null}
          {esito.data !== undefined && gruppi.length === 0 ? (
            <Vuoto
              titolo={t('nessuna')}
              icona={ShieldCheck}
              azioni={rilievi.length > accettati.length ? <Bottone onPress={tutto}>{t('tutti')}</Bottone> : undefined}
            >
              {rilievi.length > accettati.length
                ? t('nessunaFiltri', { n: t('nSegnalazioni', { count: rilievi.length }) })
                : t('nessunaTesto', { regole: nRegole })}
            </Vuoto>
          ) : null}
          {gruppi.map((g) => {
            const segno = eGravita(g.id) ? segniGravita[g.id] : null;
            return (
              <section key={g.id} aria-label={eGravita(g.id) ? c(`gravita.${g.id}`) : g.id}>
                <h2 className={s.titolo}>
                  {segno !== null && eGravita(g.id) ? (
                    <Stato tono={segno.tono} icona={segno.icona} misura="grande">
                      {c(`gravita.${g.id}`)}
                    </Stato>
                  ) : (
                    g.id
                  )}
                  <span className={s.spiega}>
                    {eGravita(g.id)
                      ? t(`spiega.${g.id}`, { n: g.rilievi.length })
                      : t('nSegnalazioni', { count: g.rilievi.length })}
                  </span>
                </h2>
                <ElencoRilievi
                  rilievi={per === 'gruppo' ? [...g.rilievi].sort(perGravita) : g.rilievi}
                  regole={regole}
                  aperto={chiaveAperto}
                  apri={apri}
                />
              </section>
            );
          })}
          {accettati.length === 0 ? null : (
            <section aria-label={t('accettate')}>
              <h2 className={s.titolo}>
                {t('accettate')}
                <span className={s.spiega}>{t('nAccettate', { count: accettati.length })}</span>
              </h2>
              <ElencoRilievi rilievi={accettati} regole={regole} aperto={chiaveAperto} apri={apri} />
            </section>
          )}
        </div>
      </Colonne>
    </>
  );
};
