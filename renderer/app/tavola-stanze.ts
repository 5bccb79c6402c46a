import {
  BookOpenText,
  Landmark,
  LayoutDashboard,
  type LucideIcon,
  MessagesSquare,
  ShieldCheck,
  Stamp,
  Table2,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { NomeStanza } from './rotte.ts';

/** Icon and screen of each room; a screen arrives when its room is first opened. */
export const tavolaStanze: Readonly<
  Record<NomeStanza, { readonly icona: LucideIcon; readonly Stanza: LazyExoticComponent<ComponentType> }>
> = {
  quadro: {
    icona: LayoutDashboard,
    Stanza: lazy(async () => ({ default: (await import('../rooms/quadro/StanzaQuadro.tsx')).StanzaQuadro })),
  },
  piano: {
    icona: BookOpenText,
    Stanza: lazy(async () => ({ default: (await import('../rooms/piano/StanzaPiano.tsx')).StanzaPiano })),
  },
  registri: {
    icona: Table2,
    Stanza: lazy(async () => ({ default: (await import('../rooms/registri/StanzaRegistri.tsx')).StanzaRegistri })),
  },
  verifica: {
    icona: ShieldCheck,
    Stanza: lazy(async () => ({ default: (await import('../rooms/verifica/StanzaVerifica.tsx')).StanzaVerifica })),
  },
  coprogrammazione: {
    icona: MessagesSquare,
    Stanza: lazy(async () => ({
      default: (await import('../rooms/coprogrammazione/StanzaCoprogrammazione.tsx')).StanzaCoprogrammazione,
    })),
  },
  conferenza: {
    icona: Landmark,
    Stanza: lazy(async () => ({
      default: (await import('../rooms/conferenza/StanzaConferenza.tsx')).StanzaConferenza,
    })),
  },
  atti: {
    icona: Stamp,
    Stanza: lazy(async () => ({ default: (await import('../rooms/atti/StanzaAtti.tsx')).StanzaAtti })),
  },
};
