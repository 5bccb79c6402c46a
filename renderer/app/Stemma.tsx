/** Place of the body's own coat of arms: a plain shield until one is loaded. */
export const Stemma = ({ nome }: { readonly nome: string }) => (
  <svg width="28" height="32" viewBox="0 0 28 32" role="img" aria-label={nome} fill="none" stroke="currentColor">
    <path d="M2 2h24v15c0 7-6 10.5-12 13C8 27.5 2 24 2 17Z" strokeWidth="2" />
    <path d="M2 12h24M14 12v16M6 21c2-2 3-2 4 0s2 2 3 0M17 16h6M17 20h5" strokeWidth="1.5" />
  </svg>
);
