export const StanzaQuadro = () => null;
